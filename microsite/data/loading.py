"""From the folder `branches` to the roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from microsite.data import (
    frozen,
    layer,
    lives,
    national,
    photos,
    references,
    roster_table,
    sound,
    unread_files,
)
from microsite.data.branch import BranchRecord, Network, inherit
from microsite.data.campaign import Campaign
from microsite.data.campaign_tables import events, prints, results, table
from microsite.data.record import ID
from microsite.data.roster import Roster
from microsite.data.validation import validate
from microsite.files import plain, yamlfile
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

_SETTINGS = ("languages", "brand")  # of the network, and written for the whole repository
_NATIONAL = ("national_hotlines", "complaint_route")  # of the network, and written for all institutions


@dataclass
class _Reading:
    """What has been read so far; a campaign that has mistakes is None: it is known all the same."""

    folder: Path
    site: Languages
    campaigns: dict[str, Campaign | None] = field(default_factory=dict)
    written: dict[str, Document] = field(default_factory=dict)
    records: dict[str, tuple[BranchRecord, Document]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)  # the names that stand where something is wrong
    named: set[str] = field(default_factory=set)  # the branches of which a row in another table speaks
    lost: list[str] = field(default_factory=list)  # those of them that no branch is


def load(folder: Path, rows: Path | None = None) -> Roster:
    """Load the folder `branches`, or another roster.csv with it; all mistakes are raised at once."""
    roster, mistakes = read(folder, rows)
    if mistakes or not roster:
        raise Mistakes(mistakes)
    return roster


def read(folder: Path, rows: Path | None = None) -> tuple[Roster | None, list[Mistake]]:
    """What is sound in the folder `branches`, none if nothing is without the rest; and what is not."""
    plain.refuse_others(folder)
    photos.get_ready(folder)
    reading = _Reading(folder, languages(folder.parent))
    _campaigns(reading)
    network = _network(reading)
    planned, lost = events.by_branch(folder, reading.campaigns, reading.site)
    reports, doubts = results.reports(folder, reading.campaigns, reading.site)
    reading.mistakes += [*lost, *doubts]
    if lost:  # any event that was held may stand there
        reading.unread |= {id for _, row, _ in reports for id in row.held or ()}
    locked, doubts = frozen.rows(folder, reading.campaigns, reading.site)
    reading.mistakes += doubts
    printed, doubts = prints.rows(folder, reading.campaigns, reading.site)
    reading.written |= dict(prints.places(printed))
    reading.mistakes += doubts
    reading.mistakes += unread_files.doubts(folder)
    reading.unread |= unread_files.names(folder)
    for rows_of in (reports, locked, printed):
        reading.named.update(row.branch for _, row, _ in rows_of)
    reading.named.update(planned)
    documents = _documents(reading, rows or folder / "roster.csv", network)
    ids = {str(document.data.get("id")) for document in documents}
    reading.lost = sorted(reading.named - ids - {network.id if network else ""})
    for document in documents:
        _branch(reading, document, network, planned)
    if not network:
        return None, reading.mistakes
    reading.mistakes += references.same_names(reading.records, reading.site.complete)
    whole = not reading.mistakes
    if network.id == sound.UNREAD:
        reading.unread |= reading.named
    named = table.names(reading.records, reading.unread)
    reading.mistakes += events.strays(planned, named, network)
    reading.mistakes += prints.doubts(printed, named, network, reading.site)
    if network.id != sound.UNREAD:
        reading.mistakes += lives.doubts(reading.records, network, reading.unread)
    reading.mistakes += results.join(reports, reading.records, reading.campaigns, network, reading.unread)
    if whole:  # else what can't be read would be taken for changed
        reading.mistakes += frozen.doubts(locked, _everyone(reading, network), network, reading.campaigns)
    roster = _roster(reading, network)
    past, paper = frozen.by_campaign(locked), prints.by_campaign(printed)
    return replace(roster, frozen=past, prints=paper), reading.mistakes


def _everyone(reading: _Reading, network: Network) -> dict[str, tuple[BranchRecord | Network, Document]]:
    return {network.id: (network, reading.written[network.id]), **reading.records}


def institution(folder: Path) -> Network:
    """The institution alone."""
    site = languages(folder.parent)
    return validate(Network, _of_network(folder, site), site)


def languages(project: Path) -> Languages:
    """The languages of a project's site, known from now on."""
    return Languages(layer.load(project).languages)


def _roster(reading: _Reading, network: Network) -> Roster:
    """The roster of what is sound."""
    planned = {id: campaign for id, campaign in reading.campaigns.items() if campaign}
    network = sound.with_campaigns(network, planned)
    branches = {network.id: inherit(None, network, planned)}
    for id in sorted(reading.records.keys() - reading.unread):
        record = sound.with_campaigns(reading.records[id][0], planned)
        branches[id] = inherit(record, network, planned)
    written = reading.written | {id: document.positions() for id, (_, document) in reading.records.items()}
    unread = reading.unread | (reading.campaigns.keys() - planned)
    return Roster(network, branches, planned, written, reading.folder, unread=frozenset(unread))


def _campaigns(reading: _Reading) -> None:
    reading.campaigns |= dict.fromkeys(unread_files.names(reading.folder / "campaigns"))
    for path in sorted(reading.folder.glob("campaigns/[!.]*.yml")):
        try:
            document = _read(path, reading.folder)
            unread_files.refuse_branch(document, path)
            reading.campaigns[path.stem] = validate(Campaign, document, reading.site)
            reading.written[f"campaigns/{path.stem}"] = document.positions()
        except Mistakes as wrong:
            reading.campaigns[path.stem] = None
            reading.mistakes += wrong.mistakes


def _network(reading: _Reading) -> Network | None:
    """The institution, or what is sound of it; none if that can't be told."""
    document: Document | None
    try:
        document = _of_network(reading.folder, reading.site)
        network = validate(Network, document, reading.site)
    except Mistakes as wrong:
        reading.mistakes += wrong.mistakes
        document = _sound_files(reading)
        if not document:
            return None
        reading.unread |= sound.leave_out(Network, document, reading.site)
        sound.stand_in(document, reading.site)
        try:
            network = validate(Network, document, reading.site)
        except Mistakes:
            return None
    reading.mistakes += references.doubts(network, network, document, reading.campaigns, reading.unread)
    reading.mistakes += photos.doubts(reading.folder, network.campaigns, document)
    reading.written[network.id] = document.positions()
    return network


def _of_network(folder: Path, site: Languages) -> Document:
    """What stands in network.yml, joined with what belongs to it and stands in other files."""
    document = _read(folder / "network.yml", folder)
    project = folder.parent
    settings = layer.written(project)
    validate(layer.Layer, settings, site)
    layers = layer.layers(project)
    file = layers.base / national.FILE
    common = yamlfile.read(file, layers.name(file))
    validate(national.National, common, site)
    homes = dict.fromkeys(_SETTINGS, layer.FILE) | dict.fromkeys(_NATIONAL, national.FILE)
    _refuse_elsewhere(document, homes | {"short": f"{layer.FILE} (brand)"})
    return _joined(document, settings, common)


def _sound_files(reading: _Reading) -> Document | None:
    """The same from the lines of the files that can be read."""
    project = reading.folder.parent
    layers = layer.layers(project)
    file = layers.base / national.FILE
    document = sound.read(reading.folder / "network.yml", "branches/network.yml", reading.unread)
    common = sound.read(file, layers.name(file), reading.unread)
    if not document or not common:
        return None
    reading.unread |= sound.leave_out(national.National, common, reading.site)
    for key in (*_SETTINGS, *_NATIONAL, "short"):
        document.data.pop(key, None)
    return _joined(document, layer.written(project), common)


def _joined(document: Document, settings: Document, common: Document) -> Document:
    """What stands in network.yml with what belongs to it."""
    for key in _SETTINGS:
        if key in settings.data:
            document.take((key,), settings)
    for key in _NATIONAL:
        if key in common.data:
            document.take((key,), common)
    for key in ("purposes", "series"):
        if key not in document.data and key in common.data:
            document.take((key,), common)
        document.lay_over(common, key)
    return document


def _refuse_elsewhere(document: Document, homes: Mapping[str, str]) -> None:
    """Keys that stand in another file."""
    wrong = [
        document.mistake(
            (key,),
            f"“{key}” stands in {home}, not here",
            f"Move it to {home}.",
            f"“{key}”要写在 {home} 里，不写在这里。请移过去。",
        )
        for key, home in homes.items()
        if key in document.data
    ]
    if wrong:
        raise Mistakes(wrong)


def _branch(reading: _Reading, document: Document, network: Network | None, planned: events.ByBranch) -> None:
    wrong = [*references.kind(document, network, reading.unread)] if network else []
    try:
        record = validate(BranchRecord, document, reading.site)
    except Mistakes as mistakes:
        reading.mistakes += mistakes.mistakes
        named = _named_by_file(document, reading.site)
        if not named:
            reading.mistakes += wrong
            _note_unread(reading, document)
            return
        record = named
    if network:
        misnamed = [*references.identity(record, document, network, reading.records, reading.lost)]
        if misnamed:
            reading.unread |= reading.named
        wrong += misnamed
        record, twice = events.add(planned.get(record.id, []), record, document)
        wrong += twice
        wrong += references.doubts(record, network, document, reading.campaigns, reading.unread)
    wrong += photos.doubts(reading.folder, record.campaigns, document)
    reading.mistakes += wrong
    if wrong or (network and not references.are_known(record, network)):
        reading.unread.add(record.id)
    reading.records.setdefault(record.id, (record, document))


def _named_by_file(document: Document, site: Languages) -> BranchRecord | None:
    """A branch of which nothing but the id is wrong, so that all else of it is looked at as well."""
    stem = Path(document.file).stem
    if document.headings or ID.fullmatch(str(document.data.get("id"))) or not ID.fullmatch(stem):
        return None
    document.data["id"] = stem
    try:
        return validate(BranchRecord, document, site)
    except Mistakes:
        return None


def _note_unread(reading: _Reading, document: Document) -> None:
    """Note the name of a branch that can't be read; if that is wrong, it can be any of its file's."""
    id = document.data.get("id")
    reading.unread |= {str(id), Path(document.file).stem}
    if not ID.fullmatch(str(id)):
        reading.unread |= reading.named


def _documents(reading: _Reading, roster: Path, network: Network | None) -> list[Document]:
    """Every branch as written, in a file of its own or in a row of the roster."""
    folder = reading.folder
    documents: list[Document] = []
    for path in sorted(folder.glob("[!.]*.yml")):
        if path.name == "network.yml":
            continue
        try:
            document = _read(path, folder)
            unread_files.refuse_campaign(document, path)
        except Mistakes as wrong:
            reading.mistakes += wrong.mistakes
            reading.unread.add(path.stem)
            continue
        if misnamed := _misnamed(document, path):
            reading.mistakes += misnamed
            reading.unread.add(path.stem)
            if _namesake(document, path):
                continue  # told once: both would have one id
        documents.append(document)
    if roster.exists():
        try:
            whole, uneven = roster_table.documents(
                roster,
                f"{folder.name}/roster.csv",
                reading.site,
                {*network.purposes, *reading.unread} if network else None,
            )
        except Mistakes as wrong:
            whole, uneven = [], wrong.mistakes
        documents += whole
        reading.mistakes += uneven
        if uneven:
            reading.unread |= sound.cells(roster) or reading.named
    return documents


def _misnamed(document: Document, path: Path) -> list[Mistake]:
    """An id that is not the name of its file."""
    id, stem = document.data.get("id"), path.stem
    if id in (None, stem) or not ID.fullmatch(str(id)):  # what can't be an id is told by itself
        return []
    if _namesake(document, path):
        own = stem if ID.fullmatch(stem) else f"{id}-2"
        name, name_zh = ("", "") if own == stem else (f", name the file {own}.yml", f"，文件改名为 {own}.yml")
        return [
            document.mistake(
                ("id",),
                f"the id “{id}” is that of {id}.yml",
                "If that file was copied by mistake, delete this one. For a branch of its own, write "
                f"id: {own}{name}, and its own names, address, numbers and results.",
                f"id“{id}”是 {id}.yml 的。误复制的，就把这个文件删掉；"
                f"确是另一家网点，请写 id: {own}{name_zh}，"
                "名称、地址、电话、总结也换成它自己的。",
            )
        ]
    either, either_zh = (
        (f"Write id: {stem}, or r", f"请写 id: {stem}，或者") if ID.fullmatch(stem) else ("R", "请")
    )
    return [
        document.mistake(
            ("id",),
            f"the id “{id}” differs from the file's name",
            f"{either}ename the file {id}.yml.",
            f"id“{id}”和文件名不同。{either_zh}把文件改名为 {id}.yml。",
        )
    ]


def _namesake(document: Document, path: Path) -> bool:
    """Whether another file has this one's id for its name."""
    id = document.data.get("id")
    return id != path.stem and any(other.stem == id for other in path.parent.glob("*.yml"))


def _read(path: Path, folder: Path) -> Document:
    return yamlfile.read(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
