"""What a branch announced and published, as a feed (Atom, RFC 4287); the institution's tells of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from microsite.channels.channel import of_one_file
from microsite.content.page import address
from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.data.held_event import HeldEvent
from microsite.data.record import Text
from microsite.languages.dates import days, spans
from microsite.languages.direction import alone
from microsite.languages.phrases import phrases
from microsite.words.context import Context

ATOM = "http://www.w3.org/2005/Atom"


class Entry(NamedTuple):
    """One piece of news: its name below that of the branch, when, what, and where to read on."""

    id: str
    since: date
    updated: date
    title: str
    summary: str
    link: str


def feed(context: Context) -> bytes:
    """The feed of a branch in one language: what is known on the day, the newest first."""
    language, branch = context.language, context.branch
    here = f"{branch.url}{language}/"
    known = {entry.id: entry for entry in _entries(context) if entry.updated <= context.today}
    entries = sorted(known.values(), key=lambda entry: (entry.updated, entry.id), reverse=True)
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": phrases(language)["lang"]})
    _add(root, "id", here)
    _add(root, "title", alone(language, phrases(language)["feed_title"].format(branch.name[language])))
    _add(root, "updated", _moment(context, entries[0].updated if entries else context.today))
    _link(root, rel="self", type="application/atom+xml", href=f"{here}feed.xml")
    _link(root, rel="alternate", type="text/html", href=context.news_page)
    _add(ElementTree.SubElement(root, "author"), "name", branch.network.name[language])
    for entry in entries:
        _write(root, context, entry)
    ElementTree.indent(root, "")
    written: bytes = ElementTree.tostring(root, "utf-8", xml_declaration=True)
    return written + b"\n"


def _write(root: ElementTree.Element, context: Context, entry: Entry) -> None:
    node = ElementTree.SubElement(root, "entry")
    parts = urlsplit(context.branch.network.url)  # with its path, for several networks may share a host
    _add(node, "id", f"tag:{parts.hostname},{entry.since}:{parts.path[1:]}{entry.id}/{context.language}")
    _add(node, "title", alone(context.language, entry.title))
    _add(node, "updated", _moment(context, entry.updated))
    _add(node, "published", _moment(context, entry.since))
    _link(node, rel="alternate", href=entry.link)
    _add(node, "summary", alone(context.language, entry.summary))


def _link(parent: ElementTree.Element, **attributes: str) -> None:
    ElementTree.SubElement(parent, "link", attributes)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(context: Context, day: date) -> str:
    return datetime.combine(day, time(), context.branch.network.zone).isoformat()


def _entries(context: Context) -> Iterator[Entry]:
    branches = context.roster if context.branch.is_institution else (context.branch,)
    for branch in branches:
        for id, campaign in branch.campaigns.items():
            yield from _articles(context, branch, id, campaign)
    for id, campaign in context.branch.campaigns.items():
        yield from _campaign(context, id, campaign)
    for held in context.roster.in_calendar(context.branch):
        yield _event(context, held)
    if closes := context.branch.life.closes:
        yield _closing(context, closes)


def _campaign(context: Context, id: str, campaign: Campaign) -> Iterator[Entry]:
    """A campaign, and the official notice of it."""
    language, page = context.language, context.news_page
    when = days(language, campaign.first, campaign.end)
    yield Entry(
        f"{context.branch.id}/{id}",
        campaign.announced,
        campaign.written,
        campaign.title[language],
        f"{when}{phrases(language)['between']}{campaign.theme[language]}",
        page,
    )
    if (notice := campaign.notice) and notice.issued:
        yield Entry(
            f"{context.branch.network.id}/{id}/notice",
            notice.issued,
            notice.issued,
            notice.title[language],
            _joined(language, notice.body, notice.number),
            notice.url or page,
        )


def _closing(context: Context, day: date) -> Entry:
    """From its last day on, the news that a branch has closed."""
    language, branch = context.language, context.branch
    say, successor = phrases(language), context.roster.successor(branch)
    return Entry(
        f"{branch.id}/closing",
        day,
        day,
        say["has_closed"].format(branch.name[language], days(language, day, day)),
        say["served_by"].format(successor.name[language]) if successor else "",
        f"{branch.url}{language}/",
    )


def _event(context: Context, held: HeldEvent) -> Entry:
    language, event, announced = context.language, held.event, held.campaign.announced
    title = event.title[language]
    hours = f" {spans(language, event.hours)}" if event.hours else ""
    when = days(language, event.first, event.end) + hours
    about = _joined(language, held.host.name, held.place, event.cancelled or event.description)
    return Entry(
        f"{held.host.id}/{held.campaign_id}/{event.id}",
        announced,
        max(event.changed or announced, announced),
        phrases(language)["cancelled_title"].format(title) if event.cancelled else title,
        f"{when}{phrases(language)['between']}{about}",
        context.page_of(held),
    )


def _articles(context: Context, branch: Branch, id: str, campaign: Campaign) -> Iterator[Entry]:
    """The articles that are published; those of the whole network are the institution's."""
    common = len(context.roster.campaigns[id].articles)
    for number, article in enumerate(campaign.articles):
        owner, site = (branch, branch) if number >= common else (context.roster.institution, context.branch)
        link = article.url or f"{site.url}{context.language}/{address(article.page or '')}"
        yield Entry(
            f"{owner.id}/{id}/{quote(article.page or article.url or '')}",
            article.published,
            article.published,
            article.title[context.language],
            campaign.title[context.language],
            link,
        )


def _joined(language: str, *texts: Text | None) -> str:
    return phrases(language)["between"].join(text[language] for text in texts if text)


CHANNEL = of_one_file("feed.xml", feed, is_lasting=True)
