"""The rules and their command: each explains itself, and what is found is told in every format."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.command import run
from support.mistakes import CASES
from support.network import DAY, PROJECT

from macros import WORDS
from microsite.checks import formats
from microsite.checks.check import found
from microsite.checks.rule import Finding, Rule
from microsite.checks.rules import RULES, far_places, other_files, replaced_facts, replaced_pages
from microsite.content.page import Page
from microsite.content.project import Project, load
from microsite.files.mistakes import Mistake


@pytest.fixture
def spoiled(small_kept: Path) -> Path:
    """A project with a page that has a mistake which can be mended, one which can't, and a warning."""
    (small_kept / "docs/zh/index.md").write_text(
        (small_kept / "docs/zh/index.md").read_text("utf-8")
        + "\n骗子说１００%赚：稳赚不赔。\n\n请打12378。 \n",
        "utf-8",
    )
    page = small_kept / "docs/en/index.md"
    page.write_text(page.read_text("utf-8") + "\nThey say so.\n\nCall us.\n", "utf-8")
    return small_kept


def test_a_sound_network_has_nothing_to_mend(every_kind: Path) -> None:
    assert formats.text(list(found(load(every_kind, WORDS, DAY)))) == "Nothing to mend. / 没有要改的地方。\n"


def test_an_allowed_long_sentence_and_a_quoted_promise_pass(every_kind: Path) -> None:
    project = load(every_kind, WORDS, DAY)
    page = project.pages["zh"]["find.md"]
    text = page.header + f"# A {{#a}}\n\n{'很' * 41}。{{## long ##}}\n\n骗子说“稳赚不赔”。\n"
    said = [
        rule.id
        for rule, mistake in found(_with(project, replace(page, text=text)))
        if mistake.file == "docs/zh/find.md"
    ]
    assert not {"MS006", "MS009"} & set(said)


def _with(project: Project, page: Page) -> Project:
    return replace(
        project, pages=project.pages | {page.language: project.pages[page.language] | {page.path: page}}
    )


def test_text_tells_place_severity_and_rule(spoiled: Path) -> None:
    done = run(spoiled, "check", "--today", DAY, "docs/zh/index.md")
    assert done.exit_code == 1
    assert (
        done.stdout
        == """\
docs/zh/index.md:13:4: full-width characters: １００ [MS014]
    Write 100.
    “１００”是全角的。请改成半角：100。
docs/zh/index.md:13:10: “稳赚不赔” is promised [MS009]
    If a cheat says it, put it in quotation marks; otherwise take the sentence out, or say “may”.
    “稳赚不赔”是没有人能保证的话。骗子说的，就加引号；否则删掉这句话，或改说“有可能”。
docs/zh/index.md:15:3: the number 12378 is typed into the page [MS007]
    Write {{ hotline("12378") }}: then it can be called, and changes everywhere. \
docs/en/index.md names one number less: say it there too, or delete it here.
    号码 12378 直接写在网页里了。请写 {{ hotline("12378") }}：能直接拨打，一处改，处处改。docs/en/index.md 里少一个号码，请一样写上；\
不需要的，就把这里的删掉。
docs/zh/index.md:15:9: warning: a space at the end of the line [MS015]
    Delete it.
    行末有多余的空格。请删掉。
"""
    )
    assert (
        done.stderr == "Error: 3 mistakes to mend and 1 warning. More about a rule: microsite explain MS014\n"
        "共有3处要改，另有1处提醒。规则的说明：microsite explain MS014\n"
    )


@pytest.mark.parametrize("named", ["docs/zh", ".", "docs/../docs/zh/index.md", "{}/docs/zh/index.md"])
def test_files_may_be_named_in_any_way(spoiled: Path, named: str) -> None:
    done = run(spoiled, "check", "--today", DAY, named.format(spoiled))
    assert done.exit_code == 1
    assert done.stdout.count("docs/zh/index.md:") == 4


def test_a_file_elsewhere_is_not_passed_over(small_kept: Path) -> None:
    done = run(small_kept, "check", str(PROJECT / "README.md"))
    assert done.exit_code == 2
    assert "is not in this project" in done.stderr


@pytest.mark.parametrize("day", ["2027-02-30", "tomorrow", "0001-01-01"])
def test_a_wrong_day_is_told(small_kept: Path, day: str) -> None:
    done = run(small_kept, "check", "--today", day)
    assert done.exit_code == 1
    assert (
        f"today: “{day}” is not a day of our time\n    Write year-month-day, such as 2027-03-15."
        in done.stderr
    )


def test_github_is_given_commands(spoiled: Path) -> None:
    done = run(spoiled, "check", "--today", DAY, "--format", "github")
    assert done.exit_code == 1
    assert (
        done.stdout
        == """\
::error file=docs/zh/index.md,line=13,col=4,title=MS014::full-width characters: １００%0AWrite 100.%0A“１００”是全角的。请改成半角：100。
::error file=docs/zh/index.md,line=13,col=10,title=MS009::“稳赚不赔” is promised%0AIf a cheat says it, put it in quotation marks; \
otherwise take the sentence out, or say “may”.%0A“稳赚不赔”是没有人能保证的话。骗子说的，就加引号；否则删掉这句话，或改说“有可能”。
::error file=docs/zh/index.md,line=15,col=3,title=MS007::the number 12378 is typed into the page%0AWrite {{ hotline("12378") }}: then it can \
be called, and changes everywhere. docs/en/index.md names one number less: say it there too, or delete it here.%0A\
号码 12378 直接写在网页里了。请写 {{ hotline("12378") }}：能直接拨打，一处改，处处改。docs/en/index.md 里少一个号码，请一样写上；\
不需要的，就把这里的删掉。
::warning file=docs/zh/index.md,line=15,col=9,title=MS015::a space at the end of the line%0ADelete it.%0A行末有多余的空格。请删掉。
"""
    )


def test_nothing_in_a_message_is_a_command() -> None:
    mistake = Mistake("docs/a,b:c%.md", 1, "100%\r\n::error::x")
    assert (
        formats.github([Finding(RULES[0], mistake)])
        == "::error file=docs/a%2Cb%3Ac%25.md,line=1,title=MS001::100%25\\r\\n::error::x\n"
    )


def test_what_is_told_is_one_line_for_every_terminal() -> None:
    """A name may hold what a terminal, or a workflow that reads lines, takes for an order."""
    mistake = Mistake(
        "branches/b\n::stop-commands::t.yml", 1, "unknown key “a\x1b]0;x\x07\u202eb”", "x\ny", "字\u200b"
    )
    assert str(mistake).split("\n    ") == [
        "branches/b\\n::stop-commands::t.yml:1: unknown key “a\\x1b]0;x\\x07\\u202eb”",
        "x\\ny",
        "字\\u200b",
    ]


def test_programs_are_given_a_list(spoiled: Path) -> None:
    done = run(spoiled, "check", "--today", DAY, "--format", "json")
    assert json.loads(done.stdout)[3] == {
        "rule": "MS015",
        "severity": "warning",
        "file": "docs/zh/index.md",
        "line": 15,
        "column": 9,
        "message": "a space at the end of the line",
        "hint": "Delete it.",
        "zh": "行末有多余的空格。请删掉。",
        "fixable": True,
        "cause": "",
    }


def test_warnings_alone_do_not_fail(small_kept: Path) -> None:
    done = run(small_kept, "check", "--today", "2027-06-01")
    assert done.exit_code == 0
    assert {line.rpartition(" ")[2] for line in done.stdout.splitlines() if ": warning: " in line} == {
        "[MS019]",
        "[MS020]",
    }


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_wrong_data_are_told_in_every_format(small_kept: Path, form: str) -> None:
    (small_kept / "branches/maiwan.yml").write_text("id: maiwan\nkind: co\u202eop\n", "utf-8")
    done = run(small_kept, "check", "--format", form)
    assert done.exit_code == 1
    assert "MS012" in done.stdout and "“name” is missing" in done.stdout
    assert "MS013" in done.stdout and "U+202E" in done.stdout
    assert "Traceback" not in done.output


def test_fix_mends_what_is_certain_and_lists_the_rest(spoiled: Path) -> None:
    done = run(spoiled, "check", "--today", DAY, "--fix")
    assert done.exit_code == 1
    assert done.stderr.startswith("3 mistakes mended in 1 file.\nError: ")
    assert "“稳赚不赔” is promised [MS009]" in done.stdout
    assert '骗子说100%赚：稳赚不赔。\n\n请打{{ hotline("12378") }}。\n' in (
        spoiled / "docs/zh/index.md"
    ).read_text("utf-8")
    assert run(spoiled, "check", "--today", DAY, "--fix").stderr.startswith("0 mistakes mended in 0 files.\n")


def test_one_run_tells_and_mends_pages_beside_data(spoiled: Path) -> None:
    """Data that are wrong hide nothing in pages."""
    data = spoiled / "branches/maiwan.yml"
    data.write_text(data.read_text("utf-8").replace("owner: Manager on duty", "owner: 12", 1), "utf-8")
    assert "MS007" in run(spoiled, "check", "--today", DAY).stdout
    done = run(spoiled, "check", "--today", DAY, "--fix")
    assert done.stderr.startswith("4 mistakes mended in 2 files.\nError: "), done.stderr
    assert run(spoiled, "check", "--today", DAY, "--fix").stderr.startswith("0 mistakes mended in 0 files.\n")


@pytest.mark.parametrize("written", ["MS5", "ms05", "ms005", "MS0005"])
def test_the_number_of_a_rule_is_enough(every_kind: Path, written: str) -> None:
    assert run(every_kind, "explain", written).stdout.startswith("MS005, ")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_explains_itself(every_kind: Path, rule: Rule) -> None:
    done = run(every_kind, "explain", rule.id.lower())
    assert done.exit_code == 0
    for part in (rule.title, rule.severity, rule.why, rule.wrong, rule.right):
        assert part in done.stdout
    assert ("--fix" in done.stdout) == rule.fixable


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_has_cases(rule: Rule) -> None:
    """An editor's mistake for each rule, one that is mended by itself if it says so."""
    if rule in (far_places.RULE, other_files.RULE, replaced_facts.RULE, replaced_pages.RULE):
        return  # their cases are many places, files in other_files.yml, and two layers, in tests/layers
    cases = [case for case in CASES if case.get("rule") == rule.id]
    assert cases
    assert not rule.fixable or any("fixed" in case for case in cases)


def test_all_rules_are_listed(every_kind: Path) -> None:
    lines = run(every_kind, "explain").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[rule.id, rule.severity] for rule in RULES]


def test_an_unknown_rule_is_told_with_the_nearest(every_kind: Path) -> None:
    done = run(every_kind, "explain", "MSO21")
    assert done.exit_code == 1
    assert "Did you mean “MS021”?" in done.stderr


def test_every_rule_has_an_id_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
