"""Calendars and feeds, as calendar programs and feed readers understand them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
import yaml
from support.chromium import needed
from support.command import HANGS
from support.network import EVERY_KIND, LANGUAGES, PROJECT

from microsite.channels.calendar import _times, calendar, event_calendar
from microsite.channels.feed import ATOM, feed
from microsite.content import page
from microsite.data.event import Dated
from microsite.data.loading import load
from microsite.data.roster import Roster
from microsite.files.layers import Layers
from microsite.languages.language import Language
from microsite.words.context import Context

PAGES = {language: page.read(Layers(EVERY_KIND), language) for language in LANGUAGES}
DAY = date(2027, 3, 12)
# Reads a calendar with a program of its own and tells each entry: name, first moment in UTC, last moment, state, number of the change.
READER = """
import ICAL from "ICAL_JS";
const text = await new Promise((done) => { let all = ""; process.stdin.on("data", (part) => all += part).on("end", () => done(all)); });
const calendar = new ICAL.Component(ICAL.parse(text));
console.log(JSON.stringify(calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  const moment = (time) => time.isDate ? time.toString() : time.toJSDate().toISOString();
  return [event.uid, moment(event.startDate), moment(event.endDate), event.summary, part.getFirstPropertyValue("status"), event.sequence];
})));
"""


def at(roster: Roster, id: str, language: Language = "zh", day: date = DAY) -> Context:
    return Context(roster[id], language, day, roster, PAGES[language])


def entries(content: bytes) -> dict[str, Any]:
    found = {str(entry["uid"]): entry for entry in icalendar.Calendar.from_ical(content).walk("VEVENT")}
    assert len(found) == content.count(b"BEGIN:VEVENT")
    return found


def read_elsewhere(content: bytes, tmp_path: Path) -> list[list[Any]]:
    """The entries as another program reads them, which shares no code with the one that wrote them."""
    library = PROJECT / "tests/node_modules/ical.js/dist/ical.js"
    needed(shutil.which("node") is not None and library.exists(), "node with ical.js")
    script = tmp_path / "read.mjs"
    script.write_text(READER.replace("ICAL_JS", library.as_uri()), "utf-8")
    done = subprocess.run(
        ["node", str(script)], input=content, capture_output=True, check=True, timeout=HANGS
    )
    return json.loads(done.stdout)


def test_a_calendar_in_full(roster: Roster, tmp_path: Path) -> None:
    """The county branch: an all-day week, a desk in the morning, and a talk that is cancelled."""
    assert read_elsewhere(calendar(at(roster, "yunlu")), tmp_path)[-4:] == [
        [
            "outdoor-desk.315-2026@yunlu.hetang-bank.example",
            "2026-03-13T00:30:00.000Z",
            "2026-03-13T03:30:00.000Z",
            "汽车站户外咨询点",
            "CONFIRMED",
            0,
        ],
        [
            "leaflet-corner.315-2027@yunlu.hetang-bank.example",
            "2027-03-09",
            "2027-03-16",
            "大厅宣传角",
            "CONFIRMED",
            0,
        ],
        [
            "outdoor-desk.315-2027@yunlu.hetang-bank.example",
            "2027-03-12T00:30:00.000Z",
            "2027-03-12T03:30:00.000Z",
            "汽车站户外咨询点",
            "CONFIRMED",
            0,
        ],
        [
            "village-talk.september-2027@yunlu.hetang-bank.example",
            "2027-09-15T01:00:00.000Z",
            "2027-09-15T02:30:00.000Z",
            "【取消】上桥村金融知识讲座",
            "CANCELLED",
            19,
        ],
    ]


def test_several_days_with_hours_are_an_entry_each(roster: Roster, tmp_path: Path) -> None:
    read = read_elsewhere(calendar(at(roster, "maiwan")), tmp_path)
    desk = [(uid, start) for uid, start, *_ in read if uid.startswith("information-desk.315-2027")]
    assert desk == [
        (
            f"information-desk.315-2027.202703{day:02}@maiwan.hetang-bank.example",
            f"2027-03-{day:02}T00:30:00.000Z",
        )
        for day in (9, 10, 11, 12, 13, 15)
    ]


@pytest.mark.exhaustive
def test_an_event_alone_is_the_one_that_subscribers_have(roster: Roster, tmp_path: Path) -> None:
    context = at(roster, "maiwan")
    (held,) = (held for held in roster.with_pages(context.branch, DAY) if held.event.id == "information-desk")
    alone = read_elsewhere(event_calendar(context, held), tmp_path)
    assert len(alone) == 6
    assert all(entry in read_elsewhere(calendar(context), tmp_path) for entry in alone)
    page = "https://hetang-bank.example/maiwan/zh/events/315-2027/maiwan/information-desk/"
    assert {str(entry["url"]) for entry in entries(event_calendar(context, held)).values()} == {page}


@pytest.mark.parametrize(
    ("day", "shown"), [("2027-03-15", True), ("2027-04-14", True), ("2027-04-15", False)]
)
def test_an_event_has_a_page_until_some_time_after_it(roster: Roster, day: str, shown: bool) -> None:
    context = at(roster, "maiwan", day=date.fromisoformat(day))
    with_pages = [held.event.id for held in roster.with_pages(context.branch, context.today)]
    assert ("information-desk" in with_pages) == shown


def test_two_spans_of_a_day_are_two_entries(roster: Roster) -> None:
    found = entries(calendar(at(roster, "wealth-centre", "en")))
    spans = {
        uid: (entry["dtstart"].dt, entry["dtend"].dt)
        for uid, entry in found.items()
        if uid.startswith("hotline-day.315-2027")
    }
    assert spans == {
        "hotline-day.315-2027@wealth-centre.hetang-bank.example": (
            datetime(2027, 3, 12, 1, tzinfo=UTC),
            datetime(2027, 3, 12, 3, 30, tzinfo=UTC),
        ),
        "hotline-day.315-2027.2@wealth-centre.hetang-bank.example": (
            datetime(2027, 3, 12, 6, tzinfo=UTC),
            datetime(2027, 3, 12, 9, tzinfo=UTC),
        ),
    }
    assert "0571 0000 2003" in found["hotline-day.315-2027@wealth-centre.hetang-bank.example"]["description"]


def test_the_institutions_calendar_holds_every_event_once(roster: Roster, tmp_path: Path) -> None:
    names = [uid for uid, *_ in read_elsewhere(calendar(at(roster, "hetang")), tmp_path)]
    assert len(names) == len(set(names))
    assert {
        "leaflet-corner.315-2027@hetang.hetang-bank.example",
        "education-corner.315-2027@head-office-hall.hetang-bank.example",
        "outdoor-desk.315-2027@yunlu.hetang-bank.example",
    } <= set(names)
    assert sum("leaflet-corner" in name for name in names) == 1


def test_a_shared_event_has_one_name_in_every_calendar(roster: Roster) -> None:
    shared = "education-corner.315-2027@head-office-hall.hetang-bank.example"
    found = [
        entries(calendar(at(roster, id)))[shared] for id in ("head-office-hall", "wealth-centre", "hetang")
    ]
    assert {str(entry["location"]) for entry in found} == {"青杉区丰收广场2号"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_calendar_keeps_to_its_format(roster: Roster, language: Language) -> None:
    for id in (
        "hetang",
        "maiwan",
        "wealth-centre",
        "yunlu",
        "head-office-hall",
        "willow-east",
        "bamboo-east-community",
    ):
        content = calendar(at(roster, id, language))
        assert content == calendar(at(roster, id, language, DAY + timedelta(days=400))), (
            "the day of the build changes nothing"
        )
        for line in content.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(line) <= 75 and b"\n" not in line
            line.decode()  # no character is cut in two
        for entry in entries(content).values():
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(entry)
            assert entry["dtstart"].dt < entry["dtend"].dt


def copied(folder: Path) -> None:
    """The data of the network, which a test may change."""
    shutil.copytree(EVERY_KIND / "branches", folder / "branches", dirs_exist_ok=True)
    shutil.copytree(EVERY_KIND / "facts", folder / "facts", dirs_exist_ok=True)
    shutil.copy(EVERY_KIND / "microsite.yml", folder)


def changed(tmp_path: Path, **values: str) -> dict[str, Any]:
    """The desk's entry in the calendar, after an edit."""
    copied(tmp_path)
    path = tmp_path / "branches/yunlu.yml"
    data = yaml.safe_load(path.read_text("utf-8"))
    data["campaigns"]["315-2027"]["events"][0] |= values
    path.write_text(yaml.safe_dump(data), "utf-8")
    return entries(calendar(at(load(tmp_path / "branches"), "yunlu", "en")))[
        "outdoor-desk.315-2027@yunlu.hetang-bank.example"
    ]


def test_a_change_has_the_same_name_and_a_higher_number(tmp_path: Path) -> None:
    steps = [
        changed(tmp_path),
        changed(tmp_path, changed="2026-12-01", hours="09:00-11:30"),
        changed(tmp_path, changed="2027-03-10", cancelled={"en": "Storm", "zh": "暴雨"}),
    ]  # type: ignore[arg-type]
    assert [entry["sequence"] for entry in steps] == [0, 29, 129]
    assert [str(entry["status"]) for entry in steps] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert steps[2]["summary"].startswith("Cancelled: ") and steps[2]["description"].startswith("Storm")


def test_a_change_of_a_campaign_is_told_in_every_calendar_that_has_it(tmp_path: Path) -> None:
    copied(tmp_path)
    plan, own = tmp_path / "branches/campaigns/315-2027.yml", tmp_path / "branches/yunlu.yml"

    def told(id: str) -> tuple[int, str]:
        entry = entries(calendar(at(load(tmp_path / "branches"), id)))[f"315-2027@{id}.hetang-bank.example"]
        return entry["sequence"], str(entry["dtstamp"].dt.date())

    assert told("maiwan") == told("yunlu") == (0, "2026-11-02")
    plan.write_text(plan.read_text("utf-8") + "changed: 2026-11-05\n", "utf-8")
    assert told("maiwan") == told("yunlu") == (3, "2026-11-05")
    written = own.read_text("utf-8").replace("  315-2027:\n", "  315-2027:\n    changed: 2026-11-12\n")
    own.write_text(written, "utf-8")
    assert (told("maiwan"), told("yunlu")) == ((3, "2026-11-05"), (10, "2026-11-12"))


def test_who_subscribes_is_not_busy(roster: Roster) -> None:
    found = entries(calendar(at(roster, "hetang")))
    assert {str(entry["transp"]) for entry in found.values()} == {"TRANSPARENT"}


def test_names_differ_from_those_of_another_bank_on_the_same_host(roster: Roster) -> None:
    network = roster.network.model_copy(update={"url": "https://hetang-bank.example/rights/"})
    branches = {id: replace(branch, network=network) for id, branch in roster.branches.items()}
    other = replace(roster, network=network, branches=branches)
    ours, theirs = ({*entries(calendar(at(one, "yunlu")))} for one in (roster, other))
    assert ours.isdisjoint(theirs) and all(name.endswith("hetang-bank.example") for name in ours | theirs)
    ours, theirs = ({entry["id"] for entry in atom(feed(at(one, "yunlu")))} for one in (roster, other))
    assert ours.isdisjoint(theirs)


def test_local_time_is_right_where_the_clocks_change(tmp_path: Path) -> None:
    copied(tmp_path)
    path = tmp_path / "branches/network.yml"
    path.write_text(path.read_text("utf-8").replace("Asia/Shanghai", "Europe/Berlin"), "utf-8")
    found = entries(calendar(at(load(tmp_path / "branches"), "yunlu")))
    assert found["outdoor-desk.315-2027@yunlu.hetang-bank.example"]["dtstart"].dt == datetime(
        2027, 3, 12, 7, 30, tzinfo=UTC
    )
    assert found["village-talk.september-2027@yunlu.hetang-bank.example"]["dtstart"].dt == datetime(
        2027, 9, 15, 7, tzinfo=UTC
    )


UNUSUAL = [  # an event, and the moments at which its entries start and end at the branch
    ({"hours": "19:00-00:30"}, ["2027-03-12T19:00 2027-03-13T00:30"]),
    ({"hours": "18:00-26:00"}, ["2027-03-12T18:00 2027-03-13T02:00"]),
    ({"hours": "22:00-24:00"}, ["2027-03-12T22:00 2027-03-13T00:00"]),
    ({"hours": "20:00-次日8:00"}, ["2027-03-12T20:00 2027-03-13T08:00"]),
    (
        {"hours": "09:00-11:00, 19:00-00:30"},
        ["2027-03-12T09:00 2027-03-12T11:00", "2027-03-12T19:00 2027-03-13T00:30"],
    ),
    (
        {
            "first": date(2027, 3, 10),
            "last": date(2027, 3, 13),
            "pauses": [date(2027, 3, 11)],
            "hours": "23:00-01:00",
        },
        [
            "2027-03-10T23:00 2027-03-11T01:00",
            "2027-03-12T23:00 2027-03-13T01:00",
            "2027-03-13T23:00 2027-03-14T01:00",
        ],
    ),
    (
        {"first": date(2027, 3, 10), "last": date(2027, 3, 12), "pauses": [date(2027, 3, 11)]},
        ["2027-03-10 2027-03-11", "2027-03-12 2027-03-13"],
    ),
    ({"first": date(2026, 12, 28), "last": date(2027, 1, 3)}, ["2026-12-28 2027-01-04"]),
    ({"first": date(2026, 12, 31), "hours": "20:00-00:30"}, ["2026-12-31T20:00 2027-01-01T00:30"]),
    (
        {"first": date(2026, 12, 31), "last": date(2027, 1, 1), "hours": "09:00-10:00"},
        ["2026-12-31T09:00 2026-12-31T10:00", "2027-01-01T09:00 2027-01-01T10:00"],
    ),
]


@pytest.mark.parametrize(("written", "moments"), UNUSUAL)
def test_an_unusual_time_is_kept(roster: Roster, written: dict[str, Any], moments: list[str]) -> None:
    dated = Dated.model_validate({"first": DAY} | written)
    found = [
        " ".join(
            (
                moment.astimezone(roster.network.zone).isoformat()[:16]
                if isinstance(moment, datetime)
                else str(moment)
            )
            for moment in (time.start, time.end)
        )
        for time in _times(at(roster, "yunlu"), dated)
    ]
    assert found == moments


def test_an_event_in_another_town_stands_there(roster: Roster) -> None:
    entry = entries(calendar(at(roster, "yunlu")))["outdoor-desk.315-2027@yunlu.hetang-bank.example"]
    assert entry["location"] == "云麓县汽车站广场" and entry["geo"].to_ical() == "30.103;120.108"


def atom(content: bytes) -> list[dict[str, str]]:
    """The entries of a feed that has all that its format asks for."""
    root = ElementTree.fromstring(content)
    assert root.tag == f"{{{ATOM}}}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"{{{ATOM}}}{name}")) == 1, name
    found = [
        {part.tag.partition("}")[2]: part.text or part.get("href", "") for part in entry}
        for entry in root.findall(f"{{{ATOM}}}entry")
    ]
    for entry in found:
        assert re.fullmatch(r"tag:hetang-bank\.example,\d{4}-\d\d-\d\d:[\w./%-]+", entry["id"])
        assert (
            datetime.fromisoformat(entry["updated"]).tzinfo
            and entry["title"]
            and entry["link"].startswith("https://")
        )
    assert len({entry["id"] for entry in found}) == len(found)
    assert [entry["updated"] for entry in found] == sorted(
        (entry["updated"] for entry in found), reverse=True
    )
    return found


def test_a_feed_tells_what_is_known_on_the_day(roster: Roster) -> None:
    def titles(day: date) -> list[str]:
        return [entry["title"] for entry in atom(feed(at(roster, "wealth-centre", "zh", day)))]

    assert "买理财之前（下）：有哪些风险" not in titles(date(2026, 3, 9))
    assert titles(date(2026, 3, 10))[:2] == ["买理财之前（下）：有哪些风险", "买理财之前（上）：该问什么"]
    assert "关于开展2027年“3·15”金融消费者权益保护教育宣传活动的通知" in titles(date(2026, 11, 2))
    assert titles(date(2025, 1, 1)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_institutions_feed_tells_of_all_branches_once(roster: Roster, language: Language) -> None:
    titles = [entry["title"] for entry in atom(feed(at(roster, "hetang", language)))]
    for id in ("maiwan", "wealth-centre", "yunlu", "head-office-hall"):
        for campaign in roster[id].campaigns.values():
            for event in campaign.events:
                assert any(event.title[language] in title for title in titles)


def test_pages_lead_to_feed_and_calendar(site: Path) -> None:
    html = (site / "maiwan/zh/campaigns/index.html").read_text("utf-8")
    assert (
        '<link rel="alternate" type="application/atom+xml"' in html
        and 'href="../../../maiwan/zh/feed.xml"' in html
    )
    assert 'href="webcal://hetang-bank.example/maiwan/zh/calendar.ics"' in html
    assert (site / "zh/calendar.ics").is_file() and (site / "maiwan/zh/feed.xml").is_file()
