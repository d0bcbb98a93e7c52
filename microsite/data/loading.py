"""From the folder `branches` to the roster."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from microsite.data import frozen, layer, lives, national, photos, references, roster_table, unread_files
from microsite.data.branch import BranchRecord, Network, inherit
from microsite.data.campaign import Campaign
from microsite.data.campaign_tables import events, results
from microsite.data.roster import Roster
from microsite.data.validation import validate
from microsite.files import plain, yamlfile
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

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


def load(folder: Path, rows: Path | None = None) -> Roster:
    """Load the folder `branches`, or another roster.csv with it; all mistakes are raised at once."""
    plain.refuse_others(folder)
    reading = _Reading(folder, languages(folder.parent))
    _campaigns(reading)
    network = _network(reading)
    planned, doubts = events.by_branch(folder, reading.campaigns, reading.site)
    reading.mistakes += doubts
    documents = _documents(reading, rows or folder / "roster.csv", network)
    reading.mistakes += unread_files.doubts(folder)
    for document in documents:
        _branch(reading, document, network, planned)
    reading.mistakes += references.same_names(reading.records, reading.site.complete)
    reports, doubts = results.reports(folder, reading.campaigns, reading.site)
    reading.mistakes += doubts
    locked, doubts = frozen.rows(folder, reading.campaigns, reading.site)
    reading.mistakes += doubts
    if mistakes := reading.mistakes or [
        *events.strays(planned, reading.records, network),
        *lives.doubts(reading.records, network),
        *results.join(reports, reading.records, reading.campaigns, network),
        *frozen.doubts(locked, _everyone(reading, network), network),
    ]:
        raise Mistakes(mistakes)
    return replace(_roster(reading, network), frozen=frozen.by_campaign(locked))


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
    sound = {id: campaign for id, campaign in reading.campaigns.items() if campaign}
    branches = {network.id: inherit(None, network, sound)}
    branches |= {id: inherit(reading.records[id][0], network, sound) for id in sorted(reading.records)}
    written = reading.written | {id: document.positions() for id, (_, document) in reading.records.items()}
    return Roster(network, branches, sound, written, reading.folder)


def _campaigns(reading: _Reading) -> None:
    for path in sorted(reading.folder.glob("campaigns/*.yml")):
        try:
            document = _read(path, reading.folder)
            reading.campaigns[path.stem] = validate(Campaign, document, reading.site)
            reading.written[f"campaigns/{path.stem}"] = document.positions()
        except Mistakes as wrong:
            reading.campaigns[path.stem] = None
            reading.mistakes += wrong.mistakes


def _network(reading: _Reading) -> Network:
    """The institution; without it nothing else can be understood."""
    try:
        document = _of_network(reading.folder, reading.site)
        network = validate(Network, document, reading.site)
    except Mistakes as wrong:
        raise Mistakes(reading.mistakes + wrong.mistakes) from None
    reading.mistakes += references.doubts(network, network, document, reading.campaigns)
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
    _refuse_elsewhere(document, {"languages": layer.FILE} | dict.fromkeys(_NATIONAL, national.FILE))
    document.take(("languages",), settings)
    for key in _NATIONAL:
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


def _branch(reading: _Reading, document: Document, network: Network, planned: events.ByBranch) -> None:
    reading.mistakes += references.kind(document, network)
    try:
        record = validate(BranchRecord, document, reading.site)
    except Mistakes as wrong:
        reading.mistakes += wrong.mistakes
        return
    reading.mistakes += references.identity(record, document, network, reading.records)
    record, twice = events.add(planned.get(record.id, []), record, document)
    reading.mistakes += twice
    reading.mistakes += references.doubts(record, network, document, reading.campaigns)
    reading.mistakes += photos.doubts(reading.folder, record.campaigns, document)
    reading.records.setdefault(record.id, (record, document))


def _documents(reading: _Reading, roster: Path, network: Network) -> list[Document]:
    """Every branch as written, in a file of its own or in a row of the roster."""
    folder = reading.folder
    documents: list[Document] = []
    for path in sorted(folder.glob("*.yml")):
        if path.name == "network.yml":
            continue
        try:
            document = _read(path, folder)
        except Mistakes as wrong:
            reading.mistakes += wrong.mistakes
            continue
        reading.mistakes += _misnamed(document, path.stem)
        documents.append(document)
    if roster.exists():
        try:
            documents += roster_table.documents(
                roster, f"{folder.name}/roster.csv", reading.site, network.purposes
            )
        except Mistakes as wrong:
            reading.mistakes += wrong.mistakes
    return documents


def _misnamed(document: Document, stem: str) -> list[Mistake]:
    """An id that is not the name of its file."""
    id = document.data.get("id")
    if id in (None, stem):
        return []
    return [
        document.mistake(
            ("id",),
            f"the id “{id}” differs from the file's name",
            f"Write id: {stem}, or rename the file.",
            f"id“{id}”和文件名不同。请写 id: {stem}，或改文件名。",
        )
    ]


def _read(path: Path, folder: Path) -> Document:
    return yamlfile.read(path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
