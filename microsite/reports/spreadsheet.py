"""Reports as a table for spreadsheets: one row a campaign and branch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from microsite.data.roster import Roster
from microsite.files import csvfile
from microsite.languages.language import Language
from microsite.reports.report import Report, gather, results
from microsite.reports.totals import KEYS


def everything(roster: Roster) -> bytes:
    """campaigns.csv: who plans what in every campaign, and who has reported."""
    reports = (gather(roster, id, roster.institution) for id in sorted(roster.campaigns))
    return spreadsheet(reports, roster.network.languages)


def spreadsheet(reports: Iterable[Report], languages: Iterable[Language]) -> bytes:
    """A table for Excel; what was not stated is an empty cell."""
    names = [f"name_{language}" for language in languages]
    columns = ("campaign", "branch", *names, "kind", "events", "reported_on", *KEYS)
    return csvfile.for_excel([columns, *chain.from_iterable(map(_rows, reports))]).encode()


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for branch in report.asked:
        own = branch.participations.get(report.id)
        found = results(branch, report.id)
        stated = report.stated.get(branch.id, {})
        events = "; ".join(f"{event.id} {event.first}" for event in own.events) if own else ""
        yield (
            report.id,
            branch.id,
            *(branch.name[language] for language in branch.network.languages),
            branch.kind,
            events,
            str(found.reported_on) if found else "",
            *(str(stated.get(key, "")) for key in KEYS),
        )
