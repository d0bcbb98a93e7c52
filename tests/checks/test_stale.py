"""What must be verified again is listed with its owner and place, and fails only when it has expired."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from support.command import run
from support.network import DAY, EVERY_KIND

from macros import WORDS
from microsite.checks.stale import Due, due
from microsite.checks.stale_list import LONGEST, NOTHING, markdown, sheet
from microsite.content.project import load
from microsite.data.roster import Roster

DUE = Due(
    kind="number",
    what="complaint",
    verified_on=date(2026, 5, 5),
    until=date(2026, 11, 1),
    today=date(2026, 11, 24),
    file="branches/maiwan.yml",
    line=12,
    branch="maiwan",
    number="0571 0000 2001",
    owner="Manager on duty",
)


@pytest.fixture
def aged(small_kept: Path) -> Path:
    """A project with one number that has expired and one that soon will."""
    for name, day in (("maiwan", "2026-05-05"), ("yunlu", "2026-06-20")):
        path = small_kept / f"branches/{name}.yml"
        path.write_text(path.read_text("utf-8").replace("2026-11-05", day), "utf-8")
    return small_kept


def stale(project: Path, *arguments: str) -> Result:
    return run(project, "stale", *arguments)


def test_nothing_is_due_here(every_kind: Path) -> None:
    done = stale(every_kind, "--today", DAY)
    assert (done.exit_code, done.output) == (0, NOTHING)


def test_a_limit_at_which_nobody_looked_is_told(every_kind: Path) -> None:
    told = stale(every_kind, "--today", "2027-05-26").output.splitlines()
    assert next(line for line in told if line.startswith("facts/limits.yml")) == (
        "facts/limits.yml:16: limit “message_characters”, 2026-11-25, 182 days ago: expired on 2027-05-25"
    )


def test_what_is_due_is_told_with_its_place(aged: Path) -> None:
    done = stale(aged, "--today", DAY)
    assert done.exit_code == 1
    assert (
        done.output
        == """\
branches/maiwan.yml:12: maiwan complaint 0571 0000 2001, 2026-05-05, 204 days ago: expired on 2026-11-01 — Manager on duty
    maiwan complaint 0571 0000 2001：2026-05-05 核实，已过204天，2026-11-01 已经到期，Manager on duty
branches/yunlu.yml:14: yunlu complaint 0571 0000 2002, 2026-06-20, 158 days ago: expires on 2026-12-17 — Branch office
    yunlu complaint 0571 0000 2002：2026-06-20 核实，已过158天，2026-12-17 到期，Branch office
"""
    )


def test_an_issue_is_written_in_markdown(aged: Path) -> None:
    done = stale(aged, "--today", DAY, "--format", "markdown")
    assert done.exit_code == 1
    assert (
        done.output
        == """\
## Expired: call the number, read the page again, or look what became of the law or the limit / 已到期：打一遍号码，重读网页，看看法规或限制有没有变

| Branch 网点 | What 内容 | Number 号码 | Verified 核实日期 | Days ago 已过天数 | Until 有效期至 | Owner 负责人 | Where 位置 |
|---|---|---|---|---|---|---|---|
| maiwan | complaint | 0571 0000 2001 | 2026-05-05 | 204 | 2026-11-01 | Manager on duty | branches/maiwan.yml:12 |

## Expires soon / 快到期

| Branch 网点 | What 内容 | Number 号码 | Verified 核实日期 | Days ago 已过天数 | Until 有效期至 | Owner 负责人 | Where 位置 |
|---|---|---|---|---|---|---|---|
| yunlu | complaint | 0571 0000 2002 | 2026-06-20 | 158 | 2026-12-17 | Branch office | branches/yunlu.yml:14 |

Write the day in `verified_on`, or in `reviewed` and `review_by` of a page. / 把日期写进 `verified_on`；网页写进 `reviewed` 和 `review_by`。
"""
    )


def test_a_spreadsheet_is_given_a_table(aged: Path) -> None:
    told = stale(aged, "--today", DAY, "--format", "csv").output
    assert told.startswith("\ufeff")  # or Excel takes it for another encoding
    rows = list(csv.DictReader(told.removeprefix("\ufeff").splitlines()))
    assert rows[0] == {
        "branch": "maiwan",
        "purpose": "complaint",
        "number": "0571 0000 2001",
        "verified_on": "2026-05-05",
        "until": "2026-11-01",
        "days": "204",
        "owner": "Manager on duty",
        "file": "branches/maiwan.yml",
        "line": "12",
    }


def test_nobody_is_a_formula() -> None:
    assert "'=1+1" in sheet([replace(DUE, owner="=1+1")])


@pytest.mark.parametrize(("day", "expired"), [("2026-11-01", False), ("2026-11-02", True)])
def test_a_number_holds_for_180_days(aged: Path, day: str, expired: bool) -> None:
    assert stale(aged, "--today", day).exit_code == expired


def test_what_only_comes_near_does_not_fail(small_kept: Path) -> None:
    done = stale(small_kept, "--today", "2027-04-20")
    assert (done.exit_code, "expires on" in done.output, "expired on" in done.output) == (0, True, False)


def test_a_page_past_its_review_is_listed(small_kept: Path) -> None:
    done = stale(small_kept, "--today", "2027-05-26")
    assert done.exit_code == 1
    assert "docs/zh/index.md:5: page “" in done.output


def test_every_number_stands_once() -> None:
    """Those of the institution and of the nation too; a branch that inherits one is not listed with it."""
    project = load(EVERY_KIND, WORDS, "2027-06-24")
    numbers = [one.number for one in due(project) if one.number]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == set(_numbers(project.roster))


def _numbers(roster: Roster) -> Iterator[str]:
    for branch in roster:
        yield from (hotline.number for _, hotline in branch.all_hotlines)
        yield from (hotline.number for hotline in branch.network.national_hotlines.values())


def test_data_are_no_markup_in_an_issue() -> None:
    row = next(
        line for line in markdown([replace(DUE, owner="a|b <i> @all #1")]).splitlines() if "maiwan" in line
    )
    assert row.count("|") == 10 and "a\\|b \\<i\\> @\u2060all \\#1" in row


def test_an_issue_has_room_for_a_long_list() -> None:
    said = markdown([DUE, replace(DUE, until=date(2026, 11, 25))] * (LONGEST + 5))
    assert "And 5 more: `microsite stale`." in said
    assert len(said) < 65_536
