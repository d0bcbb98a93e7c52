"""The institution and its branches: as written, and with what they inherit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field

from microsite.campaign import Campaign, Id, Participation
from microsite.hotline import Hotline, NationalHotline
from microsite.hours import SpecialDays, Week
from microsite.text import LANGUAGES, Language, Record, Text

Kind = Literal["outlet", "community", "cooperative", "county", "centre"]
Accessibility = Literal["step-free", "ramp", "low-counter", "accessible-toilet", "hearing-loop",
                        "sign-language", "large-print", "parking", "staff-help"]


def _time_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is not a time zone; write Asia/Shanghai")
    return name


class Coordinates(Record):
    """Degrees, WGS 84."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    """Degrees north. / 纬度。"""
    longitude: Annotated[float, Field(ge=-180, le=180)]
    """Degrees east. / 经度。"""


class Step(Record):
    """One rung of the complaint route."""

    title: Text
    """What to do, in a few words. / 这一步做什么，几个字。"""
    text: Text
    """How to do it. / 怎么做。"""
    hotlines: tuple[str, ...] = ()
    """Whom to call: purposes, or national numbers. / 打给谁：用途名，或全国号码。"""
    limit: Text | None = None
    """How long it may take. / 时限。"""
    source: Text | None = None
    """Where that is said. / 依据。"""


class Purpose(Record):
    """What a hotline is for."""

    label: Text
    """Its name beside the number. / 号码旁边的名称。"""
    text: Text
    """When one calls it. / 什么情况下打。"""


class Network(Record):
    """branches/network.yml: the institution, and what its branches inherit."""

    id: Id
    """The institution's short name in addresses. / 机构在网址中的简称。"""
    url: Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9.-]+(:\d+)?/([A-Za-z0-9._~-]+/)*$")]
    """Where the sites are published, with a slash at the end. / 网站发布的地址，以斜杠结尾。"""
    name: Text
    """The institution's name. / 机构名称。"""
    demonstration: bool = False
    """Shows a banner, and asks search engines to stay away. / 显示演示横幅，并请搜索引擎不收录。"""
    feedback: Annotated[str, Field(pattern=r"^https?://[^\s\"<>{}]+(\{branch\}[^\s\"<>{}]*)?$")] | None = None
    """Where readers tell of a wrong number; {branch} becomes the branch's id. / 读者报告号码有误的地址；{branch} 会换成网点 id。"""
    languages: tuple[Language, ...] = LANGUAGES
    """The languages of the sites. / 网站的语言。"""
    time_zone: Annotated[str, AfterValidator(_time_zone)]
    """Where a day begins. / 以哪个时区算日期。"""
    district: Text
    """Where the institution is. / 机构所在区域。"""
    address: Text
    """Its street address. / 机构地址。"""
    coordinates: Coordinates | None = None
    """Its place on a map. / 地图上的位置。"""
    hours: Week
    """Opening hours of branches that give none. / 网点没有另写时的营业时间。"""
    special_days: tuple[SpecialDays, ...] = ()
    """Days on which all branches open otherwise. / 全部网点的特殊日期。"""
    accessibility: tuple[Accessibility, ...] = ()
    """What helps people in branches that say nothing of it. / 网点没有另写时的无障碍服务。"""
    purposes: Annotated[dict[str, Purpose], Field(min_length=1)]
    """What hotlines are for, in the order of the pages. / 热线的用途，按网页上的顺序。"""
    hotlines: dict[str, Hotline]
    """The institution's numbers, by purpose. / 机构的号码，按用途。"""
    national_hotlines: dict[str, NationalHotline]
    """Public service numbers. / 全国公共服务电话。"""
    complaint_route: Annotated[tuple[Step, ...], Field(min_length=1)]
    """The steps of a complaint, in order. / 投诉的步骤，按顺序。"""
    campaigns: dict[str, Participation] = {}
    """What the institution adds to a campaign. / 机构在活动中另加的内容。"""

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.time_zone)


class BranchRecord(Record):
    """A branch as written: only what differs from the institution."""

    id: Id
    """Its short name in addresses; the file has the same. / 网址中的简称，和文件名相同。"""
    kind: Kind
    """What kind of place it is. / 网点类型。"""
    name: Text
    """Its name. / 网点名称。"""
    district: Text
    """Where it is; branches of a district are listed together. / 所在区域，同一区域的网点列在一起。"""
    address: Text
    """Its street address. / 地址。"""
    coordinates: Coordinates | None = None
    """Its place on a map. / 地图上的位置。"""
    hours: Week | None = None
    """Opening hours, if they are its own. / 自己的营业时间。"""
    special_days: tuple[SpecialDays, ...] = ()
    """Days on which this branch opens otherwise. / 本网点的特殊日期。"""
    accessibility: tuple[Accessibility, ...] | None = None
    """What helps people here. / 本网点的无障碍服务。"""
    hotlines: dict[str, Hotline] = {}
    """Its own numbers, by purpose; the others are the institution's. / 自己的号码，按用途；没写的用机构的。"""
    campaigns: dict[str, Participation] = {}
    """What it adds to a campaign, by the campaign's id. / 在活动中另加的内容，按活动 id。"""


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch with everything it inherits; the institution is one too."""

    id: str
    """Its short name in addresses; the file has the same. / 网址中的简称，和文件名相同。"""
    kind: str
    """What kind of place it is. / 网点类型。"""
    name: Text
    """Its name. / 网点名称。"""
    district: Text
    """Where it is; branches of a district are listed together. / 所在区域，同一区域的网点列在一起。"""
    address: Text
    """Its street address. / 地址。"""
    coordinates: Coordinates | None
    """Its place on a map. / 地图上的位置。"""
    hours: Week
    """Opening hours, if they are its own. / 自己的营业时间。"""
    special_days: tuple[SpecialDays, ...]
    """Days on which this branch opens otherwise. / 本网点的特殊日期。"""
    accessibility: tuple[str, ...]
    """What helps people here. / 本网点的无障碍服务。"""
    hotlines: Mapping[str, Hotline]
    """Its own numbers, by purpose; the others are the institution's. / 自己的号码，按用途；没写的用机构的。"""
    campaigns: Mapping[str, Campaign]
    """What it adds to a campaign, by the campaign's id. / 在活动中另加的内容，按活动 id。"""
    network: Network

    @property
    def is_institution(self) -> bool:
        """Whether its site stands at the root."""
        return self.kind == "institution"

    @property
    def folder(self) -> str:
        """Where its site stands in the network: empty, or `id/`."""
        return "" if self.is_institution else f"{self.id}/"

    @property
    def url(self) -> str:
        """The address of its site, with a slash at the end."""
        return self.network.url + self.folder

    def hours_on(self, day: date) -> tuple[str, ...]:
        """When it is open on a day; its own special days come before the institution's."""
        for special in self.special_days:
            if special.first <= day <= special.last:
                return special.hours
        return self.hours.on(day.weekday())


def inherit(record: BranchRecord | None, network: Network, campaigns: Mapping[str, Campaign]) -> Branch:
    """Complete a branch from the institution; without a record, the institution itself."""
    source = record or network
    own = record.hotlines if record else {}
    hotlines = {purpose: own[purpose].over(network.hotlines.get(purpose)) if purpose in own else network.hotlines[purpose]
                for purpose in network.purposes if purpose in own or purpose in network.hotlines}
    return Branch(
        id=source.id,
        kind=record.kind if record else "institution",
        name=source.name,
        district=source.district,
        address=source.address,
        coordinates=source.coordinates,
        hours=source.hours or network.hours,
        special_days=(record.special_days if record else ()) + network.special_days,
        accessibility=network.accessibility if source.accessibility is None else source.accessibility,
        hotlines=hotlines,
        campaigns={id: source.campaigns[id].joined(campaign) if id in source.campaigns else campaign
                   for id, campaign in campaigns.items()} if source.campaigns else campaigns,
        network=network,
    )
