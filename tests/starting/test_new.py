"""An institution's own repository from its list: it passes check, and nothing of the demonstration is in it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from support.banks import ANSWERS, GIVEN, LIST
from support.command import run
from support.network import DAY, PROJECT, THIN
from support.sheets import sheet

from microsite.cli import main
from microsite.data.layer import standing_on
from microsite.files.csv_cells import Table
from microsite.sheets.workbook import sheets
from microsite.starting import templates

GUIDES = ("CONTRIBUTING", "PUBLISHING", "README", "REVIEWING", "SECURITY")


@pytest.fixture
def room(tmp_path: Path) -> Path:
    sheet(tmp_path / "list.xlsx", *LIST)
    return tmp_path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, common: Path) -> Path:
    folder = tmp_path_factory.mktemp("new")
    sheet(folder / "list.xlsx", *LIST)
    with standing_on(common, None):
        done = run(folder, "new", "bank", "list.xlsx", *GIVEN, "--colour", "#8a1c2b", "--today", DAY)
    assert done.exit_code == 0, done.output
    return folder / "bank"


def test_the_branches_of_the_list_are_there(made: Path) -> None:
    table = Table((made / "branches/roster.csv").read_text("utf-8"), "roster.csv")
    assert [row[0] for row in table.rows][:3] == ["yingyebu", "lubei", "lubeiyingyebu"]
    assert len(table.rows) == 4
    assert table.value("lubei.district_zh") == "唐山市" and table.value("yingyebu.district_zh") == "路南区"
    assert table.value("lubei.consultation_number") == "0315 000 2829"
    network = yaml.safe_load((made / "branches/network.yml").read_text("utf-8"))
    assert network["address"] == {"zh": "河北省唐山市路南区新湖西道6号"} and network["district"] == {
        "zh": "路南区"
    }
    assert "demonstration" not in network and 39.6 < network["coordinates"]["latitude"] < 39.64


def test_its_guides_name_the_institution_and_commands_that_exist(made: Path) -> None:
    guides = {path.name: path.read_text("utf-8") for path in made.glob("*.md")}
    assert [*sorted(guides)] == [f"{name}.md" for name in GUIDES]
    assert "唐山样板银行" in guides["README.md"] and "https://rights.your-bank.cn/" in guides["PUBLISHING.md"]
    text = "".join(guides.values())
    assert not re.search("§|禾塘|hetang|maiwan", text)
    assert {*re.findall(r"microsite/?(?:bin/microsite)? ([a-z]+)", text)} <= {*main.commands}
    for target in re.findall(r"\]\(([^)]*)\)", text):
        assert target in guides


def test_what_a_person_must_read_is_told(made: Path) -> None:
    told = {one.file.partition(":")[2]: one for one in sheets(made / "review.xlsx")}
    assert [*told] == ["要定的事", "号码", "网点", "有疑问", "没有导入"]
    lost = [cell for row in told["没有导入"].cells.values() for cell in row.values()]
    assert any("没装" in cell for cell in lost) and any("“yingyebu”这些内容相同" in cell for cell in lost)
    assert len(told["号码"].cells) == 1 + 1 + 4


@pytest.mark.parametrize(
    ("schema", "file"),
    [("github-workflows", ".github/workflows/check.yml"), ("github-workflows", ".github/workflows/publish.yml"),
     ("github-workflows", ".github/workflows/form.yml"),
     *(("github-issue-forms", f".github/ISSUE_TEMPLATE/{form}.yml") for form in templates.FORMS),
     ("gitlab-ci", ".gitlab-ci.yml")],
)  # fmt: skip
def test_a_host_understands_its_workflows(made: Path, schema: str, file: str) -> None:
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", f"vendor.{schema}", str(made / file)])
    assert done.exit_code == 0, done.output


def test_it_is_asked_at_most_six_times(room: Path, common: Path) -> None:
    answers = iter(ANSWERS)

    def ask(text: str, **_: object) -> str:
        return next(answers)

    with pytest.MonkeyPatch.context() as patched, standing_on(common, None):
        patched.setattr("click.prompt", ask)
        done = run(room, "new", "bank", "list.xlsx", "--today", DAY)
    assert done.exit_code == 0, done.output
    assert [*answers] == []


@pytest.mark.parametrize(
    ("option", "answer"),
    [
        ("--number", "0315-2824"),
        ("--verified-on", "2027-01-01"),
        ("--verified-on", "昨天"),
        ("--url", "rights.your-bank.cn"),
        ("--url", "https://bank.example/"),
        ("--hours", "9:00-17:00"),
        ("--coordinates", "gps"),
        ("--address", "新湖西道6号"),
        ("--name", "Bank: {a}"),
        ("--name", "石河镇人民政府"),
        ("--number", "12345"),
    ],
)
def test_a_wrong_answer_is_refused_and_nothing_is_written(room: Path, option: str, answer: str) -> None:
    done = run(room, "new", "bank", "list.xlsx", *GIVEN, option, answer, "--today", DAY)
    assert done.exit_code and option in done.output, done.output
    assert [path.name for path in room.iterdir()] == ["list.xlsx"]


def test_an_address_is_kept_in_signs_of_the_usual_width(room: Path) -> None:
    done = run(room, "new", "bank", "list.xlsx", *GIVEN, "--address", "石河县人民路１号", "--today", DAY)
    assert done.exit_code == 0, done.output
    assert "look at 请看    hours of the head office" in done.output and "都按 mon-fri" in done.output
    assert '"石河县人民路1号"' in (room / "bank/branches/network.yml").read_text("utf-8")


def test_where_nobody_can_answer_the_option_is_named(room: Path) -> None:
    done = run(room, "new", "bank", "list.xlsx", "--today", DAY)
    assert done.exit_code == 2
    assert "nobody is there to answer: write --name. 这里没有人回答，请写 --name。" in done.output
    assert not (room / "bank").exists()


def test_an_address_for_examples_is_refused_as_the_build_does(room: Path) -> None:
    said = run(room, "new", "bank", "list.xlsx", *GIVEN, "--url", "https://bank.example/").output
    said = " ".join(said.split())
    assert "“bank.example” is kept for examples; nobody can open it. Write the address" in said
    assert "谁也打不开。请写公众打开这些网页的网址" in said


def test_the_number_of_the_institutions_own_row_is_the_institutions(room: Path, common: Path) -> None:
    own = ["00", "唐山样板银行股份有限公司", "河北省唐山市路南区柳西道6号", "0315-0002899转2", "", ""]
    sheet(room / "list.xlsx", *LIST, own)
    with standing_on(common, None):
        done = run(room, "new", "bank", "list.xlsx", *GIVEN, "--today", DAY)
    assert done.exit_code == 0, done.output
    network = yaml.safe_load((room / "bank/branches/network.yml").read_text("utf-8"))
    assert network["hotlines"]["consultation"] == {
        "number": "0315 000 2899",
        "extension": "2",
        "verified_on": "2026-11-20",
        "owner": "消费者权益保护部门",
    }
    assert len(Table((room / "bank/branches/roster.csv").read_text("utf-8"), "roster.csv").rows) == 4
    told = next(one for one in sheets(room / "bank/review.xlsx") if one.file.endswith("号码"))
    assert "0315 000 2899" in told.cells[3].values()


def test_nothing_is_written_over(room: Path) -> None:
    (room / "bank").mkdir()
    (room / "bank/mine.txt").touch()
    assert "is not empty" in run(room, "new", "bank", "list.xlsx", *GIVEN).output


def test_it_passes_check(made: Path, common: Path) -> None:
    with standing_on(common, None):
        done = run(made, "check", "--today", DAY)
    assert "review.xlsx" not in done.output and "roster.csv" not in done.output, done.output
    assert "network.yml" not in done.output, done.output


def test_the_example_to_copy_is_made_as_a_new_one_is() -> None:
    begun = Path(templates.__file__).with_name("templates") / "Makefile"
    assert begun.read_text("utf-8") == (THIN / "Makefile").read_text("utf-8")


@pytest.mark.parametrize("name", ["propose", "refuse"])
def test_forms_are_taken_over_as_here(made: Path, name: str) -> None:
    assert (made / ".ci" / name).read_text("utf-8") == (PROJECT / ".ci" / name).read_text("utf-8")
    assert os.access(made / ".ci" / name, os.X_OK)
