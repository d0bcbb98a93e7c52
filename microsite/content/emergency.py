"""What to do when money has gone: one tree from which every emergency number on the pages comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from microsite.data.branch import Network
from microsite.data.record import Id, OneLine, Record, Text
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

FILE = "facts/emergency.yml"


class EmergencyCall(Record):
    """Whom to call, and what to say; `otherwise` stands in where the institution has no such line."""

    hotline: OneLine
    say: Text
    otherwise: OneLine | None = None


class Case(Record):
    """Something that has happened: the calls in their order, what to do then, and what to keep."""

    title: Text
    page: OneLine
    calls: tuple[EmergencyCall, ...]
    then: tuple[Text, ...] = ()
    keep: Text


class Emergency(Record):
    """facts/emergency.yml: every case, and the one whose first calls stand in the bar of emergency pages."""

    bar: Id
    cases: Mapping[Id, Case]


def load(project: Path, network: Network, pages: Mapping[str, object]) -> Emergency | None:
    """Load the tree; None for a project that has none. Every mistake in it is raised at once."""
    if not (project / FILE).exists():
        return None
    document = yamlfile.read(project / FILE, FILE)
    emergency = validate(Emergency, document)
    if mistakes := list(_unknown(emergency, network, pages, document)):
        raise Mistakes(mistakes)
    return emergency


def _unknown(
    emergency: Emergency, network: Network, pages: Mapping[str, object], document: Document
) -> Iterator[Mistake]:
    """Cases, hotlines and pages that are named but not known."""
    hotlines = {*network.purposes, *network.national_hotlines}
    named: list[tuple[str, str, str, set[str], KeyPath]] = [
        ("case", "这种情况", emergency.bar, set(emergency.cases), ("bar",))
    ]
    for id, case in emergency.cases.items():
        named.append(("page", "这个网页", case.page, set(pages), ("cases", id, "page")))
        for index, call in enumerate(case.calls):
            place = ("cases", id, "calls", index)
            named.append(("hotline", "这条热线", call.hotline, hotlines, (*place, "hotline")))
            if call.otherwise:
                named.append(("hotline", "这条热线", call.otherwise, hotlines, (*place, "otherwise")))
    for what, zh, name, known, path in named:
        if name not in known:
            yield Mistake(
                document.file,
                document.line(path),
                f"unknown {what} “{name}”",
                nearest(name, known),
                f"没有“{name}”{zh}。{nearest_zh(name, known)}",
                missing=name if what == "page" else "",
            )
