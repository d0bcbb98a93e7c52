"""Words in short messages that nobody knows, or that not every branch can say."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from microsite.checks import typed_numbers
from microsite.checks.rule import Rule
from microsite.checks.rules import numbers, words
from microsite.checks.sendings import Sending, sendings
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.content.word import Missing
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.words.slots import RESERVED
from microsite.words.wording import parts, spoken

_CLOSE = 0.8  # how like another event's a name must be to be a misspelt one
_OF_EVENTS = "event_"  # how the words begin that speak of the event of a message
_LEAST = 4  # characters of an address that is none by chance


def check(project: Project) -> Iterator[Mistake]:
    """Read the words of every message, and say them for each branch that sends it."""
    for sending in sendings(project):
        yield from _event(sending)
        told = [*_written(sending)]
        yield from told or _said(sending)


def _event(sending: Sending) -> Iterator[Mistake]:
    """An event that the campaign does not have, told once for all languages."""
    name = sending.message.event
    if name and not _knows_event(sending) and sending.language == sending.project.site.first:
        hint, zh = _events(sending, name)
        yield sending.mistake(
            f"there is no event “{name}” in this campaign",
            hint,
            f"这次活动里没有“{name}”这一场。{zh}",
            "event",
        )


def _knows_event(sending: Sending) -> bool:
    return any(event.id == sending.message.event for event in sending.plan.campaign.events)


def _events(sending: Sending, name: str) -> tuple[str, str]:
    """Which events there are, and how another one gets there."""
    known = {event.id: event.title for event in sending.plan.campaign.events}
    if not known:
        return (
            "The campaign has no event yet: add it below events first, or take this line away.",
            "这次活动一场都还没有写。请先写进 events，或删掉这一行。",
        )
    if close := difflib.get_close_matches(name, known, n=1, cutoff=_CLOSE):
        return nearest(name, close), nearest_zh(name, close)
    listed = [f"{id} ({title['en']})" for id, title in known.items()]
    listed_zh = [f"{id}（{title['zh']}）" for id, title in known.items()]
    only = f"只有 {listed_zh[0]}一场" if len(known) == 1 else f"有：{'、'.join(listed_zh)}"
    return (
        f"It has: {', '.join(listed)}. To write of another one, add it below events first.",
        f"这次活动{only}。要写另一场，请先把它写进 events。",
    )


def _written(sending: Sending) -> Iterator[Mistake]:
    """What is wrong in the text itself."""
    context = sending.context(sending.plan.host)
    page = Page(sending.plan.document.file, "", sending.language, sending.text)
    wrong = [*words.in_line(page, sending.project, context)]
    try:
        literal = parts(sending.text, sending.language, sending.project.words)
    except Mistakes as found:
        literal, wrong = [], wrong or found.mistakes
    for one in wrong:
        yield sending.mistake(one.message, one.hint, one.zh)
    for typed in numbers.found_beside(sending.text):
        yield sending.mistake(*numbers.beside(typed))
    for part in literal:
        for _, _, number in typed_numbers.typed(part) if isinstance(part, str) else ():
            yield _number(sending, number)
    for part in literal:
        if isinstance(part, str):
            yield from _typed(sending, part)


def _number(sending: Sending, number: str) -> Mistake:
    """A number that is typed, with the purpose for which it is known."""
    purpose = numbers.own_numbers(sending.project.roster).get(numbers.dialled(number))
    word = f'{{{{ hotline("{purpose or "complaint"}") }}}}'
    other, other_zh = (".", "。") if purpose else (" or another purpose.", " 或别的用途。")
    return sending.mistake(
        f"the number {number} is typed into the message",
        f"Write {word}{other}",
        f"号码 {number} 直接写在短信里了。请写 {word}{other_zh}",
    )


def _typed(sending: Sending, said: str) -> Iterator[Mistake]:
    """Days, names and addresses that words would say, of each branch its own."""
    for day in sorted(_days(sending)):
        if typed := next((form for form in _forms(day) if form in said), ""):
            event = (
                "{{ event_when() }}"
                if sending.message.event
                else f'{{{{ campaign("{sending.plan.id}").dates }}}}'
            )
            yield sending.mistake(
                f"the day {typed} is typed into the message",
                f"Write {event}: then it changes with the data.",
                f"日期 {typed} 直接写在短信里了。请写 {event}，数据一改，短信跟着改。",
            )
            return
    for branch in sending.senders:
        address = (
            branch.address[sending.language].removeprefix(branch.district[sending.language]).split(",")[0]
        )
        if len(address) >= _LEAST and address in said:
            yield sending.mistake(
                f"the address {address} is typed into the message",
                "Write {{ branch.address }}: then each branch says its own.",
                f"地址 {address} 直接写在短信里了。请写 {{{{ branch.address }}}}，每个网点说自己的。",
            )
            return


def _days(sending: Sending) -> set[date]:
    """The days of the campaign, and of what is on in it."""
    campaign = sending.plan.campaign
    events = (*campaign.events, *sending.plan.events)
    return {campaign.first, campaign.last, *(day for event in events for day in (event.first, event.end))}


def _forms(day: date) -> tuple[str, ...]:
    """How people type a day."""
    month = day.strftime("%B")
    return (
        f"{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.day} {month}",
        f"{month} {day.day}",
    )


def _said(sending: Sending) -> Iterator[Mistake]:
    """A word that some branch can't say in plain text; one is enough."""
    text = parts(sending.text, sending.language, sending.project.words)
    if sending.message.event and not _knows_event(sending):  # which is told
        text = [part for part in text if isinstance(part, str) or not part.word.startswith(_OF_EVENTS)]
    for branch in sending.senders:
        context = sending.context(branch)
        for part in text:
            if isinstance(part, str):
                continue
            try:
                if not RESERVED.search(spoken(part, sending.project.words, context).text):
                    continue
            except Missing:
                pass
            yield sending.mistake(
                f"“{branch.id}” can't say “{part.word}” in a message",
                "Write a word that all who send it can say, or move the message to the branches that can.",
                f"“{branch.id}”的短信里说不出“{part.word}”。"
                "请换一个每个网点都有的词，或者把这条短信移到有它的网点。",
            )
            return


RULE = Rule(
    "MS100",
    "Short messages say words that every sender can say",
    check,
    stops_build=True,
    wrong='text: {en: "Call 0571 0000 2001.", zh: "请打{{ hotline("complant") }}"}',
    right="text: {en: 'Call {{ hotline(\"complaint\") }}.', zh: '请打{{ hotline(\"complaint\") }}'}",
    zh="短信里的词写错了，或者有的网点没有。照提示改。",
    why="A message can't be taken back; a number in it must be the one of the branch that sends it.",
    reads="messages",
)
