"""Every mistake of `mistakes.yml` gets exactly its answer, is mended where it says so, and leaves what was published untouched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from support.command import microsite
from support.mistakes import CASES
from support.network import DAY, EVERY_KIND, FRONT_MATTER, alone, lay
from support.pieces import lay_leaflet

from macros import WORDS
from microsite.checks import formats
from microsite.checks.check import findings, refuse
from microsite.checks.rule import Finding, Rule, finding
from microsite.checks.rules import RULES
from microsite.content.page import read
from microsite.content.project import Project, load
from microsite.data import loading
from microsite.files.layers import Layers
from microsite.files.mending import mend
from microsite.files.mistakes import Mistakes

RULE = {rule.id: rule for rule in RULES}


def named(command: str) -> pytest.MarkDecorator:
    """A test for all cases of one command, of which an ordinary run tries the first of each rule and two of a file."""
    cases = [case for case in CASES if case.get("command", "check" if "rule" in case else "load") == command]
    tried: Counter[str] = Counter()
    given = []
    for case in cases:
        kind, often = (case["rule"], 1) if "rule" in case else (case["file"], 2 if command == "load" else 1)
        tried[kind] += 1
        marks = pytest.mark.exhaustive if tried[kind] > often else ()
        given.append(pytest.param(case, id=case["what"], marks=marks))
    return pytest.mark.parametrize("case", given)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what editors keep, for all cases."""
    folder = tmp_path_factory.mktemp("kept") / "project"
    return lay_leaflet(lay(EVERY_KIND, folder))


@contextmanager
def spoiled(project: Path, case: dict[str, Any]) -> Iterator[Path]:
    """The file of a case with its mistake, mended afterwards."""
    path = project / case["file"]
    path.parent.mkdir(exist_ok=True)
    before = path.read_text("utf-8") if path.exists() else None
    whole = FRONT_MATTER + case["with"] if path.suffix == ".md" and not case.get("bare") else case["with"]
    if "find" in case:
        assert before and case["find"] in before
        whole = before.replace(case["find"], case["with"], 1)
    path.write_text(whole, "utf-8")
    try:
        yield path
    finally:
        path.unlink() if before is None else path.write_text(before, "utf-8")


@cache
def sound(day: str) -> Project:
    return load(EVERY_KIND, WORDS, day)


def loaded(project: Path, case: dict[str, Any]) -> Project:
    """The project with its mistake; where only a page is wrong, all else is loaded once for all cases."""
    day = case.get("today", DAY)
    if not case["file"].startswith("docs/") or not case["file"].endswith(".md"):
        return load(project, WORDS, day)
    _, language, *path = Path(case["file"]).parts
    known, name = sound(day), "/".join(path)
    pages = known.pages[language] | {name: read(Layers(project), language)[name]}
    return replace(known, layering=alone(project), pages=known.pages | {language: pages})


def test_every_answer_is_given_in_chinese_too() -> None:
    answers = [answer for case in CASES for answer in re.split(r"\n(?=\S)", case["says"].strip())]
    assert [answer for answer in answers if not re.search(r"\n    .*[\u4e00-\u9fff]", answer)] == []


@named("load")
def test_a_mistake_is_refused_before_anything_is_built(kept: Path, case: dict[str, Any]) -> None:
    with spoiled(kept, case), pytest.raises(Mistakes) as refused:
        refuse(loaded(kept, case))
    assert f"{refused.value.message}\n" == case["says"]


@named("check")
def test_a_mistake_is_found_by_its_rule(kept: Path, case: dict[str, Any]) -> None:
    with spoiled(kept, case) as path:
        wrong = run(RULE[case["rule"]], kept, case)
        assert formats.text(wrong) == case["says"]

        before = path.read_bytes().decode()
        mend(kept, [mistake for _, mistake in wrong])
        assert path.read_bytes().decode() == before.replace(case["with"], case.get("fixed", case["with"]))


def run(rule: Rule, project: Path, case: dict[str, Any]) -> list[Finding]:
    """What one rule finds; data that can't be loaded are told by the whole check."""
    if rule.id == "MS012":
        return findings(project, WORDS, DAY)
    return [finding(rule, mistake) for mistake in rule.check(loaded(project, case))]


@named("build")
def test_a_mistake_seen_when_built_leaves_what_was_published(project: Path, case: dict[str, Any]) -> None:
    (project / "site").mkdir()
    (project / ".site.built").touch()
    (project / "site/published.txt").write_text("before")

    with spoiled(project, case):
        done = microsite(project, "build", "--today", DAY)

    assert done.returncode == 1
    assert done.stderr.partition("\n\n")[2] == case["says"]
    assert sorted(p.name for p in (project / "site").rglob("*")) == ["published.txt"]


def test_all_mistakes_are_told_at_once(project: Path) -> None:
    for name in ("maiwan", "yunlu"):
        path = project / f"branches/{name}.yml"
        path.write_text(path.read_text("utf-8").replace("\nkind: ", "\nkint: "), "utf-8")
    done = microsite(project, "build")
    assert done.stderr.startswith("Error: 2 mistakes to mend")


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id: \xff\n", "branches/new.yml:1:5: the file is neither in UTF-8 nor in GB18030"),
        (b"#" * 10_000_000, "branches/new.yml: the file is larger than 1,000,000 bytes"),
        (b"[" * 5000, "too deep to read"),
        (b"id: \x00", "this is not YAML"),
    ],
    ids=["encoding", "10 MB", "nesting", "NUL"],
)
def test_a_file_that_is_no_data(project: Path, content: bytes, said: str) -> None:
    (project / "branches/new.yml").write_bytes(content)
    done = microsite(project, "build")
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.sampled(1)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_roster_may_be_saved_by_excel(project: Path, encoding: str) -> None:
    expected = loading.load(project / "branches")["willow-east"].name["zh"]
    path = project / "branches/roster.csv"
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert loading.load(project / "branches")["willow-east"].name["zh"] == expected
