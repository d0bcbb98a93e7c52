"""All branches, loaded and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from microsite.data import event_rows, photos, result_rows, unread_files
from microsite.data.branch import Branch, BranchRecord, Network, inherit
from microsite.data.campaign import Campaign
from microsite.data.held_event import HeldEvent, held, own
from microsite.data.validation import validate
from microsite.files import table, yamlfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document
from microsite.languages.language import LANGUAGES

RESERVED = frozenset(
    {"en", "zh", "assets", "network", "index", "404", "sitemap", "branches", "campaigns", "photos"}
)


@dataclass(frozen=True)
class Roster:
    """The institution and its branches, by id; the institution comes first."""

    network: Network
    branches: Mapping[str, Branch]
    campaigns: Mapping[str, Campaign]  # as the institution plans them, without what branches add
    places: Mapping[
        str, Document
    ]  # where each branch, by its id, and each campaign, as campaigns/<id>, is written
    folder: Path

    @property
    def institution(self) -> Branch:
        """The institution as the branch at the root."""
        return self.branches[self.network.id]

    @cached_property
    def districts(self) -> Mapping[tuple[str, str], tuple[Branch, ...]]:
        """The branches of each district, by its names; found once, since every branch asks for its own."""
        members: dict[tuple[str, str], list[Branch]] = {}
        for branch in self:
            if not branch.is_institution:
                members.setdefault((branch.district.en, branch.district.zh), []).append(branch)
        return {names: tuple(branches) for names, branches in members.items()}

    @cached_property
    def shared(self) -> Mapping[str, tuple[HeldEvent, ...]]:
        """What other branches hold and a branch announces too; found once, since every branch asks for its own."""
        guests: dict[str, list[HeldEvent]] = {}
        for branch in self:
            for happening in own(branch):
                for id in happening.event.shared_with:
                    guests.setdefault(id, []).append(happening)
        return {id: tuple(happenings) for id, happenings in guests.items()}

    def announced(self, branch: Branch) -> Iterator[HeldEvent]:
        """What a branch announces: what it holds, and what is shared with it."""
        yield from held(branch)
        yield from self.shared.get(branch.id, ())

    def happenings(self, branch: Branch) -> Iterator[HeldEvent]:
        """What stands in a branch's calendar: what it announces; in the institution's, everything once."""
        if not branch.is_institution:
            yield from self.announced(branch)
            return
        yield from held(branch)
        for other in self:
            if not other.is_institution:
                yield from own(other)

    def __iter__(self) -> Iterator[Branch]:
        return iter(self.branches.values())

    def __len__(self) -> int:
        return len(self.branches)

    def __getitem__(self, id: str) -> Branch:
        if id not in self.branches:
            raise Mistakes.one(
                "branches",
                0,
                f"there is no branch “{id}”",
                nearest(id, self.branches),
                f"没有“{id}”这个网点。{nearest_zh(id, self.branches)}",
            )
        return self.branches[id]


def load(folder: Path, rows: Path | None = None) -> Roster:
    """Load the folder `branches`, with another file in place of its roster.csv if given; every mistake in it is raised at once."""
    campaigns, places, mistakes = _campaigns(folder)
    try:
        network_document = _read(folder / "network.yml", folder)
        network = validate(Network, network_document)
    except Mistakes as found:
        raise Mistakes(mistakes + found.mistakes) from None
    mistakes += [
        *_references(network, network, network_document, campaigns),
        *photos.doubts(folder, network.campaigns, network_document),
    ]

    events, doubts = event_rows.read(folder, campaigns)
    mistakes += doubts
    records: dict[str, tuple[BranchRecord, Document]] = {}
    documents, found = _documents(folder, rows or folder / "roster.csv")
    mistakes += [*unread_files.doubts(folder), *found]
    for document in documents:
        try:
            record = validate(BranchRecord, document)
        except Mistakes as wrong:
            mistakes += wrong.mistakes
            continue
        mistakes += _identity(record, document, network, records)
        record, twice = event_rows.add(events.get(record.id, []), record, document)
        mistakes += twice + _references(record, network, document, campaigns)
        mistakes += photos.doubts(folder, record.campaigns, document)
        records.setdefault(record.id, (record, document))
    mistakes += _same_names(records)
    reports, doubts = result_rows.read(folder, campaigns)
    mistakes += doubts
    if mistakes := mistakes or [
        *event_rows.strays(events, records, network),
        *result_rows.join(reports, records, campaigns, network),
    ]:
        raise Mistakes(mistakes)
    sound = {id: campaign for id, campaign in campaigns.items() if campaign}
    branches = {network.id: inherit(None, network, sound)}
    branches |= {id: inherit(records[id][0], network, sound) for id in sorted(records)}
    places |= {network.id: network_document.places()} | {
        id: document.places() for id, (_, document) in records.items()
    }
    return Roster(network, branches, sound, places, folder)


def _campaigns(folder: Path) -> tuple[dict[str, Campaign | None], dict[str, Document], list[Mistake]]:
    """Campaigns by id, None for one that has mistakes: it is known all the same; and where they are written."""
    campaigns: dict[str, Campaign | None] = {}
    places: dict[str, Document] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("campaigns/*.yml")):
        try:
            document = _read(path, folder)
            campaigns[path.stem] = validate(Campaign, document)
            places[f"campaigns/{path.stem}"] = document.places()
        except Mistakes as found:
            campaigns[path.stem] = None
            mistakes += found.mistakes
    return campaigns, places, mistakes


def _read(path: Path, folder: Path) -> Document:
    return yamlfile.read(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")


def _documents(folder: Path, roster: Path) -> tuple[list[Document], list[Mistake]]:
    """Every branch as written, in a file of its own or in a row of the roster."""
    documents: list[Document] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.yml")):
        if path.name == "network.yml":
            continue
        try:
            document = _read(path, folder)
        except Mistakes as found:
            mistakes += found.mistakes
            continue
        if document.data.get("id") not in (None, path.stem):
            mistakes.append(
                Mistake(
                    document.file,
                    document.line(("id",)),
                    f"the id “{document.data['id']}” differs from the file's name",
                    f"Write id: {path.stem}, or rename the file.",
                    f"id“{document.data['id']}”和文件名不同。请写 id: {path.stem}，或改文件名。",
                )
            )
        documents.append(document)
    if roster.exists():
        try:
            documents += table.read(roster, f"{folder.name}/roster.csv")
        except Mistakes as found:
            mistakes += found.mistakes
    return documents, mistakes


def _identity(
    record: BranchRecord,
    document: Document,
    network: Network,
    records: Mapping[str, tuple[BranchRecord, Document]],
) -> list[Mistake]:
    line = document.line(("id",))
    if record.id in RESERVED or record.id == network.id:
        return [
            Mistake(
                document.file,
                line,
                f"the id “{record.id}” is reserved",
                "Choose another id.",
                f"id“{record.id}”另有用处，不能用。请换一个。",
            )
        ]
    if not record.id[0].isalpha():
        return [
            Mistake(
                document.file,
                line,
                f"the id “{record.id}” starts with a digit",
                "Start it with a letter.",
                f"id“{record.id}”以数字开头。请以字母开头。",
            )
        ]
    if record.id in records:
        other = records[record.id][1]
        return [
            Mistake(
                document.file,
                line,
                f"the id “{record.id}” is already used in {other.file}:{other.line(('id',))}",
                "Give each branch an id of its own.",
                f"id“{record.id}”在 {other.file}:{other.line(('id',))} 已经用过。每个网点要有自己的 id。",
            )
        ]
    return []


def _same_names(records: Mapping[str, tuple[BranchRecord, Document]]) -> Iterator[Mistake]:
    """Branches that readers could not tell apart; mostly a copy of which only the id was changed."""
    first: dict[tuple[str, str], Document] = {}
    for record, document in records.values():
        for language in LANGUAGES:
            name, district = record.name[language], record.district[language]
            other = first.setdefault((name, district), document)
            if other is not document:
                yield Mistake(
                    document.file,
                    document.line(("name",)),
                    f"the name “{name}” is already used in {other.file}:{other.line(('name',))}",
                    "Give each branch of a district a name of its own.",
                    f"名称“{name}”在 {other.file}:{other.line(('name',))} 已经用过。同一区县的网点，名称不能相同。",
                )


def _references(
    record: BranchRecord | Network,
    network: Network,
    document: Document,
    campaigns: Mapping[str, Campaign | None],
) -> list[Mistake]:
    """Purposes, campaigns and hotlines that are named but not known; events named twice."""
    mistakes = []

    def unknown(what: str, zh: str, name: str, known: Mapping[str, object], *path: str | int) -> None:
        mistakes.append(
            Mistake(
                document.file,
                document.line(path),
                f"unknown {what} “{name}”",
                nearest(name, known),
                f"没有“{name}”{zh}。{nearest_zh(name, known)}",
            )
        )

    for purpose, hotline in record.hotlines.items():
        if purpose not in network.purposes:
            unknown("purpose", "这个用途", purpose, network.purposes, "hotlines", purpose)
        elif not hotline.number and not (record is not network and purpose in network.hotlines):
            mistakes.append(
                Mistake(
                    document.file,
                    document.line(("hotlines", purpose)),
                    f"the hotline “{purpose}” has no number",
                    'Add number: "…", verified_on and owner.',
                    f'热线“{purpose}”没有号码。请加上 number: "…"、verified_on 和 owner。',
                )
            )
    for id, participation in record.campaigns.items():
        path = ("campaigns", id)
        if id not in campaigns:
            unknown("campaign", "这个活动", id, campaigns, *path)
            continue
        if (campaign := campaigns[id]) is None:
            continue
        first, last = participation.first or campaign.first, participation.last or campaign.last
        if last < first:
            mistakes.append(
                Mistake(
                    document.file,
                    document.line(path),
                    f"the campaign ends ({last}) before it starts ({first})",
                    "Change first or last.",
                    f"活动结束（{last}）早于开始（{first}）。请改 first 或 last。",
                )
            )
        seen = {event.id for event in campaign.events}
        for index, event in enumerate(participation.events):
            if event.id in seen:
                mistakes.append(
                    Mistake(
                        *document.place((*path, "events", index, "id")),
                        f"the event “{event.id}” stands twice",
                        "Give each event an id of its own.",
                        f"场次“{event.id}”写了两次。每一场要有自己的 id。",
                    )
                )
            seen.add(event.id)
        if participation.results:
            mistakes += result_rows.doubts(
                participation,
                campaign,
                participation.results,
                document,
                (*path, "results"),
                isinstance(record, Network),
            )
    if isinstance(record, Network):
        if "complaint" not in record.hotlines:
            mistakes.append(
                Mistake(
                    document.file,
                    document.line(("hotlines",)),
                    "there is no hotline for complaints",
                    "Add complaint: with number, verified_on and owner; every page shows it.",
                    "缺少投诉热线，而每个网页都要显示它。请加上 complaint:，写 number、verified_on 和 owner。",
                )
            )
        known = record.purposes | record.national_hotlines
        for index, step in enumerate(record.complaint_route):
            for place, name in enumerate(step.hotlines):
                if name not in known:
                    unknown("hotline", "这条热线", name, known, "complaint_route", index, "hotlines", place)
    return mistakes
