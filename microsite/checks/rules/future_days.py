"""Days on which somebody is said to have looked, and which are still to come."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta

from microsite.checks import stale
from microsite.checks.plans import plans
from microsite.checks.rule import Rule
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.data.campaign_tables.prints import written_as
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import KeyPath

_YEAR = timedelta(366)
_LONGEST = 3 * _YEAR  # until a page is read again
_OF_SOURCES = ("checked_on", "text_as_of", "in_force_checked", "issued")


def check(project: Project) -> Iterator[Mistake]:
    """Find them in numbers, pages, facts, the consent to photos, plans, and what was printed."""
    latest = latest_day(project)
    for number in stale.every_number(project):
        if number.verified_on > latest:
            message = f"the number {number.number} can't have been verified on {number.verified_on}"
            zh = f"号码 {number.number} 的核实日期 {number.verified_on} 还没到"
            yield _future(Mistake(number.file, number.line, message, zh=zh, column=number.column))
    yield from _pages(project, latest)
    yield from _facts(project, latest)
    yield from _photos(project, latest)
    yield from _plans(project, latest)
    yield from _prints(project, latest)


def latest_day(project: Project) -> date:
    """The last day that can have come: today; for a site of an earlier day, a year after most reviews."""
    days = sorted(_reviews(project))
    usual = days[len(days) * 9 // 10] if days else project.today
    return project.today if project.today >= usual else usual + _YEAR


def _reviews(project: Project) -> Iterator[date]:
    for pages in project.pages.values():
        for page in pages.values():
            with suppress(Mistakes):  # told by the rule of front matter
                yield page.front.reviewed


def _future(told: Mistake) -> Mistake:
    return Mistake(
        told.file,
        told.line,
        f"{told.message}, a day still to come",
        "Look at the year; write the day on which somebody did it, year-month-day.",
        f"{told.zh}。请看年份对不对，写实际做这件事的日期，年-月-日。",
        column=told.column,
    )


def _pages(project: Project, latest: date) -> Iterator[Mistake]:
    for pages in project.pages.values():
        for page in pages.values():
            try:
                reviewed = page.front.reviewed
            except Mistakes:
                continue  # told by the rule of front matter
            yield from _too_late(page, reviewed)
            if reviewed > latest:
                yield _future(
                    page.document.mistake(
                        ("reviewed",),
                        f"the page can't have been reviewed on {reviewed}",
                        "",
                        f"网页的审核日期 reviewed: {reviewed} 还没到",
                    )
                )


def _too_late(page: Page, reviewed: date) -> Iterator[Mistake]:
    """The day by which a page is read again, so far away that it must be another year."""
    if page.front.review_by > reviewed + _LONGEST:
        yield page.document.mistake(
            ("review_by",),
            f"the page would be read again on {page.front.review_by} only, years after {reviewed}",
            f"Look at the year; write a day within {_LONGEST.days // 366} years.",
            f"下次通读写的是 {page.front.review_by}，离 reviewed: {reviewed} 太久。"
            f"请看年份对不对，写{_LONGEST.days // 366}年以内的日期。",
        )


def _facts(project: Project, latest: date) -> Iterator[Mistake]:
    facts = project.facts
    days = [
        ("sources", id, key, getattr(source, key))
        for id, source in facts.sources.items()
        for key in _OF_SOURCES
    ]
    days += [("pending", id, "looked_on", entry.looked_on) for id, entry in facts.pending.items()]
    days += [("limits", id, "reviewed", limit.reviewed) for id, limit in facts.limits or ()]
    for file, id, key, day in days:
        if day and day > latest:
            yield _future(
                facts.written[file].mistake(
                    (id, key), f"“{key}” of “{id}” is {day}", "", f"“{id}”的 {key} 写的 {day} 还没到"
                )
            )


def _photos(project: Project, latest: date) -> Iterator[Mistake]:
    for branch in project.roster.everyone.values():
        for id, participation in branch.participations.items():
            for place, photo in enumerate(participation.results.photos if participation.results else ()):
                agreed: date | None = photo.consent.agreed_on if photo.consent else None
                if agreed and agreed > latest:
                    yield _future(
                        project.roster.written[branch.id].mistake(
                            ("campaigns", id, "results", "photos", place, "consent", "agreed_on"),
                            f"nobody can have agreed to “{photo.file}” on {agreed}",
                            "",
                            f"照片“{photo.file}”的同意日期 {agreed} 还没到",
                        )
                    )


def _plans(project: Project, latest: date) -> Iterator[Mistake]:
    """The days on which a notice was issued, and something was changed."""
    for plan in plans(project):
        campaign = project.roster.campaigns[plan.id] if plan.is_common else None
        own = campaign or plan.host.participations[plan.id]
        days: list[tuple[KeyPath, date | None]] = [(("changed",), own.changed)]
        days += [(("events", number, "changed"), event.changed) for number, event in enumerate(plan.events)]
        days += [(("notice", "issued"), campaign.notice.issued)] if campaign and campaign.notice else []
        for path, day in days:
            if day and day > latest:
                key = path[-1]
                yield _future(plan.mistake(path, f"“{key}” is {day}", "", f"{key} 写的 {day} 还没到"))


def _prints(project: Project, latest: date) -> Iterator[Mistake]:
    for id, rows in project.roster.prints.items():
        for number, row in enumerate(rows):
            if row.printed_on > latest:
                told = f"“{row.piece}” can't have been printed on {row.printed_on}"
                zh = f"“{row.piece}”的印刷日期 {row.printed_on} 还没到"
                document = project.roster.written[written_as(id, number)]
                yield _future(document.mistake(("printed_on",), told, "", zh))


RULE = Rule(
    "MS092",
    "Nobody has looked on a day that is still to come",
    check,
    wrong="verified_on: 2062-11-05",
    right="verified_on: 2026-11-05",
    zh="日期还没到。看年份对不对，写实际的日期。",
    why="A slip of the hand in the year would say for decades that the number was called not long ago.",
    stops_build=True,
)
