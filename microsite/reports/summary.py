"""A report told as an office hands it in: organisation, publicity, results, problems, next steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from microsite.languages.dates import date_in_full
from microsite.languages.language import Language
from microsite.reports.report import Report
from microsite.reports.sentences import Sentences
from microsite.reports.tables import Table, tables


@dataclass(frozen=True)
class Section:
    """A part of a summary: sentences, points and tables."""

    id: str
    title: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sentences or self.points or self.tables)


@dataclass(frozen=True)
class Summary:
    """A summary of activities in one language."""

    language: Language
    title: str
    opening: tuple[str, ...]
    highlights: tuple[tuple[str, str], ...]  # what stands out, each with its label
    sections: tuple[Section, ...]
    signature: tuple[str, str]
    day: date


def summarise(report: Report, language: Language) -> Summary:
    """The summary of a report: what nobody stated is left out, and the sections that remain are numbered."""
    sentences = Sentences(report, language)
    say = sentences.say
    sections = [
        replace(section, title=say["heading"].format(n, section.title))
        for n, section in zip(say["numbers"].split(), filter(None, _sections(sentences)), strict=False)
    ]
    if points := tuple(sentences.corrections()):
        sections.append(Section("corrected", say["corrected"], points=points))
    if report.branch.is_institution and report.missing:
        names = tuple(branch.name[language] for branch in report.missing)
        sections.append(Section("missing", say["missing"], points=names))
    return Summary(
        language=language,
        title=say["title"].format(campaign=report.campaign.title[language], name=sentences.name),
        opening=tuple(sentences.opening()),
        highlights=tuple(sentences.highlights()),
        sections=tuple(sections),
        signature=(sentences.name, date_in_full(language, report.reported_on)),
        day=report.reported_on,
    )


def _sections(sentences: Sentences) -> Iterator[Section]:
    say, report, language = sentences.say, sentences.report, sentences.language
    yield Section(
        "organisation",
        say["organisation"],
        sentences=(*sentences.written("organisation"), *sentences.events()),
    )
    yield Section(
        "publicity",
        say["publicity"],
        sentences=tuple(sentences.publicity()),
        tables=tables(report, language, "by_publicity"),
    )
    yield Section(
        "outcome",
        say["outcome"],
        sentences=tuple(sentences.outcome()),
        tables=tables(report, language, "by_kind", "by_materials", "by_calls", "by_others"),
    )
    yield Section(
        "handled",
        say["handled"],
        sentences=(*sentences.handled("complaints"), *sentences.handled("suggestions")),
    )
    yield Section("problems", say["problems"], points=tuple(sentences.problems()))
    yield Section("next", say["next"], points=tuple(sentences.written("next_steps")))
