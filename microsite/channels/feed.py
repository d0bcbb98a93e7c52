"""What a branch announced and published, as a feed (Atom, RFC 4287); the institution's tells of all branches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

from microsite.content.page import address
from microsite.data.branch import Branch
from microsite.data.campaign import Campaign
from microsite.data.record import Text
from microsite.languages.dates import days, spans
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
    entries = sorted(
        {entry.id: entry for entry in _entries(context) if entry.updated <= context.today}.values(),
        key=lambda entry: (entry.updated, entry.id),
        reverse=True,
    )
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": phrases(language)["lang"]})
    _add(root, "id", f"{branch.url}{language}/")
    _add(root, "title", phrases(language)["feed_title"].format(branch.name[language]))
    _add(root, "updated", _moment(context, entries[0].updated if entries else context.today))
    ElementTree.SubElement(
        root,
        "link",
        {"rel": "self", "type": "application/atom+xml", "href": f"{branch.url}{language}/feed.xml"},
    )
    ElementTree.SubElement(
        root, "link", {"rel": "alternate", "type": "text/html", "href": _campaigns_page(context)}
    )
    _add(ElementTree.SubElement(root, "author"), "name", branch.network.name[language])
    for entry in entries:
        _write(root, context, entry)
    ElementTree.indent(root, "")
    return ElementTree.tostring(root, "utf-8", xml_declaration=True) + b"\n"


def _write(root: ElementTree.Element, context: Context, entry: Entry) -> None:
    node = ElementTree.SubElement(root, "entry")
    _add(
        node, "id", f"tag:{urlsplit(context.branch.url).hostname},{entry.since}:{entry.id}/{context.language}"
    )
    _add(node, "title", entry.title)
    _add(node, "updated", _moment(context, entry.updated))
    _add(node, "published", _moment(context, entry.since))
    ElementTree.SubElement(node, "link", {"rel": "alternate", "href": entry.link})
    _add(node, "summary", entry.summary)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(context: Context, day: date) -> str:
    return datetime.combine(day, time(), context.branch.network.zone).isoformat()


def _campaigns_page(context: Context) -> str:
    return f"{context.branch.url}{context.language}/campaigns/"


def _entries(context: Context) -> Iterator[Entry]:
    language, page = context.language, _campaigns_page(context)
    for branch in _telling(context):
        for id, campaign in branch.campaigns.items():
            yield from _articles(context, branch, id, campaign)
    for id, campaign in context.branch.campaigns.items():
        yield Entry(
            f"{context.branch.id}/{id}",
            campaign.announced,
            campaign.announced,
            campaign.title[language],
            f"{days(language, campaign.first, campaign.end)}{_stop(language)}{campaign.theme[language]}",
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
    for held in context.roster.in_calendar(context.branch):
        event, announced = held.event, held.campaign.announced
        when = f"{days(language, event.first, event.end)} {spans(language, event.hours) if event.hours else ''}".strip()
        yield Entry(
            f"{held.host.id}/{held.campaign_id}/{event.id}",
            announced,
            max(event.changed or announced, announced),
            phrases(language)["cancelled_title"].format(event.title[language])
            if event.cancelled
            else event.title[language],
            when
            + _stop(language)
            + _joined(language, held.host.name, held.place, event.cancelled or event.description),
            page,
        )


def _telling(context: Context) -> Iterator[Branch]:
    yield from context.roster if context.branch.is_institution else (context.branch,)


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
    return _stop(language).join(text[language] for text in texts if text)


def _stop(language: str) -> str:
    return " · " if language == "en" else "　"
