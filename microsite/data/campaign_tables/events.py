"""branches/events/<campaign>.csv: the events of small branches, a row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign, Participation
from microsite.data.campaign_tables import table
from microsite.data.event import Event
from microsite.data.names import Names
from microsite.data.record import OneLine
from microsite.data.roster_table import texts
from microsite.files import csvfile
from microsite.files.csvfile import Cell
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document
from microsite.languages.language import Language, Languages
from microsite.languages.writing import known

KEY = ("branch", "id")  # by which a row is known
TEXTS = ("title", "place", "description", "cancelled")
LISTS = ("languages", "accessibility", "shared_with")


def required(languages: Iterable[Language]) -> tuple[str, ...]:
    """The columns that must be there on a site that is complete in these languages."""
    return ("branch", "id", *texts(("title",), languages), "first")


def columns(languages: Iterable[Language]) -> tuple[str, ...]:
    """Every column, its texts in these languages."""
    listed = tuple(languages)
    return (
        *required(listed),
        "kind",
        "last",
        "hours",
        *texts(("place",), listed),
        "latitude",
        "longitude",
        "contact",
        "seats",
        "languages",
        "accessibility",
        *texts(("description",), listed),
        "shared_with",
        *texts(("cancelled",), listed),
        "changed",
    )


class EventRow(Event):
    """A row: an event of one branch."""

    branch: OneLine

    @property
    def event(self) -> Event:
        """The event as it stands in the file of a branch."""
        return Event.model_validate({name: value for name, value in self if name != "branch"})


ByBranch = Mapping[str, table.Entries[EventRow]]


def by_branch(
    folder: Path, campaigns: Mapping[str, Campaign | None], site: Languages
) -> tuple[ByBranch, list[Mistake]]:
    """The events of every table by their branch, and what is wrong in them."""
    form = table.Form(EventRow, columns(known()), required(site.complete), cell)
    found, mistakes = table.entries(folder / "events", campaigns, form, site)
    events: dict[str, table.Entries[EventRow]] = {}
    for id, row, document in found:
        events.setdefault(row.branch, []).append((id, row, document))
    return events, mistakes


def add(
    planned: table.Entries[EventRow], record: BranchRecord, written: Document
) -> tuple[BranchRecord, list[Mistake]]:
    """The record of a branch with the events of its rows, and those that stand elsewhere too."""
    joined, mistakes = dict(record.campaigns), []
    for id, row, document in planned:
        participation = joined.get(id, Participation())
        path = ("campaigns", id, "events")
        same = next((number for number, event in enumerate(participation.events) if event.id == row.id), None)
        if same is not None:
            place = written.position((*path, same, "id"))
            mistakes.append(document.mistake((), *_twice(row, participation.events[same], *place)))
            continue
        written.borrow((*path, len(participation.events)), document)
        joined[id] = participation.model_copy(update={"events": (*participation.events, row.event)})
    return record.model_copy(update={"campaigns": joined}), mistakes


def _twice(row: EventRow, other: Event, file: str, line: int) -> tuple[str, str, str]:
    """What is told of a row whose event stands elsewhere too."""
    unlike = [name for name in Event.model_fields if getattr(row, name) != getattr(other, name)]
    differ, differ_zh = "They say the same.", "两处内容相同。"
    if unlike == ["hours"] and row.hours and other.hours:
        hours = ", ".join(sorted({*row.hours, *other.hours}))
        differ = f"They differ in hours alone; if both hold, write one row with {hours}."
        differ_zh = f"两处只有时间不同；两个时间都对的话，请合成一行，时间写 {hours}。"
    elif unlike:
        differ, differ_zh = f"They differ in {', '.join(unlike)}.", f"两处不同的是：{'、'.join(unlike)}。"
    return (
        f"the event “{row.id}” of “{row.branch}” stands in {file}:{line} too",
        f"{differ} Keep one of the two. If it is another event, give it its own id, such as {row.id}-2.",
        f"“{row.branch}”的场次“{row.id}”在 {file}:{line} 已经写过。{differ_zh}"
        f"请只留一处；确是另一场的，请另写一个 id，例如 {row.id}-2。",
    )


def strays(by_branch: ByBranch, known: Names, network: Network) -> Iterator[Mistake]:
    """The rows of no branch."""
    for branch, events in by_branch.items():
        for id, _, document in events:
            common = f"branches/campaigns/{id}.yml"
            hint = (
                f"Write an event of all branches in {common}, its own in branches/network.yml; "
                "leave the row out."
            )
            zh = f"所有网点共同的场次写在 {common}，机构自己的写在 branches/network.yml。请删掉这一行。"
            if wrong := table.stray(branch, document, known, network, hint, zh):
                yield wrong


def cell(column: str, written: str) -> Cell:
    """What a cell holds, and where it stands in the record of an event."""
    if column in LISTS:
        return csvfile.listed(written), (column,)
    if column in ("latitude", "longitude"):
        return written, ("coordinates", column)
    text, _, language = column.rpartition("_")
    return (written, (text, language)) if text in TEXTS and language in known() else (written, (column,))
