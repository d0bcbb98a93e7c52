"""What to do when money has gone: one tree from which every emergency number on the pages comes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from microsite.data.branch import Network
from microsite.data.record import Id, OneLine, Record, Text
from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

FILE = "facts/emergency.yml"
_WIDE_NUMBER = re.compile(r"(?!\{[\w-]+\})[｛{(（\[【]\s*(?P<hotline>[\w-]+)\s*[｝})）\]】]")
NUMBER = re.compile(r"\{([\w-]+)\}")  # in `short`: where the number of a call goes


class EmergencyCall(Record):
    """Whom to call, and what to say; `otherwise` stands in where the institution has no such line."""

    hotline: OneLine
    say: Text
    otherwise: OneLine | None = None


class Case(Record):
    """Something that has happened: what to do first, the calls in their order, what to do then, what to keep.

    `short` says the calls in a sentence or two, for pages on other subjects; `{110}` is where a number goes.
    """

    title: Text
    page: OneLine
    short: Text
    first: Text | None = None
    calls: tuple[EmergencyCall, ...]
    then: tuple[Text, ...] = ()
    keep: Text


class Emergency(Record):
    """facts/emergency.yml: every case, and the one whose first calls stand in the bar of emergency pages."""

    bar: Id
    cases: Mapping[Id, Case]


def load(
    layers: Layers, network: Network, pages: Collection[str], unread: Collection[str] = ()
) -> Emergency | None:
    """Load the tree; None for a project that has none. Every mistake in it is raised at once."""
    file = layers.find(FILE)
    if not file.exists():
        return None
    document = yamlfile.read(file, layers.name(file))
    emergency = validate(Emergency, document, network.site)
    hotlines = {*network.purposes, *network.national_hotlines, *unread}
    if mistakes := [
        *_unknown(emergency, hotlines, pages, document),
        *_out_of_order(emergency, hotlines, document),
    ]:
        raise Mistakes(mistakes)
    return emergency


def _unknown(
    emergency: Emergency, hotlines: set[str], pages: Collection[str], document: Document
) -> Iterator[Mistake]:
    """Cases, hotlines and pages that are named but not known."""
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


def _in_wide_braces(id: str, language: str, found: re.Match[str], document: Document) -> Mistake:
    right = f"{{{found['hotline']}}}"
    return document.mistake(
        ("cases", id, "short", language),
        f"“short” of “{id}”, {language}: {found[0]} is not in braces of the English keyboard",
        f"Write {right}.",
        f"“{id}”的 short（{language}）里，{found[0]} 用的不是英文花括号。请写成 {right}。",
    )


def _is_meant(wide: re.Match[str], order: list[str]) -> bool:
    """Whether signs around a word are meant as braces: they look like them, or it is a call of the case."""
    return "｛" in wide[0] or "｝" in wide[0] or wide["hotline"] in order


def _out_of_order(emergency: Emergency, hotlines: set[str], document: Document) -> Iterator[Mistake]:
    """Sentences that name other calls than their case has, or the same ones in another order."""
    for id, case in emergency.cases.items():
        order = [call.hotline for call in case.calls]
        if not hotlines.issuperset(order):
            continue  # told already; which numbers are right is not known
        for language, sentence in case.short.items():
            if wide := next((one for one in _WIDE_NUMBER.finditer(sentence) if _is_meant(one, order)), None):
                yield _in_wide_braces(id, language, wide, document)
            elif NUMBER.findall(sentence) != order:
                numbers = [f"{{{hotline}}}" for hotline in order]
                yield Mistake(
                    document.file,
                    document.line(("cases", id, "short", language)),
                    f"“short” of “{id}” names other calls than the case, or in another order",
                    f"Write these numbers in it, in this order: {', '.join(numbers)}. Does the case need "
                    "another call? Add it to calls first.",
                    f"“{id}”的 short 写的电话或先后，和 calls 不一样。请按这个顺序写：{'、'.join(numbers)}。"
                    "还要打别的电话的，先在 calls 里加上。",
                )
