"""Several numbers for one purpose, kinds and purposes of an institution's own: what may be written, and where."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.command import run
from support.network import lay_rows

from microsite.data.loading import load
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes

CALLED = {"verified_on": "2026-11-05", "owner": "Branch office"}
PEOPLE = CALLED | {"number": "0571 0000 2002", "for": {"en": "people", "zh": "个人"}}
FIRMS = CALLED | {"number": "0571 0000 2012", "for": {"en": "firms", "zh": "企业"}}
TOWN = CALLED | {"number": "138 0013 8000", "for": {"en": "Upper Bridge", "zh": "上桥镇"}}


def with_complaint(folder: Path, written: Any, **network: Any) -> Roster:
    """A small network in which one branch has these numbers for complaints."""
    lay_rows(folder)
    for name, more in (("maiwan", {"hotlines": {"complaint": written}}), ("network", network)):
        path = folder / f"branches/{name}.yml"
        data = yaml.safe_load(path.read_text("utf-8")) | more
        path.write_text(json.dumps(data, default=str, indent=1), "utf-8")
    return load(folder / "branches")


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        (PEOPLE, ["0571 0000 2002"]),
        ([PEOPLE], ["0571 0000 2002"]),
        ([PEOPLE, FIRMS], ["0571 0000 2002", "0571 0000 2012"]),
        ([FIRMS, PEOPLE, TOWN], ["0571 0000 2012", "0571 0000 2002", "138 0013 8000"]),
        (CALLED | {"number": "0571 0000 2002"}, ["0571 0000 2002"]),
        ([CALLED | {"number": "95588"}], ["95588"]),
        ([PEOPLE, FIRMS | {"number": "400 881 2345"}], ["0571 0000 2002", "400 881 2345"]),
        ([PEOPLE, FIRMS | {"number": PEOPLE["number"], "extension": "8"}], ["0571 0000 2002"] * 2),
        ([PEOPLE, FIRMS | {"hours": {"mon-fri": "09:00-17:00"}}], ["0571 0000 2002", "0571 0000 2012"]),
        ({"hours": {"mon-fri": "09:00-17:00"}}, ["0571 0000 1000"]),
    ],
)
def test_numbers_that_can_be(tmp_path: Path, written: Any, numbers: list[str]) -> None:
    branch = with_complaint(tmp_path, written)["maiwan"]
    assert [hotline.number for hotline in branch.numbers["complaint"]] == numbers
    assert branch.hotlines["complaint"].number == numbers[0]


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("written", "told"),
    [
        ([], "is an empty list"),
        ([PEOPLE, CALLED | {"number": "0571 0000 2012"}], "doesn't say for whom it is"),
        ([PEOPLE, PEOPLE], "holds 0571 0000 2002 twice"),
        ([PEOPLE, FIRMS | {"for": PEOPLE["for"]}], "two numbers for “people”"),
        ([PEOPLE, FIRMS | {"for": {"en": "firms", "zh": "个人"}}], "say for whom each one is"),
        ([PEOPLE, {"for": {"en": "firms", "zh": "企业"}}], "has no number in place 2"),
        ([PEOPLE, FIRMS | {"number": "0571 0000 20I2"}], "“number” in item 2 of “hotlines.complaint”"),
        ([PEOPLE, FIRMS | {"for": "firms"}], "Write it in each language"),
        ([PEOPLE, {"number": "0571 0000 2012", "for": FIRMS["for"]}], "needs verified_on"),
        ([PEOPLE, FIRMS | {"fro": "x"}], "Did you mean “for”?"),
        (["0571 0000 2002", "0571 0000 2012"], "must have fields of its own"),
        ("0571 0000 2002", "must have fields of its own"),
    ],
)
def test_numbers_that_cannot_be(tmp_path: Path, written: Any, told: str) -> None:
    with pytest.raises(Mistakes) as refused:
        with_complaint(tmp_path, written)
    assert told in refused.value.message
    assert all(mistake.zh for mistake in refused.value.mistakes)


def test_what_the_institution_has_several_of_is_written_in_full(tmp_path: Path) -> None:
    hotlines = {"complaint": [PEOPLE, FIRMS], "consultation": TOWN}
    inherited = with_complaint(tmp_path / "a", [TOWN], hotlines=hotlines)["bamboo-east"]
    assert len(inherited.numbers["consultation"]) == 1
    with pytest.raises(Mistakes, match="these fields don't say of which"):
        with_complaint(tmp_path / "b", {"hours": {"mon-fri": "09:00-17:00"}}, hotlines=hotlines)


KINDS = {
    "division": {"label": {"en": "Branch", "zh": "分行"}},
    "head-office": {"label": {"en": "Head office", "zh": "总行"}},
    "sub-office": {"label": {"en": "Sub-office", "zh": "分社"}},
    "village-bank": {"label": {"en": "Village bank", "zh": "村镇银行"}},
    "self-service": {"label": {"en": "Self-service bank", "zh": "自助银行"}, "staffed": False},
    "business-hall": {"label": {"en": "Business hall", "zh": "营业部"}},
}


@pytest.mark.sampled(4)
@pytest.mark.parametrize("kind", [*KINDS, "outlet", "county"])
def test_kinds_of_its_own(tmp_path: Path, kind: str) -> None:
    folder = lay_rows(tmp_path)
    network = folder / "branches/network.yml"
    data = yaml.safe_load(network.read_text("utf-8")) | {"kinds": KINDS}
    network.write_text(json.dumps(data, default=str), "utf-8")
    path = folder / "branches/maiwan.yml"
    path.write_text(path.read_text("utf-8").replace("kind: cooperative", f"kind: {kind}"), "utf-8")
    roster = load(folder / "branches")
    label = roster.network.all_kinds[roster["maiwan"].kind].label
    assert label["zh"] == (
        KINDS[kind]["label"]["zh"] if kind in KINDS else {"outlet": "支行", "county": "县支行"}[kind]
    )  # type: ignore[index]
    asked = {branch.id for branch in roster.asked("315-2027")}
    assert ("maiwan" in asked) == (kind != "self-service")


@pytest.mark.parametrize("kind", ["institution", "bank", "分行", "Outlet", ""])
def test_kinds_that_nobody_named(tmp_path: Path, kind: str) -> None:
    folder = lay_rows(tmp_path)
    path = folder / "branches/maiwan.yml"
    path.write_text(path.read_text("utf-8").replace("kind: cooperative", f'kind: "{kind}"'), "utf-8")
    with pytest.raises(Mistakes, match="“kind”"):
        load(folder / "branches")


ROW = {
    "complaint_number": "0571 0000 2002",
    "complaint_for_en": "people",
    "complaint_for_zh": "个人",
    "complaint_2_number": "0571 0000 2012",
    "complaint_2_extension": "8",
    "complaint_2_for_en": "firms",
    "complaint_2_for_zh": "企业",
    "complaint_2_verified_on": "2026-11-05",
    "complaint_2_owner": "Branch office",
    "pension-desk_number": "0571 0000 2099",
    "pension-desk_verified_on": "2026-11-05",
    "pension-desk_owner": "Branch office",
    "closes": "2028-01-01",
    "merged_into": "maiwan",
}


@pytest.fixture
def with_purpose(tmp_path: Path) -> Path:
    """A small network with a purpose of its own."""
    folder = lay_rows(tmp_path)
    path = folder / "branches/network.yml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data.setdefault("purposes", {})["pension-desk"] = {
        "label": {"en": "Pension desk", "zh": "养老金专线"},
        "text": {"en": "Pensions", "zh": "养老金"},
    }
    path.write_text(json.dumps(data, default=str), "utf-8")
    return folder


@pytest.mark.exhaustive
def test_a_sheet_goes_out_and_comes_in_with_them(with_purpose: Path) -> None:
    table = with_purpose / "branches/roster.csv"
    rows = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    rows[0] |= ROW
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
    branch = load(with_purpose / "branches")[rows[0]["id"]]
    people, firms = branch.numbers["complaint"]
    assert (people.whom and people.whom["zh"], firms.whom and firms.whom["zh"]) == ("个人", "企业")
    assert (firms.extension, branch.hotlines["pension-desk"].number) == ("8", "0571 0000 2099")
    assert run(with_purpose, "export", "out.xlsx").exit_code == 0
    again = run(with_purpose, "import", "out.xlsx")
    assert "0 added, 0 changed, 0 removed" in again.output


def test_a_sheet_of_a_bank_names_them_in_its_own_way(with_purpose: Path) -> None:
    (with_purpose / "ours.csv").write_text(
        "网址编号,网点名称,投诉电话2,投诉电话2对象,投诉电话2对象英文,投诉电话对象,投诉电话对象英文,养老金专线电话,核实日期,负责人,撤销日期\n"
        "willow-east,柳路东支行,0571-00002012,企业,firms,个人,people,057100002099,2026-11-05,支行,2028-01-01\n",
        "utf-8",
    )
    done = run(with_purpose, "import", "ours.csv", "--write")
    assert done.exit_code == 0, done.output
    branch = load(with_purpose / "branches")["willow-east"]
    assert [hotline.number for hotline in branch.numbers["complaint"]] == ["0571 0001 0001", "0571 0000 2012"]
    assert branch.hotlines["pension-desk"].number == "0571 0000 2099"
    assert str(branch.life.closes) == "2028-01-01"
