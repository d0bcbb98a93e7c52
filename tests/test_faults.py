"""Whatever stops a command, at whatever step: what it replaces is whole, the old one or the new; why is told in one sentence; and the same command, given again, needs no cleaning."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.faults import ENDS, NO_LINKS, REFUSALS, Fault, harmless
from support.network import DAY, Publish
from support.published import contents
from support.warm import Ended, Warm, warm

BUILD = ("build", "--jobs", "1", "--today", DAY, "--branch", "maiwan", "--branch", "yunlu")
NUMBERS = ("0571 0000 2001", "0571 0000 2999")
KEPT_BESIDE = {".site.built", ".site.lock", ".site.redirects.conf"}
SENTENCE = r"(?:\nAborted! 已中止|Error: [^\n]*\. [^\n]*[\u4e00-\u9fff])。\n"
MISTAKE = r"Error: 1 mistake to mend\n\n[^\n]+\n    [^\n]+\n    [^\n]*[\u4e00-\u9fff]。\n"  # of a file with its place

FAULTS = ENDS | REFUSALS
EACH = pytest.mark.parametrize("name", FAULTS)


def some(few: int, many: int) -> pytest.MarkDecorator:
    """At how many steps a fault happens, in every run of the tests and at night."""
    return pytest.mark.parametrize("points", [few, pytest.param(many, marks=pytest.mark.exhaustive)])


def spread(steps: int, points: int) -> list[int]:
    """Some of the steps from the first to the last."""
    points = min(steps, points)
    return [1 + (steps - 1) * n // max(1, points - 1) for n in range(points)]


@pytest.fixture(scope="module")
def forked(published: Publish) -> Iterator[Warm]:
    with warm(published("one-page")) as forked:
        yield forked


class Site:
    """A site that is published again and again, each time with another number of one branch."""

    def __init__(self, project: Path, forked: Warm) -> None:
        self.project, self.forked = project, forked
        self.steps: dict[frozenset[str], int] = {}
        self.build()
        self.whole = [self.published()]
        self.change()
        self.build()
        self.whole.append(self.published())

    def published(self) -> dict[str, bytes]:
        return contents(self.project / "site")

    def change(self) -> None:
        """Write a number that is not published."""
        path = self.project / "branches/maiwan.yml"
        text = path.read_text("utf-8")
        number = NUMBERS[NUMBERS[0].encode() in self.published()["maiwan/en/index.html"]]
        path.write_text(re.sub("|".join(NUMBERS), number, text, count=1), "utf-8")

    def build(self, fault: Fault | None = None, at: int = 0) -> Ended:
        return self.forked.command(self.project, *BUILD, fault=fault or harmless(frozenset()), at=at)

    def points(self, fault: Fault, points: int) -> list[int]:
        """Steps of a build at which a fault of this kind can happen."""
        if fault.meets not in self.steps:
            self.change()
            self.steps[fault.meets] = self.build(harmless(fault.meets)).steps
        return spread(self.steps[fault.meets], points)


@pytest.fixture(scope="module")
def site(published: Publish, forked: Warm, tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = tmp_path_factory.mktemp("faults") / "project"
    shutil.copytree(published("one-page"), project, symlinks=True, ignore=shutil.ignore_patterns("*site*"))
    site = Site(project, forked)
    assert site.whole[0] != site.whole[1] and site.whole[0].keys() == site.whole[1].keys()
    return site


def is_told(ended: Ended) -> bool:
    """Whether all that is said is why it ended, in one line and both languages, or nothing if it ended well."""
    return re.fullmatch(f"{SENTENCE}|{MISTAKE}" if ended.status > 0 else "", ended.said) is not None


@EACH
@some(3, 40)
def test_a_build(site: Site, name: str, points: int) -> None:
    fault = FAULTS[name]
    for at in site.points(fault, points):
        site.change()
        before = site.published()
        ended = site.build(fault, at)
        now = site.published()
        assert now in site.whole, at
        assert is_told(ended), (at, ended)
        assert (now != before) or ended.status, (at, ended)
        assert (now == before) or ended.status <= 0, (at, ended)
        assert (ended.status >= 0) or "killed" in name, (at, ended)
    site.change()
    before = site.published()
    assert site.build().status == 0
    assert site.published() in site.whole and site.published() != before
    assert {path.name for path in site.project.glob(".site*")} <= KEPT_BESIDE


@pytest.mark.parametrize("fault", NO_LINKS)
def test_a_build_without_hard_links(site: Site, fault: Fault) -> None:
    site.change()
    before = site.published()
    ended = site.build(fault, at=1)
    assert (ended.status, ended.said) == (0, "") and ended.steps
    assert site.published() in site.whole and site.published() != before
