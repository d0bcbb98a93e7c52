"""The rules: this project keeps to them, and each finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import DAY, FRONT_MATTER, PROJECT, microsite

from microsite import project
from microsite.check import found
from microsite.rule import Rule
from microsite.rules import RULES

CASES = [
    ("MS001", '# A {#a}\n\n{{ cite("consumer-law", article=640) }}\n', "the source “consumer-law” has no article 640"),
    ("MS001", '# A {#a}\n\n{{ cite("virtual-currency-notice-2021") }}\n', "is superseded"),
    ("MS001", '# A {#a}\n\n{{ figure("complaint-simpel") }}\n', "unknown figure “complaint-simpel”"),
    ("MS003", "# A {#a}\n\n### B {#b}\n", "skips a level"),
    ("MS003", "# A\n", "has no id"),
    ("MS003", "# A {#a}\n\n## B {#content}\n", "the id “content” stands twice or is one of"),
    ("MS004", "# A {#other}\n", "is not the twin of"),
    ("MS005", "# A {#a}\n\n存款保险最高50万元。\n", "“50万元” is stated without its source"),
    ("MS005", "# A {#a}\n\n《消费者权益保护法》有规定。\n", "“《消费者权益保护法》” is stated without its source"),
    ("MS006", f"# A {{#a}}\n\n{'很' * 41}。\n", "a sentence of 41 characters"),
    ("MS007", "# A {#a}\n\n请打12378。\n", "the number 12378 is typed into the page"),
    ("MS008", "# A {#a}\n\n[点击这里](find.md)\n", "the link text “点击这里”"),
    ("MS011", '# A {#a}\n\n请打{{ hotline("12378") }}{{ cite("announcement-2024") }}。\n', "one more digit"),
    ("MS009", "# A {#a}\n\n这款产品稳赚不赔。\n", "“稳赚不赔” is promised"),
]


def test_this_project_has_nothing_to_mend() -> None:
    assert [f"{mistake} [{rule.id}]" for rule, mistake in found(project.load(PROJECT, DAY))] == []


@pytest.mark.parametrize(("id", "body", "says"), CASES, ids=[f"{id} {says}" for id, _, says in CASES])
def test_a_rule_finds_what_it_is_for(project: Path, id: str, body: str, says: str) -> None:
    from microsite.project import load

    (project / "docs/zh/find.md").write_text(FRONT_MATTER + body, "utf-8")
    said = [mistake for rule, mistake in found(load(project, DAY)) if rule.id == id and mistake.file == "docs/zh/find.md"]
    assert any(says in mistake.message and mistake.line in (0, 9, 11) for mistake in said), said


def test_an_allowed_long_sentence_and_a_quoted_promise_pass(project: Path) -> None:
    from microsite.project import load

    (project / "docs/zh/find.md").write_text(FRONT_MATTER + f"# A {{#a}}\n\n{'很' * 41}。{{## long ##}}\n\n骗子说“稳赚不赔”。\n", "utf-8")
    said = [rule.id for rule, mistake in found(load(project, DAY)) if mistake.file == "docs/zh/find.md"]
    assert not {"MS006", "MS009"} & set(said)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_explains_itself(rule: Rule) -> None:
    done = microsite(PROJECT, "explain", rule.id.lower())
    assert done.returncode == 0
    for part in (rule.title, rule.wrong, rule.right):
        assert part in done.stdout


def test_an_unknown_rule_is_told_with_the_nearest() -> None:
    done = microsite(PROJECT, "explain", "MS01")
    assert done.returncode == 1
    assert "Did you mean “MS0" in done.stderr


def test_every_rule_has_an_id_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
