"""A bank's sheet becomes the roster, and nothing is lost or guessed on the way."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from support import workbooks
from support.command import run
from support.sheets import VERIFIED, rows, sheet

from microsite.data import loading
from microsite.sheets.columns import of_names

GOLDEN = Path(__file__).parent / "imports"


@pytest.mark.parametrize(
    ("name", "make", "arguments"),
    [
        ("head-office", workbooks.head_office, ()),
        ("core-system", workbooks.core_system, ("--column", "客诉专线=complaint_number")),
        ("in-english", workbooks.in_english, ()),
    ],
)
def test_what_import_says(
    folder: Path, name: str, make: Callable[[Path], None], arguments: tuple[str, ...]
) -> None:
    """Two of the three sheets have mistakes; shown with --skip-wrong-rows, what is right in them is told too."""
    file = f"{name}.{'csv' if make is workbooks.core_system else 'xlsx'}"
    make(folder / file)
    before = (folder / "branches/roster.csv").read_bytes()
    done = run(folder, "import", file, *arguments)
    skipping = run(folder, "import", file, *arguments, *VERIFIED, "--skip-wrong-rows")
    said = (
        done.output
        if done.exit_code == 0
        else f"{done.output}\n--- with {' '.join(VERIFIED)} --skip-wrong-rows ---\n{skipping.output}"
    )
    assert said == (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert skipping.exit_code == 0 and done.exit_code == (name != "head-office")
    assert (folder / "branches/roster.csv").read_bytes() == before


def test_what_was_shown_is_written(folder: Path) -> None:
    workbooks.head_office(folder / "branches.xlsx")
    before = rows(folder)
    assert run(folder, "import", "branches.xlsx", "--write").exit_code == 0
    after = rows(folder)
    assert list(after) == [*before, "yinxinglu"]
    assert after["pine-east"] == before["pine-east"]
    assert after["willow-east"] == before["willow-east"] | {
        "consultation_number": "0571 0011 2233",
        "consultation_verified_on": "2026-11-20",
        "consultation_owner": "柜员",
    }
    assert loading.load(folder / "branches")["yinxinglu"].hotlines["consultation"].extension == "2"
    again = run(folder, "import", "branches.xlsx", "--write")
    assert "0 added, 0 changed, 0 removed, 4 as before" in again.output


HEADER = ["机构号", "机构名称", "投诉电话"]


def test_a_branch_is_known_by_its_number_when_its_name_changes(folder: Path) -> None:
    sheet(folder / "one.xlsx", HEADER, ["0801", "禾塘银行股份有限公司柳路东支行", "0571 0001 0001"])
    run(folder, "import", "one.xlsx", "--write")
    assert (
        rows(folder)["willow-east"]["code"] == "0801"
        and rows(folder)["willow-east"]["name_zh"] == "柳路东支行"
    )
    sheet(
        folder / "two.xlsx",
        [*HEADER, "英文名称"],
        ["0801", "柳树路支行", "0571 0001 0001", "Willow Tree Road Outlet"],
    )
    assert "name_zh: 柳路东支行 → 柳树路支行" in run(folder, "import", "two.xlsx").output


def test_a_branch_is_not_another_one_because_of_its_english_name(folder: Path) -> None:
    header = ["机构名称", "英文名称", "地址"]
    sheet(folder / "new.xlsx", header, ["榆路东支行", "Willow Road East Outlet", "青杉区榆路15号"])
    before = rows(folder)
    done = run(folder, "import", "new.xlsx", "--write")
    assert done.exit_code == 1 and rows(folder) == before
    assert "has a name of willow-east, but another name and another address" in done.output
    assert "有一个名称和 willow-east 的一样，另一个名称和地址却不一样" in done.output


def test_a_new_number_has_to_be_verified_anew(folder: Path) -> None:
    sheet(folder / "new.xlsx", HEADER, [None, "柳路东支行", "0571-00010009"])
    said = run(folder, "import", "new.xlsx", "--write")
    assert said.exit_code == 1 and "no “complaint_verified_on”" in said.output
    run(folder, "import", "new.xlsx", "--write", "--verified-on", "2026-11-24")
    assert rows(folder)["willow-east"]["complaint_verified_on"] == "2026-11-24"
    assert rows(folder)["willow-east"]["complaint_owner"] == "Manager on duty"


def test_the_day_of_the_old_number_is_not_that_of_a_new_one(folder: Path) -> None:
    sheet(folder / "new.xlsx", [*HEADER, "核实日期"], [None, "柳路东支行", "0571-00010009", "2026-11-01"])
    said = run(folder, "import", "new.xlsx", "--write")
    assert said.exit_code == 1 and "no later than 2026-11-01, when the old one was called" in said.output
    sheet(folder / "called.xlsx", [*HEADER, "核实日期"], [None, "柳路东支行", "0571-00010009", "2026-11-24"])
    run(folder, "import", "called.xlsx", "--write")
    assert rows(folder)["willow-east"]["complaint_verified_on"] == "2026-11-24"


def test_another_extension_is_another_number(folder: Path) -> None:
    heads = [*HEADER, "投诉分机"]
    sheet(folder / "a.xlsx", heads, [None, "柳路东支行", "0571-00010001", "805"])
    assert "no “complaint_verified_on”" in run(folder, "import", "a.xlsx").output
    assert run(folder, "import", "a.xlsx", *VERIFIED, "--write").exit_code == 0
    sheet(folder / "silent.xlsx", HEADER, [None, "柳路东支行", "0571-00010001"])
    assert "0 changed" in run(folder, "import", "silent.xlsx").output
    sheet(folder / "two.xlsx", heads, [None, "柳路东支行", "0571-00010001转805", "806"])
    told = run(folder, "import", "two.xlsx", *VERIFIED)
    assert "“投诉分机” is 806, but the number has the extension 805" in told.output


def test_an_older_day_of_the_same_number_changes_nothing(folder: Path) -> None:
    sheet(folder / "old.xlsx", [*HEADER, "核实日期"], [None, "柳路东支行", "0571-00010001", "2026-03-01"])
    assert "0 changed" in run(folder, "import", "old.xlsx").output


def test_a_code_that_agrees_with_nothing_else_is_asked_about(folder: Path) -> None:
    coded = ["机构号", "机构名称", "英文名称", "地址", "英文地址", "投诉电话"]
    row = [
        "03101",
        "柳路东支行",
        "Willow Road East Outlet",
        "青杉区柳路15号",
        "15 Willow Road",
        "0571-00010001",
    ]
    sheet(folder / "a.xlsx", ["网址编号", "机构号"], ["willow-east", "03101"])
    assert run(folder, "import", "a.xlsx", "--write").exit_code == 0
    sheet(folder / "same.xlsx", coded[:2], row[:2])
    assert "0 changed" in run(folder, "import", "same.xlsx").output
    sheet(folder / "without-zero.xlsx", ["网址编号", "机构号"], ["willow-east", "3101"])
    assert "0 changed" in run(folder, "import", "without-zero.xlsx").output
    sheet(
        folder / "other.xlsx",
        coded,
        ["03101", "新十二支行", "New Twelve", "新路1号", "1 New Road", "0571-00019999"],
    )
    told = run(folder, "import", "other.xlsx", *VERIFIED)
    assert "has the code of willow-east, but another name, address and number" in told.output
    sheet(folder / "swapped.xlsx", coded[:2], ["03101", rows(folder)["pine-east"]["name_zh"]])
    told = run(folder, "import", "swapped.xlsx")
    assert "has the code of willow-east, but the name of " in told.output


def test_hours_of_a_number_stay_with_it(folder: Path) -> None:
    heads = ["网址编号", "投诉电话", "投诉电话接听时间", "营业时间"]
    cells = [
        "willow-east",
        "0571-00010001",
        "工作日 8:30-17:30（节假日除外）",
        "对私 每天9:00-17:00 对公 工作日9:00-16:00",
    ]
    sheet(folder / "a.xlsx", heads, cells)
    assert run(folder, "import", "a.xlsx", *VERIFIED, "--write").exit_code == 0
    changed = rows(folder)["willow-east"]
    assert changed["complaint_hours"] == "mon-fri 08:30-17:30; holidays closed"
    assert changed["hours"] == "mon-sun 09:00-17:00; firms mon-fri 09:00-16:00"
    sheet(folder / "b.xlsx", ["网址编号", "投诉电话"], ["willow-east", "0571-00010009"])
    assert run(folder, "import", "b.xlsx", *VERIFIED, "--write").exit_code == 0
    assert not rows(folder)["willow-east"].get("complaint_hours")


@pytest.mark.sampled(4)
@pytest.mark.parametrize("dash", ["-", "—", ".", "/", "——", "－", "无", "暂无", " - ", "n/a"])
def test_a_dash_says_nothing_of_hours(folder: Path, dash: str) -> None:
    sheet(folder / "a.xlsx", ["网址编号", "营业时间"], ["willow-east", dash])
    assert run(folder, "import", "a.xlsx", "--write").exit_code == 0
    assert loading.load(folder / "branches")["willow-east"].hours_on(date(2026, 11, 26)) == ("08:30-17:00",)


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    "written",
    [
        "周六、周日休息",
        "周日休息",
        "周末不营业",
        "Sunday closed",
        "营业",
        "正常营业",
        "对公周日休息",
        "节假日休息",
    ],
)
def test_what_says_only_when_it_is_closed_is_asked(folder: Path, written: str) -> None:
    before = rows(folder)
    sheet(folder / "a.xlsx", ["网址编号", "营业时间"], ["willow-east", written])
    done = run(folder, "import", "a.xlsx", "--write")
    assert done.exit_code == 1 and "Write the days and the hours" in done.output
    assert "请写星期和时间" in done.output and rows(folder) == before


def test_an_emptied_number_goes_with_all_that_belongs_to_it(folder: Path) -> None:
    sheet(folder / "empty.xlsx", HEADER, [None, "柳路东支行", None])
    run(folder, "import", "empty.xlsx", "--write")
    assert not [column for column in rows(folder)["willow-east"] if column.startswith("complaint")]


def test_branches_leave_the_roster_only_when_told(folder: Path) -> None:
    sheet(
        folder / "some.xlsx",
        HEADER,
        [None, "柳路东支行", "0571 0001 0001"],
        [None, "松路东支行", "0571 0001"],
    )
    refused = run(folder, "import", "some.xlsx", "--write", "--remove-missing", "--skip-wrong-rows")
    assert refused.exit_code == 1 and len(rows(folder)) == 3, (
        "a row with a mistake may be the one that would be removed"
    )
    sheet(folder / "some.xlsx", HEADER, [None, "柳路东支行", "0571 0001 0001"])
    run(folder, "import", "some.xlsx", "--write")
    assert len(rows(folder)) == 3
    assert (
        "removed 删除    pine-east"
        in run(folder, "import", "some.xlsx", "--write", "--remove-missing").output
    )
    assert list(rows(folder)) == ["willow-east"]


def test_new_ids_are_unlike_each_other_and_stay(folder: Path) -> None:
    names = [
        ("桃路支行", "青杉区"),
        ("桃路支行", "白鹭区"),
        ("桃路支行", "石桥区"),
        ("315路支行", "青杉区"),
        ("资产", "青杉区"),
    ]
    sheet(
        folder / "new.xlsx",
        ["名称", "英文名称", "区县", "地址", "英文地址"],
        *(
            [name, f"Context {number}", district, "路1号", "1 Road"]
            for number, (name, district) in enumerate(names)
        ),
    )
    said = run(folder, "import", "new.xlsx")
    assert said.exit_code == 1 and "new.xlsx:Sheet:6: a new branch without kind" in said.output
    assert run(folder, "import", "new.xlsx", "--write", "--skip-wrong-rows").exit_code == 0
    assert list(rows(folder))[3:] == ["taolu", "taolu-bailuqu", "taolu-shiqiaoqu", "branch-315lu"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ((), "consultation_number could be B “电话” and C “座机”"),
        (("--column", "电话=complaint_number"), "consultation_number: (nothing 空) → 0571 0001 0005"),
        (("--column", "B=complaint_number"), "consultation_number: (nothing 空) → 0571 0001 0005"),
        (("--map", "map.yml"), "consultation_number: (nothing 空) → 0571 0001 0005"),
        (("--column", "电话="), "没有导入的列: B 电话"),
        (("--column", "固话=complaint_number"), "there is no heading “固话”"),
        (("--column", "电话=complaint_numbr"), "Did you mean “complaint_number”?"),
        (("--column", "电话"), "there is no = in “电话”"),
        (("--map", "none.yml"), "none.yml: can't be read"),
        (("--sheet", "Shet"), "Did you mean “Sheet”?"),
    ],
)
def test_an_editor_says_what_a_heading_means(folder: Path, arguments: tuple[str, ...], answer: str) -> None:
    sheet(folder / "two.xlsx", ["名称", "电话", "座机"], ["柳路东支行", "0571 0001 0001", "0571 0001 0005"])
    (folder / "map.yml").write_text("电话: complaint_number\n座机: consultation_number\n", "utf-8")
    assert answer in run(folder, "import", "two.xlsx", *VERIFIED, *arguments).output


def test_several_lists_in_a_workbook(folder: Path) -> None:
    workbook = Workbook()
    for title, number in (("在营", "0571 0001 0001"), ("拟建", "0571 0001 0009")):
        page = workbook.create_sheet(title)
        page.append(["名称", "投诉电话"])
        page.append(["柳路东支行", number])
    workbook.save(folder / "two.xlsx")
    assert (
        "several sheets look like lists of branches: 在营, 拟建" in run(folder, "import", "two.xlsx").output
    )
    assert "0 changed" in run(folder, "import", "two.xlsx", "--sheet", "在营").output


def test_a_roster_that_can_t_be_replaced_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workbooks.head_office(folder / "branches.xlsx")
    before = sorted((path.name, path.stat().st_mtime_ns) for path in (folder / "branches").iterdir())

    def full(*arguments: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    said = run(folder, "import", "branches.xlsx", "--write")
    assert said.exit_code == 1 and "It is as it was before." in said.output
    assert sorted((path.name, path.stat().st_mtime_ns) for path in (folder / "branches").iterdir()) == before


def test_a_remark_that_a_branch_rests_or_moves_is_asked(folder: Path) -> None:
    for remark in ("12月1日搬至新华路3号", "2026年12月起装修，暂停营业"):
        sheet(folder / "one.xlsx", ["机构名称", "投诉电话", "备注"], ["柳路东支行", "0571 0001 0001", remark])
        done = run(folder, "import", "one.xlsx", "--write")
        assert done.exit_code == 1 and f"“备注” says “{remark}”" in done.output


@pytest.mark.parametrize(
    "state", ["已撤销", "拟撤并", "停业装修", "closed", "2026年12月起停业", "筹建中", "关", "0"]
)
def test_a_branch_that_a_column_calls_closed_is_asked(folder: Path, state: str) -> None:
    sheet(
        folder / "one.xlsx",
        ["机构名称", "投诉电话", "状态"],
        ["柳路东支行", "0571 0001 0001", state],
        ["松路东支行", "0571 0001 0003", "未撤销"],
    )
    done = run(folder, "import", "one.xlsx", "--write")
    assert f"“状态” says “{state}”" in done.output and "未撤销" not in done.output
    assert done.exit_code == 1


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("服务点名称", "name_zh"),
        ("分社地址", "address_zh"),
        ("便民点营业时间", "hours"),
        ("站点电话", "consultation_number"),
    ],
)
def test_a_heading_behind_a_word_for_a_branch(heading: str, column: str) -> None:
    assert of_names()[heading] == column


def test_the_head_of_a_branch_answers_for_no_number() -> None:
    assert "机构负责人" not in of_names()


def test_a_branch_that_moves_leaves_its_place_on_the_map(folder: Path) -> None:
    """Nobody is led to where it was; a sheet that names the place again keeps it."""
    header = ["网址编号", "地址", "英文地址", "gps纬度", "gps经度"]
    place = ["30.2741", "120.1551"]
    sheet(
        folder / "one.xlsx",
        header,
        ["willow-east", "青杉区柳路14号", "14 Willow Road, Qingshan District", *place],
    )
    assert run(folder, "import", "one.xlsx", "--coordinates", "wgs84", "--write").exit_code == 0
    assert rows(folder)["willow-east"]["latitude"] == "30.2741"
    sheet(
        folder / "two.xlsx",
        header[:3],
        ["willow-east", "青杉区柳路15号", "15 Willow Road, Qingshan District"],
    )
    done = run(folder, "import", "two.xlsx", "--write")
    assert "原来的经纬度（30.2741, 120.1551）已删掉" in done.output
    assert "latitude" not in rows(folder)["willow-east"]


def test_an_extension_that_a_list_no_longer_gives_is_told_and_not_verified(folder: Path) -> None:
    header = ["网址编号", "投诉电话", "投诉电话核实日期"]
    sheet(folder / "one.xlsx", header, ["willow-east", "0571 0001 0001转8", "2026-11-20"])
    run(folder, "import", "one.xlsx", "--write")
    sheet(folder / "two.xlsx", header, ["willow-east", "0571 0001 0001", "2026-11-24"])
    done = run(folder, "import", "two.xlsx", "--write")
    assert "这里原来写着分机 8，没有改" in done.output
    row = rows(folder)["willow-east"]
    assert (row["complaint_extension"], row["complaint_verified_on"]) == ("8", "2026-11-20")


def test_the_branch_that_takes_over_may_be_named(folder: Path) -> None:
    header = ["网址编号", "撤销日期", "并入网点"]
    sheet(folder / "one.xlsx", header, ["willow-east", "2027-06-30", "禾塘银行竹路东支行"])
    assert run(folder, "import", "one.xlsx", "--write").exit_code == 0
    assert rows(folder)["willow-east"]["merged_into"] == "bamboo-east"
    sheet(folder / "two.xlsx", header, ["willow-east", "2027-06-30", "没有的支行"])
    assert "没有的支行”不对：不是这里任何一个网点" in run(folder, "import", "two.xlsx").output
