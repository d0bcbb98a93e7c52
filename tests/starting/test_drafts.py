"""English drafts of a list in Chinese: names, marks, and addresses that stay in Chinese."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError
from support.banks import GIVEN, LIST
from support.command import microsite, run
from support.network import DAY, NETWORKS, lay
from support.sheets import sheet

from microsite.data.layer import standing_on
from microsite.data.record import Address
from microsite.files.csv_cells import Table
from microsite.languages.language import Languages
from microsite.sheets.workbook import sheets
from microsite.starting import drafts
from microsite.starting.questions import Questions
from microsite.words.markup import in_its_language

SAID = {"name": "唐山样板银行", "district": "路南区"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, common: Path) -> Path:
    folder = tmp_path_factory.mktemp("both")
    sheet(folder / "list.xlsx", *LIST)
    with standing_on(common, None):
        done = run(folder, "new", "bank", "list.xlsx", *GIVEN, "--languages", "zh,en", "--today", DAY)
    assert done.exit_code == 0, done.output
    return folder / "bank"


@pytest.mark.parametrize(
    ("zh", "district", "en"),
    [
        ("丰南惠丰社区支行", "丰南区", "Fengnan Huifeng Community Sub-branch"),
        ("文化北路支行", "路北区", "Wenhua North Road Sub-branch"),
        ("路北支行营业部", "路北区", "Lubei Sub-branch Business Department"),
        ("长宁县分行", "长宁县", "Changning County Branch"),
        ("西安街分理处", "路北区", "Xi'an Street Office"),
        ("绿园支行", "路北区", "Lüyuan Sub-branch"),
        ("第二支行", "路北区", "No. 2 Sub-branch"),
        ("营业部", "路北区", "Business Department"),
        ("禾塘大道北段支行", "路北区", "Hetang Avenue North Section Sub-branch"),
        ("正东街支行", "路北区", "Zhengdong Street Sub-branch"),
        ("柳溪北街支行", "柳溪县", "Liuxi Beijie Street Sub-branch"),
        ("柳县支行", "柳县", "Liuxian County Sub-branch"),
        ("禾塘工业区支行", "路北区", "Hetang Industrial Zone Sub-branch"),
        ("禾塘物流港支行", "路北区", "Hetang Logistics Port Sub-branch"),
    ],
)
def test_a_name_is_drafted(zh: str, district: str, en: str) -> None:
    rows = {"one": {"name_zh": zh, "district_zh": district}}
    drafts.complete(rows, SAID)
    assert (rows["one"]["name_en"], rows["one"]["drafted"]) == (en, "name;district")


def test_no_two_are_called_the_same() -> None:
    places = ("路南区", "路北区", "路北区")
    rows = {str(n): {"name_zh": "营业部", "district_zh": place} for n, place in enumerate(places)}
    drafts.complete(rows, SAID)
    assert [cells["name_en"] for cells in rows.values()] == [
        "Business Department",
        "Business Department, Lubei District",
        "Business Department 2",
    ]


def test_what_the_list_says_in_english_is_kept_and_no_draft() -> None:
    rows = {"one": {"name_zh": "柳路支行", "name_en": "Willow Branch", "district_zh": "路南区"}}
    drafts.complete(rows, SAID)
    assert (rows["one"]["name_en"], rows["one"]["drafted"]) == ("Willow Branch", "district")


def test_both_languages_are_there_and_drafts_are_marked(made: Path) -> None:
    table = Table((made / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert table.value("lubei.name_en") == "Lubei Sub-branch"
    assert table.value("lubei.drafted") == "name;district"
    network = yaml.safe_load((made / "branches/network.yml").read_text("utf-8"))
    assert network["name"] == {"zh": "唐山样板银行", "en": "Tangshanyangban Bank"}
    assert network["drafted"] == ["name", "district"] and [*network["address"]] == ["zh"]
    assert yaml.safe_load((made / "microsite.yml").read_text("utf-8"))["languages"] == ["zh", "en"]
    [branches] = [one for one in sheets(made / "review.xlsx") if one.file.endswith("网点")]
    assert any("Lubei Sub-branch" in row.values() for row in branches.cells.values())


def test_check_reminds_of_drafts_until_the_words_are_taken_away(made: Path, common: Path) -> None:
    with standing_on(common, None):
        done = run(made, "check", "--today", DAY)
        assert done.output.count("[MS116]") == 4, done.output
        roster = made / "branches/roster.csv"
        before = roster.read_text("utf-8")
        roster.write_text(before.replace("name;district", ""), "utf-8")
        done = run(made, "check", "--today", DAY)
        roster.write_text(before, "utf-8")
    assert done.output.count("[MS116]") == 3, done.output


def test_an_address_that_nobody_has_written_in_english_says_that_it_is_chinese() -> None:
    address = Address({"zh": "柳路<1>号"})
    assert in_its_language(address, "en") == '<span lang="zh-Hans">柳路&lt;1&gt;号</span>'
    assert in_its_language(address, "zh") == "柳路&lt;1&gt;号"


@pytest.mark.exhaustive
def test_a_page_shows_an_address_in_chinese_until_its_english_is_there(tmp_path: Path) -> None:
    project = lay(NETWORKS / "sub-path", tmp_path)
    branch = project / "branches/harbour.yml"
    both = branch.read_text("utf-8")
    branch.write_text(both.replace('en: "4 Quay, Haiwan Town", ', ""), "utf-8")
    assert address_in_english(project) == '<span lang="zh-Hans">海湾镇码头4号</span>'
    branch.write_text(both, "utf-8")
    assert address_in_english(project) == "4 Quay, Haiwan Town"


def address_in_english(project: Path) -> str:
    """What the card of the branch says, once published and read back."""
    for command in (("build",), ("verify", "site")):
        done = microsite(project, *command, "--today", DAY)
        assert done.returncode == 0, done.stdout + done.stderr
    page = (project / "site/harbour/en/branch/index.html").read_text("utf-8")
    return page.partition("<dt>Address</dt><dd>")[2].partition("</dd>")[0]


@pytest.mark.parametrize(("sits_there", "languages"), [(True, "zh, en"), (False, "zh")])
def test_languages_are_asked_of_whom_can_answer(
    monkeypatch: pytest.MonkeyPatch, sits_there: bool, languages: str
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: sits_there)
    monkeypatch.setattr("click.prompt", lambda *_, **how: how["value_proc"]("zh,en"))
    assert Questions({}, date.fromisoformat(DAY)).choice("languages", "zh") == languages


@pytest.mark.parametrize("answer", ["en", "zh,ug", ""])
def test_other_languages_are_refused(answer: str, tmp_path: Path) -> None:
    sheet(tmp_path / "list.xlsx", *LIST)
    done = run(tmp_path, "new", "bank", "list.xlsx", *GIVEN, "--languages", answer, "--today", DAY)
    assert done.exit_code and "zh,en" in done.output
    assert not (tmp_path / "bank").exists()


def test_the_first_language_of_an_address_is_never_missing() -> None:
    site = Languages(("zh", "en"))
    assert Address.model_validate({"zh": "柳路1号"}, context={"languages": site})["en"] == "柳路1号"
    with pytest.raises(ValidationError):
        Address.model_validate({"en": "1 Willow Road"}, context={"languages": site})
