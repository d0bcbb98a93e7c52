"""What no report of results may say."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from microsite.data.campaign import Campaign, Participation
from microsite.data.event import Event
from microsite.data.results import Results
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath

COUNTED = ("materials", "publicity", "people", "calls", "complaints", "suggestions")


def doubts(
    participation: Participation,
    campaign: Campaign,
    results: Results,
    document: Document,
    path: KeyPath,
    unread: Collection[str],
    whole: bool = False,
) -> Iterator[Mistake]:
    """What is wrong in the results of one branch, or, if `whole`, in the institution's own."""
    first = min(
        participation.first or campaign.first,
        *(event.first for event in participation.events),
        campaign.first,
    )
    if results.reported_on < first:
        yield document.mistake(
            (*path, "reported_on"),
            f"reported on {results.reported_on}, before the campaign began ({first})",
            "Look at the date: at its year, month and day.",
            f"reported_on 写的 {results.reported_on} 早于活动开始（{first}）。请看年月日对不对。",
        )
    planned = {event.id: event for event in (*campaign.events, *participation.events)}
    for index, id in enumerate(results.held or ()):
        if id in unread and id not in planned:
            continue
        event = planned.get(id)
        if wrong := _not_held(id, event, planned):
            yield document.mistake((*path, "held", index), *wrong)
        elif event and first <= results.reported_on < event.end:
            yield document.mistake(
                (*path, "reported_on"),
                f"reported on {results.reported_on}, before “{id}” was over ({event.end})",
                "Look at the date; report an event when it is over.",
                f"reported_on 写的 {results.reported_on} 早于场次“{id}”结束（{event.end}）。"
                "请看日期对不对；结束以后再填报。",
            )
    for key in results.model_fields_set.intersection(COUNTED) if whole else ():
        yield document.mistake(
            (*path, key),
            f"the institution's own “{key}”; its numbers are added up from its branches",
            "Leave it out here; the branch that did it reports it.",
            f"机构的数字由各网点加总，这里不写“{key}”。由做了这件事的网点来报。",
        )


def _not_held(id: str, event: Event | None, planned: dict[str, Event]) -> tuple[str, str, str] | None:
    """Why an event can't be reported as held."""
    if event is None:
        return (
            f"unknown event “{id}”",
            nearest(id, planned) or "The branch plans none in this campaign; add it to events.",
            f"没有“{id}”这一场。{nearest_zh(id, planned) or '网点在这个活动里没有场次，请先写进 events。'}",
        )
    if event.cancelled:
        return (
            f"the event “{id}” is cancelled",
            "Take it out of held, or take cancelled out of the event.",
            f"场次“{id}”已取消。请从 held 里删掉它，或删掉场次里的 cancelled。",
        )
    return None
