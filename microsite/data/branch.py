"""The institution and its branches: as written, and with what they inherit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Annotated, Literal, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from microsite.data.brand import Brand
from microsite.data.campaign import Campaign, Participation
from microsite.data.hotline import Hotline, NationalHotlines, Numbers
from microsite.data.hours import Hours, ListOfSpecialDays, OpeningHours, SpecialDays
from microsite.data.kind import INSTITUTION, KNOWN, Kind, built_in
from microsite.data.life import UNCHANGING, Life
from microsite.data.location import Accessibility, Coordinates
from microsite.data.market_days import MarketDays
from microsite.data.message import Screen
from microsite.data.national import Purpose, Step
from microsite.data.record import HOST, SITE_ADDRESS, UNFIT, Address, Id, OneLine, Record, Text
from microsite.data.season import Season, apart
from microsite.data.security import SecurityContact
from microsite.data.series import Series
from microsite.data.values.yes_no import YesNo
from microsite.files.mistakes import Wrong
from microsite.languages.language import Language, Languages

Drafted = Literal["name", "district"]
Seasons = Annotated[tuple[Season, ...], AfterValidator(apart)]
_PART = rf"[^{{}}{UNFIT}]*"
Feedback = Annotated[str, Field(pattern=rf"^https?://{HOST}(?:[/?#]{_PART}(?:\{{branch\}}{_PART})?)?$")]


_time_zones = cache(available_timezones)  # which looks through six hundred files


def _time_zone(name: str) -> str:
    if name not in _time_zones():
        raise Wrong("is not a time zone; write Asia/Shanghai", "这不是时区，请写 Asia/Shanghai")
    return name


class NetworkRecord(Record):
    """branches/network.yml: the institution as written, and what its branches inherit."""

    id: Id
    url: Annotated[str, Field(pattern=SITE_ADDRESS)]
    name: Text
    demonstration: YesNo = False
    offline: YesNo = True
    sms_signature: Text | None = None
    feedback: Feedback | None = None
    security: tuple[SecurityContact, ...] = ()
    time_zone: Annotated[str, AfterValidator(_time_zone)]
    district: Text
    address: Address
    drafted: tuple[Drafted, ...] = ()
    coordinates: Coordinates | None = None
    hours: OpeningHours
    seasons: Seasons = ()
    market_days: MarketDays | None = None
    special_days: ListOfSpecialDays = ()
    accessibility: tuple[Accessibility, ...] = ()
    kinds: Mapping[Id, Kind] = {}  # its own, beside those that everybody knows
    purposes: Mapping[Id, Purpose] = {}  # its own, beside the national ones
    hotlines: Mapping[Id, Numbers]
    series: Mapping[Id, Series] = {}  # its own too
    campaigns: Mapping[str, Participation] = {}


class Network(NetworkRecord):
    """The institution with what stands in other files: its languages and looks, and what is national."""

    languages: tuple[Language, ...]
    brand: Brand = Brand()
    national_hotlines: NationalHotlines
    complaint_route: tuple[Step, ...]

    @property
    def all_kinds(self) -> Mapping[str, Kind]:
        """Every kind that a branch may have, and that of the institution."""
        return {**built_in(), **self.kinds}

    @property
    def short_name(self) -> Text:
        """What the institution calls itself where there is little room."""
        return self.brand.short or self.name

    @property
    def site(self) -> Languages:
        """The languages of the sites."""
        return Languages(self.languages)

    @property
    def domain(self) -> str:
        """What tells names of this network from those of any other, also of one on the same host."""
        parts = urlsplit(self.url)
        return ".".join([*reversed(parts.path.strip("/").split("/")), parts.netloc]).lstrip(".")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.time_zone)


class BranchRecord(Record):
    """A branch as written: only what differs from the institution."""

    id: Id
    code: OneLine | None = (
        None  # the institution's own number of the branch, by which a spreadsheet finds it; never published
    )
    kind: Annotated[OneLine, Field(examples=list(KNOWN))]
    name: Text
    short: Text | None = None
    district: Text
    address: Address
    drafted: tuple[Drafted, ...] = ()
    coordinates: Coordinates | None = None
    life: Life = UNCHANGING
    hours: OpeningHours | None = (
        None  # with seasons and market days of its own: the institution's are for its hours
    )
    seasons: Seasons | None = None
    market_days: MarketDays | None = None
    special_days: ListOfSpecialDays | None = None  # an empty list lifts the institution's
    accessibility: tuple[Accessibility, ...] | None = None
    hotlines: Mapping[Id, Numbers] = {}
    screens: tuple[Screen, ...] = ()
    campaigns: Mapping[str, Participation] = {}

    @field_validator("life")
    @classmethod
    def _moves_elsewhere(cls, life: Life, info: ValidationInfo) -> Life:
        address = info.data.get("address") or {}
        for place, move in sorted(enumerate(life.moves), key=lambda numbered: numbered[1].on):
            if dict(move.address) == dict(address) and not move.district:
                raise Wrong(
                    f"the branch is at this address before {move.on} too; until then the old one stands in "
                    "address, outside of life",
                    f"{move.on} 以前已经在这个地址了。搬以前的旧地址写在 life 外面的 address，新地址写在这里",
                    ("moves", place, "address"),
                )
            address = move.address
        return life


class Place(NamedTuple):
    """Where a branch is from some day on."""

    since: date
    address: Text
    district: Text
    coordinates: Coordinates | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch with everything it inherits, where it is on some day; the institution is one too."""

    id: str
    kind: str
    name: Text
    short: Text | None  # for small screens
    district: Text
    address: Text
    coordinates: Coordinates | None
    hours: Hours
    seasons: tuple[Season, ...]
    market_days: MarketDays | None
    special_days: tuple[SpecialDays, ...]
    accessibility: tuple[str, ...]
    numbers: Mapping[str, tuple[Hotline, ...]]  # by purpose
    campaigns: Mapping[str, Campaign]
    participations: Mapping[str, Participation]
    network: Network
    life: Life = UNCHANGING
    places: tuple[Place, ...] = ()  # by the day of the move
    screens: tuple[Screen, ...] = ()
    drafted: tuple[Drafted, ...] = ()  # of its texts in another language than the first
    code: str | None = None  # the institution's own number of it; never published

    @property
    def is_institution(self) -> bool:
        """Whether its site stands at the root."""
        return self.kind == INSTITUTION

    @property
    def hotlines(self) -> Mapping[str, Hotline]:
        """The number of each purpose that stands first."""
        return {purpose: numbers[0] for purpose, numbers in self.numbers.items()}

    @property
    def all_hotlines(self) -> Iterator[tuple[str, Hotline]]:
        """Every number with its purpose."""
        for purpose, numbers in self.numbers.items():
            for hotline in numbers:
                yield purpose, hotline

    def place_on(self, day: date) -> Place:
        """Where it is on a day."""
        reached = [place for place in self.places if place.since <= day]
        return reached[-1] if reached else Place(date.min, self.address, self.district, self.coordinates)

    def on(self, day: date) -> Branch:
        """The branch where it is on a day."""
        place = self.place_on(day)
        if place.address is self.address:
            return self
        return replace(self, address=place.address, district=place.district, coordinates=place.coordinates)

    @property
    def folder(self) -> str:
        """Where its site stands in the network: empty, or `id/`."""
        return "" if self.is_institution else f"{self.id}/"

    @property
    def url(self) -> str:
        """The address of its site, with a slash at the end."""
        return self.network.url + self.folder

    def hours_on(self, day: date) -> tuple[str, ...]:
        """When its counter is open: special days come before market days, these before seasons."""
        if self.life.closure_on(day) or self.life.has_ended(day) or not self.life.has_begun(day):
            return ()
        if self.hours.main.is_always:
            return self.hours.main.on(day.weekday())
        for special in self.special_days:
            if special.first <= day <= special.last:
                return special.hours
        if self.market_days and self.market_days.holds(day):
            return self.market_days.counter
        season = next((season for season in self.seasons if season.counter and season.holds(day)), None)
        return ((season and season.counter) or self.hours.main).on(day.weekday())


def inherit(record: BranchRecord | None, network: Network, campaigns: Mapping[str, Campaign]) -> Branch:
    """Complete a branch from the institution; without a record, the institution itself."""
    source = record or network
    own = record.hotlines if record else {}
    own_days = record.special_days if record else None
    life = record.life if record else UNCHANGING
    hours = source.hours or network.hours
    of_network = network.seasons if record is None or record.hours is None else ()
    days = tuple(special.of(hours.main) for special in network.special_days)
    numbers = {
        purpose: _over_numbers(own.get(purpose, ()), network.hotlines.get(purpose, ()))
        for purpose in network.purposes
        if purpose in own or purpose in network.hotlines
    }
    return Branch(
        id=source.id,
        kind=record.kind if record else INSTITUTION,
        name=source.name,
        short=record.short if record else network.brand.short,
        district=source.district,
        address=source.address,
        coordinates=source.coordinates,
        hours=hours,
        seasons=of_network if source.seasons is None else source.seasons,
        market_days=source.market_days,
        special_days=days if own_days is None else _over(own_days, days),
        accessibility=network.accessibility if source.accessibility is None else source.accessibility,
        numbers=numbers,
        campaigns=_joined(source.campaigns, campaigns, life),
        participations=source.campaigns,
        network=network,
        life=life,
        places=_places(record) if record and record.life.moves else (),
        screens=record.screens if record else (),
        drafted=source.drafted,
        code=record.code if record else None,
    )


def _joined(
    own: Mapping[str, Participation], campaigns: Mapping[str, Campaign], life: Life
) -> Mapping[str, Campaign]:
    """The campaigns of a branch's days, with what it adds to them."""
    if not own and life == UNCHANGING:
        return campaigns
    return {
        id: own[id].joined(campaign) if id in own else campaign
        for id, campaign in campaigns.items()
        if id in own or life.is_within(campaign.first, campaign.last)
    }


def _over_numbers(own: tuple[Hotline, ...], inherited: tuple[Hotline, ...]) -> tuple[Hotline, ...]:
    """A branch's own numbers; one that is not written is the institution's only one."""
    if not own:
        return inherited
    return own if len(inherited) != 1 else tuple(hotline.over(inherited[0]) for hotline in own)


def _places(record: BranchRecord) -> tuple[Place, ...]:
    """Everywhere a branch is in its life, in order."""
    places = [Place(date.min, record.address, record.district, record.coordinates)]
    for move in sorted(record.life.moves, key=lambda move: move.on):
        district = move.district or places[-1].district
        places.append(Place(move.on, move.address, district, move.coordinates))
    return tuple(places)


def _over(own: tuple[SpecialDays, ...], inherited: tuple[SpecialDays, ...]) -> tuple[SpecialDays, ...]:
    """A branch's own special days, then what they leave of the institution's."""
    left = (days for special in inherited for days in special.without(own)) if own else ()
    return tuple(sorted((*own, *left), key=lambda special: special.first))
