"""What people subscribe to: calendars, read by a program that did not write them, and feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language
from microsite.verify.calls import foreign
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published
from microsite.verify.xml import parsed, texts

CALENDAR, FEED = "calendar.ics", "feed.xml"
_ATOM = "{http://www.w3.org/2005/Atom}"
_TAG = re.compile(r"tag:([^,]+),\d{4}-\d\d-\d\d:(.+)")


def calendar(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """A calendar: that programs can read it, and that its entries disturb nobody and nothing else."""
    from ical.calendar_stream import (
        IcsCalendarStream,
    )  # a build that looks at one branch need not wait for it
    from ical.exceptions import CalendarParseError

    path = f"{branch.folder}{language}/{CALENDAR}"
    content = published.source.read(path)
    if content is None:
        yield published.missing(path)
        return
    yield from foreign(published, path, content, published.numbers.of(branch))
    try:
        events = IcsCalendarStream.calendar_from_ics(content.decode()).events
    except (CalendarParseError, ValueError, RecursionError):
        yield published.wrong(
            path, 0, "is no calendar that programs can read", ANEW, f"日历读不了。{ANEW_ZH}"
        )
        return
    lines = content.replace(b"\r\n ", b"").splitlines()
    for name in (b"UID:", b"DTSTAMP:", b"DTSTART", b"SEQUENCE:"):
        if sum(line.startswith(name) for line in lines) != len(events):
            written = name.decode().rstrip(":")
            yield published.wrong(
                path, 0, f"has entries without {written}", ANEW, f"有的日程没有 {written}。{ANEW_ZH}"
            )
    if len({event.uid for event in events}) != len(events):
        yield published.wrong(
            path,
            0,
            "has two entries of one name (UID), of which calendars keep one",
            ANEW,
            f"有两条日程的 UID 相同，日历只会留下一条。{ANEW_ZH}",
        )
    for event in events:
        if problem := _entry(published, event):
            said, zh = problem
            title = f"“{event.summary}”"
            yield published.wrong(path, 0, f"{title} {said}", ANEW, f"{title}{zh}。{ANEW_ZH}")
    yield from _all_announced(published, branch, path, {str(event.uid) for event in events})


def _entry(published: Published, event: Any) -> tuple[str, str] | None:
    """What is wrong with an entry, in English and Chinese."""
    domain = published.roster.network.domain
    if not str(event.uid).endswith(f".{domain}"):
        return f"has the name {event.uid}, which isn't of {domain} and may be another bank's", (
            f"的 UID {event.uid} 不带 {domain}，会和别家银行的日程互相覆盖"
        )
    if event.transparency != "TRANSPARENT":
        return "makes whoever subscribes look busy (no TRANSP:TRANSPARENT)", (
            "会让订阅的人显示为忙碌（缺 TRANSP:TRANSPARENT）"
        )
    if not event.dtstart or not event.end or event.end <= event.dtstart:
        return "ends before it begins", "的结束时间早于开始时间"
    path = published.places.of(str(event.url or ""))
    if path is None or (published.follows(path) and not published.source.has(path)):
        return f"leads to {event.url}, which is not there", f"的网址 {event.url} 打不开"
    return None


def _all_announced(published: Published, branch: Branch, path: str, names: set[str]) -> Iterator[Mistake]:
    """Events of the data that are not in a calendar."""
    plain = {re.sub(r"(\.\d{8})?(\.\d+)?@", "@", name) for name in names}
    for held in published.roster.in_calendar(branch):
        if held.id not in plain:
            yield published.wrong(
                path,
                0,
                f"doesn't have the event “{held.event.id}” of “{held.host.id}”",
                ANEW,
                f"缺少“{held.host.id}”的活动“{held.event.id}”。{ANEW_ZH}",
            )


def feed(published: Published, branch: Branch, language: Language) -> Iterator[Mistake]:
    """A feed: what its format asks for, and names that no other bank's news has."""
    folder = f"{branch.folder}{language}/"
    path, home = folder + FEED, f"{branch.url}{language}/"
    content = published.source.read(path)
    if content is None:
        yield published.missing(path)
        return
    yield from foreign(published, path, content, published.numbers.of(branch))
    root = parsed(content)
    if root is None or root.tag != f"{_ATOM}feed":
        yield published.wrong(path, 0, "is no feed that programs can read", ANEW, f"订阅源读不了。{ANEW_ZH}")
        return
    for problem, zh in _feed(published, root, home):
        yield published.wrong(path, 0, problem, ANEW, f"{zh}。{ANEW_ZH}")


def _feed(published: Published, root: Any, home: str) -> Iterator[tuple[str, str]]:
    """What is wrong with a feed, in English and Chinese."""
    own = {link.get("rel"): link.get("href") for link in root.findall(f"{_ATOM}link")}
    if own.get("self") != home + FEED or root.findtext(f"{_ATOM}id") != home:
        yield f"says it is at {own.get('self')}, not at {home}{FEED}", f"注明的网址不是 {home}{FEED}"
    ids = texts(root, f"{_ATOM}id")[1:]
    if len(ids) != len(set(ids)):
        yield "has two news of one name (id)", "有两条消息的 id 相同"
    parts = published.places
    host, below = parts.host, parts.path[1:]
    for id in ids:
        found = _TAG.fullmatch(id)
        if not found or found[1] != host or not found[2].startswith(below):
            yield f"has news named {id}, which may be another bank's", f"消息的 id {id} 会和别家银行的混淆"
    updated = texts(root, f"{_ATOM}updated")
    if not all(map(_is_moment, updated)) or len(updated) != len(ids) + 1:
        yield "has news without a time at which it was written", "有的消息没有时间"
    for link in root.iter(f"{_ATOM}link"):
        led = published.places.of(link.get("href") or "")
        if led and published.follows(led) and not published.source.has(led):
            yield f"leads to {link.get('href')}, which is not there", f"网址 {link.get('href')} 打不开"


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
