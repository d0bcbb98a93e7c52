"""What the data name elsewhere and must be there: ids, names, purposes, campaigns, events."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from microsite.data import result_doubts
from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign, Participation
from microsite.data.hotline import Hotline
from microsite.data.hours import YEAR
from microsite.data.kind import INSTITUTION
from microsite.files.mistakes import Mistake, nearest, nearest_zh
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.language import Language
from microsite.languages.writing import known

_MOST = 3  # names that may be meant
RESERVED = frozenset({"assets", "network", "index", "404", "sitemap", "branches", "campaigns", "photos"})


def identity(
    record: BranchRecord,
    document: Document,
    network: Network,
    records: Mapping[str, tuple[BranchRecord, Document]],
    lost: Iterable[str],
) -> Iterator[Mistake]:
    """What is wrong with the id of a branch; of the `lost` other tables speak, but no branch has them."""
    if record.id in RESERVED or record.id in known() or record.id == network.id:
        yield document.mistake(
            ("id",),
            f"the id “{record.id}” is reserved",
            "Choose another id.",
            f"id“{record.id}”另有用处，不能用。请换一个。",
        )
    elif not record.id[0].isalpha():
        yield document.mistake(
            ("id",),
            f"the id “{record.id}” starts with a digit",
            "Start it with a letter.",
            f"id“{record.id}”以数字开头。请以字母开头。",
        )
    elif record.id in records:
        other = records[record.id][1]
        where = f"{other.file}:{other.line(('id',))}"
        hint, zh = _own_id(record, records[record.id][0], where, lost)
        if dict(record.name) == dict(records[record.id][0].name):
            hint = f" Are both the same branch, an old row and a new one? Delete the old one.{hint}"
            zh = f"两处写的是同一个网点的（旧的没删），就删掉旧的。{zh}"
        yield document.mistake(
            ("id",),
            f"the id “{record.id}” is already used in {where}",
            f"Give each branch an id of its own.{hint}",
            f"id“{record.id}”在 {where} 已经用过。每个网点要有自己的 id。{zh}",
        )


def _own_id(here: BranchRecord, there: BranchRecord, where: str, lost: Iterable[str]) -> tuple[str, str]:
    """Which id one of two branches has lost, of those of which other tables speak."""
    parts = {id: {*id.split("-")} for id in lost}
    for branch, place, place_zh in ((here, "here", "这里"), (there, f"in {where}", f" {where} ")):
        name = {*branch.name["en"].lower().split()}
        meant = [id for id, words in parts.items() if words <= name]
        if len(meant) == 1:
            return (
                f" Events, results or prints speak of “{meant[0]}”, which no branch has: write it {place}.",
                f"场次、结果或印刷的表里写了“{meant[0]}”，却没有这个网点：请在{place_zh}写 {meant[0]}。",
            )
    if not parts:
        return "", ""
    listed = [*parts][:_MOST]
    return (
        f" Events, results or prints speak of {', '.join(listed)}, which no branch has.",
        f"场次、结果或印刷的表里写了 {'、'.join(listed)}，却没有这样的网点，是不是它？",
    )


def same_names(
    records: Mapping[str, tuple[BranchRecord, Document]], languages: Iterable[Language]
) -> Iterator[Mistake]:
    """Branches that readers could not tell apart; mostly a copy of which only the id was changed."""
    first: dict[tuple[str, str], Document] = {}
    for record, document in records.values():
        for language in languages:
            name, district = record.name[language], record.district[language]
            other = first.setdefault((name, district), document)
            if other is not document:
                where = f"{other.file}:{other.line(('name',))}"
                told = document.mistake(
                    ("name",),
                    f"the name “{name}” is already used in {where}",
                    "Give each branch of a district a name of its own.",
                    f"名称“{name}”在 {where} 已经用过。同一区县的网点，名称不能相同。",
                )
                yield replace(told, about="names")


def doubts(
    record: BranchRecord | Network,
    network: Network,
    document: Document,
    campaigns: Mapping[str, Campaign | None],
    unread: Collection[str],
) -> Iterator[Mistake]:
    """Purposes, campaigns and hotlines that are named but not known; events named twice."""
    for purpose, numbers in record.hotlines.items():
        if purpose not in unread:
            yield from _hotline(purpose, numbers, record, network, document)
    for id, participation in record.campaigns.items():
        path = ("campaigns", id)
        if id not in campaigns:
            yield _unknown("campaign", "这个活动", id, campaigns, document, path)
        elif campaign := campaigns[id]:
            yield from _participation(participation, campaign, document, path)
            if participation.results:
                yield from result_doubts.doubts(
                    participation,
                    campaign,
                    participation.results,
                    document,
                    (*path, "results"),
                    unread,
                    record is network,
                )
    if isinstance(record, Network) and not unread:
        yield from _of_institution(record, document)


def are_known(record: BranchRecord, network: Network) -> bool:
    """Whether the institution, as far as it can be read, knows the kind and the purposes of a branch."""
    return record.kind in network.all_kinds and record.hotlines.keys() <= network.purposes.keys()


def _unknown(
    what: str, zh: str, name: str, known: Iterable[str], document: Document, path: KeyPath
) -> Mistake:
    return document.mistake(
        path,
        f"unknown {what} “{name}”",
        nearest(name, known),
        f"没有“{name}”{zh}。{nearest_zh(name, known)}",
    )


def kind(document: Document, network: Network, unread: Collection[str]) -> Iterator[Mistake]:
    """A kind that nobody has named; it is told whatever else is wrong in the branch."""
    known = [name for name in network.all_kinds if name != INSTITUTION]
    kind = document.data.get("kind")
    if isinstance(kind, str) and kind.strip() not in {*known, *unread}:
        named, named_zh = (_labels(network, language) for language in ("en", "zh"))
        hint = nearest(kind, known, named)
        hint += " A kind of your own is named in branches/network.yml, below kinds."
        zh = f"{nearest_zh(kind, known, named_zh)}自己的网点类型，先写进 branches/network.yml 的 kinds。"
        if meant := _labelled(kind.strip(), network):
            hint, zh = f"Write {meant}.", f"请写 {meant}。"
        yield document.mistake(("kind",), f"“kind” can't be “{kind}”", hint, f"“kind”不能写“{kind}”。{zh}")


def _labels(network: Network, language: Language) -> dict[str, str]:
    """What readers see of each kind."""
    return {id: kind.label[language] for id, kind in network.all_kinds.items()}


def _labelled(label: str, network: Network) -> str:
    """The kind that readers see under this name."""
    kinds = network.all_kinds.items()
    return next((id for id, kind in kinds if id != INSTITUTION and label in kind.label.root.values()), "")


def _hotline(
    purpose: str,
    numbers: tuple[Hotline, ...],
    record: BranchRecord | Network,
    network: Network,
    document: Document,
) -> Iterator[Mistake]:
    inherited = network.hotlines.get(purpose, ()) if record is not network else ()
    has_no_number = not numbers[0].number
    if purpose not in network.purposes:
        yield _unknown("purpose", "这个用途", purpose, network.purposes, document, ("hotlines", purpose))
    elif has_no_number and len(inherited) > 1:
        yield document.mistake(
            ("hotlines", purpose),
            f"the institution has several numbers for “{purpose}”; these fields don't say of which",
            "Write each of this branch's numbers in full, or leave the hotline out.",
            f"机构的“{purpose}”有几个号码，看不出改的是哪一个。请把本网点的号码写全，或整项删掉。",
        )
    elif has_no_number and not inherited:
        yield document.mistake(
            ("hotlines", purpose),
            f"the hotline “{purpose}” has no number",
            'Add number: "…", verified_on and owner.',
            f'热线“{purpose}”没有号码。请加上 number: "…"、verified_on 和 owner。',
        )


def _participation(
    participation: Participation, campaign: Campaign, document: Document, path: KeyPath
) -> Iterator[Mistake]:
    first, last = participation.first or campaign.first, participation.last or campaign.last
    if last < first:
        yield document.mistake(
            path,
            f"the campaign ends ({last}) before it starts ({first})",
            "Change first or last.",
            f"活动结束（{last}）早于开始（{first}）。请改 first 或 last。",
        )
    elif last > first + YEAR:
        yield document.mistake(
            path,
            f"the campaign lasts more than 12 months, from {first} to {last}",
            "Look at the years of first and last.",
            f"活动从 {first} 到 {last}，超过12个月。请看 first 和 last 的年份对不对。",
        )
    seen = {event.id for event in campaign.events}
    for index, event in enumerate(participation.events):
        if event.id in seen:
            yield document.mistake(
                (*path, "events", index, "id"),
                f"the event “{event.id}” stands twice",
                "Give each event an id of its own.",
                f"场次“{event.id}”写了两次。每一场要有自己的 id。",
            )
        seen.add(event.id)


def _of_institution(network: Network, document: Document) -> Iterator[Mistake]:
    if INSTITUTION in network.kinds:
        yield document.mistake(
            ("kinds", INSTITUTION),
            f"the kind “{INSTITUTION}” is reserved",
            "Choose another word.",
            f"“{INSTITUTION}”这个类型另有用处，不能用。请换一个。",
        )
    if "complaint" not in network.hotlines:
        yield document.mistake(
            ("hotlines",),
            "there is no hotline for complaints",
            "Add complaint: with number, verified_on and owner; every page shows it.",
            "缺少投诉热线，而每个网页都要显示它。请加上 complaint:，写 number、verified_on 和 owner。",
        )
    if network.national_hotlines and not any(one.emergency for one in network.national_hotlines.values()):
        yield document.mistake(
            ("national_hotlines",),
            "no national hotline is for emergencies; every page shows which one to call at once",
            "Write emergency: true below 110.",
            "没有一条全国热线标明紧急，而每个网页都要写明受骗时先打哪个。请在 110 下面写 emergency: true。",
        )
    known = {*network.purposes, *network.national_hotlines}
    for index, step in enumerate(network.complaint_route):
        for number, name in enumerate(step.hotlines):
            if name not in known:
                path = ("complaint_route", index, "hotlines", number)
                yield _unknown("hotline", "这条热线", name, known, document, path)
