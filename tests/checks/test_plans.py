"""The rules about campaigns that do not stop a build, and the days on which they speak."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import DAY

from macros import WORDS
from microsite.checks.rules import RULES
from microsite.content.project import load


def said(project: Path, id: str, day: str = DAY) -> list[str]:
    rule = next(rule for rule in RULES if rule.id == id)
    return [
        f"{mistake.file}:{mistake.line}: {mistake.message}"
        for mistake in rule.check(load(project, WORDS, day))
    ]


def edit(project: Path, file: str, old: str, new: str) -> int:
    """Change a file; gives the line where the change begins."""
    path = project / "branches" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text.partition(old)[0].count("\n") + 1


def test_a_topic_that_is_no_page(project: Path) -> None:
    line = edit(project, "campaigns/315-2027.yml", "risks/telecom-fraud.md", "risks/telecom-frauds.md")
    assert said(project, "MS030") == [
        f"branches/campaigns/315-2027.yml:{line}: there is no page “risks/telecom-frauds.md” in every language"
    ]


def test_an_event_outside_its_campaign(project: Path) -> None:
    edit(project, "yunlu.yml", "first: 2027-03-12", "first: 2027-03-17")
    assert [line.partition(": ")[2] for line in said(project, "MS033")] == [
        "the event “outdoor-desk” is not within the days of its campaign, 2027-03-09 to 2027-03-15"
    ]
    edit(project, "yunlu.yml", "  315-2027:\n", "  315-2027:\n    last: 2027-03-17\n")
    assert said(project, "MS033") == []


def test_an_article_after_its_campaign(project: Path) -> None:
    line = edit(project, "wealth-centre.yml", "published: 2027-03-10", "published: 2027-03-20")
    assert said(project, "MS033") == [
        f"branches/wealth-centre.yml:{line}: the article of 2027-03-20 is not published while its campaign "
        "is on, 2026-11-02 to 2027-03-15"
    ]


@pytest.mark.parametrize(
    ("day", "hours", "place", "clash"),
    [
        ("2027-03-13", "11:00-12:00", "", True),
        ("2027-03-13", "11:30-12:00", "", False),
        ("2027-03-14", "11:00-12:00", "", False),
        ("2027-03-13", "11:00-12:00", "place: {en: The square, zh: 广场}", False),
    ],
)
def test_events_that_clash(project: Path, day: str, hours: str, place: str, clash: bool) -> None:
    edit(
        project,
        "head-office-hall.yml",
        "      - id: school-lesson\n",
        f"""      - id: talk
        title: {{en: Talk, zh: 讲座}}
        first: {day}
        hours: "{hours}"
        {place}
      - id: school-lesson
""",
    )
    found = said(project, "MS034")
    assert len(found) == clash
    assert not clash or "“education-corner” and “talk” overlap on 2027-03-13, in the same place" in found[0]


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2027-08-08", []),
        (
            "2027-08-09",
            ["no campaign is planned for “seniors” in 2027; it is expected on 2027-10-08, in 60 days"],
        ),
        (
            "2027-10-08",
            ["no campaign is planned for “seniors” in 2027; it is expected on 2027-10-08, in 0 days"],
        ),
        ("2027-10-09", []),
        (
            "2028-01-15",
            ["no campaign is planned for “315” in 2028; it is expected on 2028-03-15, in 60 days"],
        ),
    ],
)
def test_a_campaign_that_nobody_has_planned(project: Path, day: str, found: list[str]) -> None:
    assert [line.partition(": ")[2] for line in said(project, "MS035", day)] == found


def test_a_series_that_nobody_knows(project: Path) -> None:
    edit(project, "campaigns/september-2027.yml", "series: september", "series: septembre")
    assert "branches/campaigns/september-2027.yml:3: unknown series “septembre”" in said(project, "MS036")


def test_a_hotline_day_without_a_number(project: Path) -> None:
    edit(project, "yunlu.yml", "kind: village", "kind: hotline-day")
    edit(project, "yunlu.yml", "        cancelled:", "        #")
    assert [line.partition(": ")[2] for line in said(project, "MS032")] == [
        "nobody answers on the hotline day “village-talk”"
    ]
