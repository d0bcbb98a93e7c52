"""What branches say of each other: who serves the customers of one that is closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from microsite.data.branch import BranchRecord, Network
from microsite.data.life import UNCHANGING, Life
from microsite.data.names import Names, called
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

Records = Mapping[str, tuple[BranchRecord, Document]]


def doubts(records: Records, network: Network, unread: Collection[str]) -> Iterator[Mistake]:
    """Branches that send their customers to one that is not there."""
    known: dict[str, Life | None] = dict.fromkeys(unread)
    known |= {id: record.life for id, (record, _) in records.items()} | {network.id: UNCHANGING}
    names: Names = dict.fromkeys(known) | {id: record.name for id, (record, _) in records.items()}
    for id, (record, document) in records.items():
        life = record.life
        if life.merged_into and life.closes:
            path: KeyPath = ("life", "merged_into")
            yield from _not_there(id, life.merged_into, names, document, path)
            other = known.get(life.merged_into)
            if (
                other
                and life.merged_into != id
                and (other.has_ended(life.closes) or not other.has_begun(life.closes))
            ):
                yield _gone(life.merged_into, str(life.closes), document, path)
        for number, closure in enumerate(life.closed_between):
            if closure.instead:
                path = ("life", "closed_between", number, "instead")
                yield from _not_there(id, closure.instead, names, document, path)
                other = known.get(closure.instead)
                if other and closure.instead != id and not _serves(other, closure.first, closure.last):
                    yield _gone(closure.instead, f"{closure.first} – {closure.last}", document, path)


def _serves(other: Life, first: date, last: date) -> bool:
    """Whether a branch is open between two days, so that it can serve the customers of another."""
    closed = any(one.first <= last and first <= one.last for one in other.closed_between)
    return other.has_begun(first) and not other.has_ended(last) and not closed


def _not_there(id: str, other: str, known: Names, document: Document, path: KeyPath) -> Iterator[Mistake]:
    if meant := called(other, known):
        yield document.mistake(path, *meant)
    elif other not in known:
        yield document.mistake(
            path,
            f"unknown branch “{other}”",
            nearest(other, known) or "Write the id of another branch.",
            f"没有“{other}”这个网点。{nearest_zh(other, known) or '请写另一个网点的 id。'}",
        )
    elif other == id:
        yield document.mistake(
            path,
            f"“{id}” leads to itself",
            "Write the id of the branch that serves its customers.",
            f"“{id}”写成了它自己。请写承接业务的网点的 id。",
        )


def _gone(other: str, when: str, document: Document, path: KeyPath) -> Mistake:
    return document.mistake(
        path,
        f"“{other}” is itself closed then ({when})",
        "Name a branch that is open on these days.",
        f"“{other}”在这段时间（{when}）自己也不营业。请写这段时间开门的网点。",
    )
