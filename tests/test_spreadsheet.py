"""A bank's sheet becomes the roster and the roster a sheet, and nothing is lost or guessed on the way."""

from __future__ import annotations

import csv
import io
import os
import random
import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any, get_args

import pytest
import workbooks
from click.testing import CliRunner, Result
from conftest import PROJECT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from microsite import cell, headings, roster, spreadsheet, table
from microsite.branch import Accessibility, Kind
from microsite.cli import main

GOLDEN = Path(__file__).parent / "imports"
VERIFIED = ("--verified-on", "2026-11-24", "--owner", "柜员")
Run = Callable[..., Result]


def bank(folder: Path) -> Path:
    """The data of a network with three branches in its roster."""
    (folder / "branches/campaigns").mkdir(parents=True)
    for name in ("mkdocs.yml", "branches/network.yml", "branches/maiwan.yml", "branches/campaigns/315-2027.yml"):
        shutil.copy(PROJECT / name, folder / name)
    lines = (PROJECT / "branches/roster.csv").read_text("utf-8").splitlines(keepends=True)
    (folder / "branches/roster.csv").write_text("".join(lines[:4]), "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return bank(tmp_path)


@pytest.fixture(scope="module")
def worn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One network for many examples."""
    return bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module", autouse=True)
def _path() -> Iterator[None]:
    before = sys.path[:]
    yield
    sys.path[:] = before


def run(folder: Path, *arguments: str) -> Result:
    """The command line within this process; a traceback is a failure."""
    with chdir(folder):
        result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def sheet(path: Path, *rows: list[Any]) -> Path:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    workbook.save(path)
    return path


def rows(folder: Path) -> dict[str, dict[str, str]]:
    return {row.cells["id"]: row.cells for row in table.rows(folder / "branches/roster.csv", "roster.csv")[1]}


@pytest.mark.parametrize(("name", "make", "arguments"), [
    ("head-office", workbooks.head_office, ()),
    ("core-system", workbooks.core_system, ("--column", "客诉专线=complaint_number")),
    ("in-english", workbooks.in_english, ()),
])
def test_what_import_says(folder: Path, name: str, make: Callable[[Path], None], arguments: tuple[str, ...]) -> None:
    """Two of the three sheets have mistakes; shown with --skip-wrong-rows, what is right in them is told too."""
    file = f"{name}.{'csv' if make is workbooks.core_system else 'xlsx'}"
    make(folder / file)
    before = (folder / "branches/roster.csv").read_bytes()
    done = run(folder, "import", file, *arguments)
    skipping = run(folder, "import", file, *arguments, *VERIFIED, "--skip-wrong-rows")
    said = done.output if done.exit_code == 0 else f"{done.output}\n--- with --verified-on, --owner and --skip-wrong-rows ---\n{skipping.output}"
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
        "consultation_number": "0571 0011 2233", "consultation_verified_on": "2026-11-20", "consultation_owner": "柜员"}
    assert roster.load(folder / "branches")["yinxinglu"].hotlines["consultation"].extension == "2"
    again = run(folder, "import", "branches.xlsx", "--write")
    assert "0 added, 0 changed, 0 removed, 4 as before" in again.output


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_demonstration_comes_back_as_it_went(folder: Path, suffix: str) -> None:
    shutil.copy(PROJECT / "branches/roster.csv", folder / "branches")
    said = run(folder, "export", f"out.{suffix}").output
    assert "202 branches are written" in said and "maiwan" in said
    assert "0 added, 0 changed, 0 removed, 202 as before" in run(folder, "import", f"out.{suffix}").output
    (folder / "branches/roster.csv").unlink()
    assert run(folder, "import", f"out.{suffix}", "--write").exit_code == 0
    assert (folder / "branches/roster.csv").read_text("utf-8").split("\n")[1:] == (PROJECT / "branches/roster.csv").read_text("utf-8").split("\n")[1:]


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co"]) | st.sampled_from("=+-@',;\"转 　"),
                min_size=1, max_size=12).map(str.strip).filter(lambda text: text and cell.tidy(text) and not cell.CONTROL.search(text))
NUMBERS = st.integers(0, 9_999_999).map(lambda number: f"0571 0{number // 10_000:03} {number % 10_000:04}")


@st.composite
def rosters(draw: st.DrawFn) -> list[dict[str, str]]:
    """Some branches with whatever their cells may hold."""
    ids = draw(st.lists(st.from_regex("[a-z][a-z0-9]{0,8}", fullmatch=True).map(lambda id: f"b-{id}"), min_size=1, max_size=4, unique=True))
    return [{column: draw(WORDS) for column in table.REQUIRED if "_" in column} | {"id": id, "kind": "outlet"}
            | draw(st.fixed_dictionaries({}, optional={"code": WORDS, "hours": st.sampled_from(["mon-fri 09:00-12:00, 13:00-17:00", "sat closed"]),
                                                       "accessibility": st.sampled_from(["ramp;parking", "ramp parking"])}))
            | draw(st.just({}) | st.fixed_dictionaries({"complaint_number": NUMBERS, "complaint_verified_on": st.just("2026-11-01"),
                                                        "complaint_owner": WORDS}, optional={"complaint_extension": st.just("07")}))
            for id in ids]


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(written=rosters(), suffix=st.sampled_from(["xlsx", "csv"]))
def test_any_roster_comes_back_as_it_went(worn: Path, written: list[dict[str, str]], suffix: str) -> None:
    path, out = worn / "branches/roster.csv", worn / f"out.{suffix}"
    columns = [column for column in table.COLUMNS if any(column in row for row in written)]
    path.write_text(table.written(columns, written), "utf-8")
    out.unlink(missing_ok=True)
    assert run(worn, "export", out.name).exit_code == 0
    said = run(worn, "import", out.name, "--write").output
    assert f"0 added, 0 changed, 0 removed, {len(written)} as before" in said, said


def test_export_is_the_same_whenever_it_is_made(folder: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        assert run(folder, "export", name).exit_code == 0
    assert (folder / "a.xlsx").read_bytes() == (folder / "b.xlsx").read_bytes()
    said = run(folder, "export", "a.xlsx")
    assert said.exit_code == 1 and "is there already" in said.output


def test_a_cell_never_becomes_a_formula(folder: Path) -> None:
    path = folder / "branches/roster.csv"
    path.write_text(path.read_text("utf-8").replace("Manager on duty", "=HYPERLINK(1)", 1).replace("Manager on duty", "'+1", 1), "utf-8")
    for name in ("out.xlsx", "out.csv"):
        run(folder, "export", name)
        assert "3 as before" in run(folder, "import", name).output
    cells = [cell for row in load_workbook(folder / "out.xlsx").active for cell in row if cell.value is not None]
    assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}
    content = (folder / "out.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    written = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert "'=HYPERLINK(1)" in written and "''+1" in written
    assert not [cell for cell in written if cell.startswith(("=", "+", "-", "@"))]


HEADER = ["机构号", "机构名称", "投诉电话"]


def test_a_branch_is_known_by_its_number_when_its_name_changes(folder: Path) -> None:
    sheet(folder / "one.xlsx", HEADER, ["0801", "禾塘银行股份有限公司柳路东支行", "0571 0001 0001"])
    run(folder, "import", "one.xlsx", "--write")
    assert rows(folder)["willow-east"]["code"] == "0801" and rows(folder)["willow-east"]["name_zh"] == "柳路东支行"
    sheet(folder / "two.xlsx", [*HEADER, "英文名称"], ["0801", "柳树路支行", "0571 0001 0001", "Willow Tree Road Outlet"])
    assert "name_zh: 柳路东支行 → 柳树路支行" in run(folder, "import", "two.xlsx").output


def test_a_new_number_has_to_be_verified_anew(folder: Path) -> None:
    sheet(folder / "new.xlsx", HEADER, [None, "柳路东支行", "0571-00010009"])
    said = run(folder, "import", "new.xlsx", "--write")
    assert said.exit_code == 1 and "no complaint_verified_on" in said.output
    run(folder, "import", "new.xlsx", "--write", "--verified-on", "2026-11-24")
    assert rows(folder)["willow-east"]["complaint_verified_on"] == "2026-11-24"
    assert rows(folder)["willow-east"]["complaint_owner"] == "Manager on duty"


def test_an_emptied_number_goes_with_all_that_belongs_to_it(folder: Path) -> None:
    sheet(folder / "empty.xlsx", HEADER, [None, "柳路东支行", None])
    run(folder, "import", "empty.xlsx", "--write")
    assert not [column for column in rows(folder)["willow-east"] if column.startswith("complaint")]


def test_branches_leave_the_roster_only_when_told(folder: Path) -> None:
    sheet(folder / "some.xlsx", HEADER, [None, "柳路东支行", "0571 0001 0001"], [None, "松路东支行", "0571 0001"])
    refused = run(folder, "import", "some.xlsx", "--write", "--remove-missing", "--skip-wrong-rows")
    assert refused.exit_code == 1 and len(rows(folder)) == 3, "a row with a mistake may be the one that would be removed"
    sheet(folder / "some.xlsx", HEADER, [None, "柳路东支行", "0571 0001 0001"])
    run(folder, "import", "some.xlsx", "--write")
    assert len(rows(folder)) == 3
    assert "removed   pine-east" in run(folder, "import", "some.xlsx", "--write", "--remove-missing").output
    assert list(rows(folder)) == ["willow-east"]


def test_new_ids_are_unlike_each_other_and_stay(folder: Path) -> None:
    names = [("桃路支行", "青杉区"), ("桃路支行", "白鹭区"), ("桃路支行", "石桥区"), ("315路支行", "青杉区"), ("资产", "青杉区")]
    sheet(folder / "new.xlsx", ["名称", "英文名称", "区县", "地址", "英文地址"], *([name, "A place", district, "路1号", "1 Road"] for name, district in names))
    said = run(folder, "import", "new.xlsx")
    assert said.exit_code == 1 and "new.xlsx:Sheet:6: a new branch without kind" in said.output
    assert run(folder, "import", "new.xlsx", "--write", "--skip-wrong-rows").exit_code == 0
    assert list(rows(folder))[3:] == ["taolu", "taolu-bailuqu", "taolu-shiqiaoqu", "branch-315lu"]


@pytest.mark.parametrize(("arguments", "answer"), [
    ((), "consultation_number could be B “电话” and C “座机”"),
    (("--column", "电话=complaint_number"), "consultation_number: (nothing) → 0571 0001 0005"),
    (("--column", "B=complaint_number"), "consultation_number: (nothing) → 0571 0001 0005"),
    (("--map", "map.yml"), "consultation_number: (nothing) → 0571 0001 0005"),
    (("--column", "电话="), "not taken: B 电话"),
    (("--column", "固话=complaint_number"), "there is no heading “固话”"),
    (("--column", "电话=complaint_numbr"), "Did you mean “complaint_number”?"),
    (("--column", "电话"), "there is no = in “电话”"),
    (("--map", "none.yml"), "none.yml: can't be read"),
    (("--sheet", "Shet"), "Did you mean “Sheet”?"),
])
def test_an_editor_says_what_a_heading_means(folder: Path, arguments: tuple[str, ...], answer: str) -> None:
    sheet(folder / "two.xlsx", ["名称", "电话", "座机"], ["柳路东支行", "0571 0001 0001", "0571 0001 0005"])
    (folder / "map.yml").write_text("电话: complaint_number\n座机: consultation_number\n", "utf-8")
    assert answer in run(folder, "import", "two.xlsx", *VERIFIED, *arguments).output


def test_each_name_means_one_thing() -> None:
    for family, known in (("headings", headings.COLUMNS), ("kinds", get_args(Kind)), ("accessibility", get_args(Accessibility))):
        words = [cell.normal(name) for word, names in cell.WORDS[family].items() for name in {word, *names}]
        assert len(words) == len(set(words))
        assert set(cell.WORDS[family]) <= set(known)
    assert set(cell.WORDS["kinds"]) == set(get_args(Kind)) and set(cell.WORDS["accessibility"]) == set(get_args(Accessibility))


@pytest.mark.parametrize(("written", "read"), [
    ("周一至周五 8:30-17:00，周六、周日 9:00—16:00", "mon-fri 08:30-17:00; sat-sun 09:00-16:00"),
    ("工作日 上午８：３０～１１：３０　下午1:30-5:00", "mon-fri 08:30-11:30, 13:30-17:00"),
    ("星期一到星期五 9点-17点30分\n双休日休息", "mon-fri 09:00-17:30"),
    ("周一至五8:30-17:00；周六日9:00-16:00", "mon-fri 08:30-17:00; sat-sun 09:00-16:00"),
    ("每天24小时", "mon-sun 00:00-24:00"),
    ("Monday to Friday 9:00-17:00", "mon-fri 09:00-17:00"),
    ("周一 至 周五 9:00 - 17:00", "mon-fri 09:00-17:00"),
    ("mon-fri 09:00-12:00, 13:30-17:00; sat closed", "mon-fri 09:00-12:00, 13:30-17:00; sat closed"),
    ("8:30-17:00", "doesn't say on which days"),
    ("周一至周五 8:30-17:00（节假日除外）", "holds “节假日除外)”"),
    ("周一至周五 8:30-5:00", "ends before it starts"),
    ("周一8:30-17:00 周一9:00-17:00", "names mon twice"),
    ("周五至周一 8:30-17:00", "in an order that can't be read"),
    ("周六、周日", "gives no hours for sat, sun"),
])
def test_opening_hours(written: str, read: str) -> None:
    try:
        assert cell.roster_form("hours", written) == read
    except ValueError as error:
        assert read in str(error)


@pytest.mark.parametrize(("written", "read"), [
    ("57188880000.0", ["0571 8888 0000"]),
    ("（０５７１）８８８８－００００", ["0571 8888 0000"]),
    ("+86 571 8888 0000", ["0571 8888 0000"]),
    ("0571—88880000转 02", ["0571 8888 0000 02"]),
    ("0571-88880000 ext. 2", ["0571 8888 0000 2"]),
    ("电话：0571-88880000（分机2）", ["0571 8888 0000 2"]),
    ("95588", ["95588"]),
    ("0571-88880000/13800138000\n95588", ["0571 8888 0000", "138 0013 8000", "95588"]),
    ("88880000", "with its area code"),
    ("0571-88880000/1", "1 — is not a telephone number"),
    ("0571-88880000（节假日无人接听）", "is not"),
    ("见总行", "is not a telephone number"),
    ("/", "is not a telephone number"),
])
def test_numbers_in_a_cell(written: str, read: list[str] | str) -> None:
    try:
        assert [" ".join(filter(None, line[1:])) for line in cell.lines(written)] == read
    except ValueError as error:
        assert isinstance(read, str) and read in str(error)


@given(st.text(st.sampled_from("周一至五日末每天休息0123456789:-，;上下午to mon") | st.characters(), max_size=30), st.sampled_from(headings.COLUMNS))
def test_any_cell_is_read_or_refused_and_reading_twice_changes_nothing(text: str, column: str) -> None:
    try:
        cell.lines(text)
    except ValueError:
        pass
    try:
        once = cell.roster_form(column, text)
    except ValueError:
        return
    assert cell.roster_form(column, once) == once


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(("name", "content", "answer"), [
    ("a.xls", spreadsheet.OLD_EXCEL + b"Workbook", "save it as .xlsx"),
    ("a.xlsx", spreadsheet.OLD_EXCEL + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    ("a.xls", b"<html><table>", "this is a web page"),
    ("a.xlsx", b"PK\x03\x04 cut off", "the file is damaged"),
    ("a.xlsx", zipped(mimetype=b"application/vnd.oasis"), "the file is damaged"),
    ("a.xlsx", zipped(bomb=b"0" * 60_000_001), "unpacks to more than 60,000,000 bytes"),
    ("a.xlsx", zipped(**{"xl/worksheets/sheet1.xml": b'<mergeCell ref="A1:XFD1048576"/>'}), "more than 50,000 rows"),
    ("a.csv", "名称,地址\n".encode() + b"x\n" * 50_001, "more than 50,000 rows"),
    ("a.csv", b"", "no heading is known"),
    ("a.csv", b"\xff\xfe\x00", "neither in UTF-8"),
    ("a.csv", b"\x81\xff\xff", "neither in UTF-8"),
    ("a.csv", b'name_zh,address_zh\n"' + b"x" * 200_000, "this row can't be read"),
], ids=lambda value: value if isinstance(value, str) else "")
def test_a_file_that_is_no_sheet(folder: Path, name: str, content: bytes, answer: str) -> None:
    (folder / name).write_bytes(content)
    said = run(folder, "import", name, "--write")
    assert said.exit_code == 1 and answer in said.output


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ","), ("gb18030", ","), ("utf-16", "\t"), ("utf-8", ";")])
def test_text_as_excel_saves_it(folder: Path, encoding: str, delimiter: str) -> None:
    (folder / "a.csv").write_bytes(f"名称{delimiter}投诉电话\r\n柳路东支行{delimiter}0571-00010001\r\n".encode(encoding))
    assert "0 changed" in run(folder, "import", "a.csv").output


def test_several_lists_in_a_workbook(folder: Path) -> None:
    workbook = Workbook()
    for title, number in (("在营", "0571 0001 0001"), ("拟建", "0571 0001 0009")):
        page = workbook.create_sheet(title)
        page.append(["名称", "投诉电话"])
        page.append(["柳路东支行", number])
    workbook.save(folder / "two.xlsx")
    assert "several sheets look like lists of branches: 在营, 拟建" in run(folder, "import", "two.xlsx").output
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


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The same with some bytes changed, cut out or doubled."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(spoilt) or 1)
        end = start + chance.randint(1, 8)
        spoilt[start:end] = chance.choice([b"", chance.randbytes(end - start), spoilt[start:end] * 2, b"<", b'"', b",", b"-1", b"99999999"])
    return bytes(spoilt)


def spoilt_workbook(content: bytes, chance: random.Random) -> bytes:
    """A workbook with one spoilt part, or spoilt itself."""
    if chance.random() < 0.3:
        return spoilt(content, chance)
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    name = chance.choice(sorted(files))
    return zipped(**files | {name: spoilt(files[name], chance)})


def spoil_and_import(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    make = chance.choice([workbooks.head_office, workbooks.core_system, workbooks.in_english])
    path = folder / "spoilt"
    make(path)
    path.write_bytes((spoilt if make is workbooks.core_system else spoilt_workbook)(path.read_bytes(), chance))
    target = folder / "branches/roster.csv"
    before = target.read_bytes()
    done = run(folder, "import", path.name, *VERIFIED, "--skip-wrong-rows", "--write")
    if done.exit_code:
        assert target.read_bytes() == before
    roster.load(folder / "branches")
    assert sorted(path.name for path in (folder / "branches").iterdir()) == ["campaigns", "maiwan.yml", "network.yml", "roster.csv"]
    target.write_bytes(before)


@pytest.mark.parametrize("seed", range(30))
def test_a_spoilt_file_spoils_nothing(worn: Path, seed: int) -> None:
    spoil_and_import(worn, seed)


@pytest.mark.exhaustive
def test_many_spoilt_files_spoil_nothing(worn: Path) -> None:
    for seed in range(30, 3000):
        spoil_and_import(worn, seed)
