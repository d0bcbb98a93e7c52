"""What is published of a branch's life, and of several numbers for one purpose."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from support.command import microsite
from support.network import EVERY_KIND, lay

from microsite.data.roster import Roster

CLOSED, SUCCESSOR = "wealth-centre", "head-office-hall"
NUMBERS = ("0571 0000 2004", "0571 0000 2005")


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network of every kind, built on four days of which three are read."""
    project = lay(EVERY_KIND, tmp_path_factory.mktemp("life"))
    branch = project / f"branches/{CLOSED}.yml"
    branch.write_text(read(branch).replace("\nlife:\n", "\nlife:\n  opened: 2015-06-01\n"), "utf-8")
    for out, day in (("before", "2015-05-31"), ("rest", "2027-05-01"), ("end", "2028-01-01")):
        done = microsite(project, "build", "--out", out, "--today", day, "--branch", CLOSED)
        assert done.returncode == 0, done.stderr
    return project


def read(path: Path) -> str:
    """The text of a published file."""
    return path.read_text("utf-8")


@pytest.mark.exhaustive
def test_a_closed_branch_leads_on_from_every_address(network: Path) -> None:
    before, after = network / "rest" / CLOSED, network / "end" / CLOSED
    pages = {path.relative_to(before).as_posix() for path in before.rglob("*.html")} - {
        "en/404.html",
        "zh/404.html",
    }
    assert pages == {path.relative_to(after).as_posix() for path in after.rglob("*.html")}
    for page in pages:
        html = read(after / page)
        assert not re.search(r"tel:|\d{4} \d{4}", html)
        ways = re.findall(r'<h2><a href="([^"]+)"', html)
        for way in ways:
            within = (after / page).parent.joinpath(way).resolve().relative_to((network / "end").resolve())
            assert within.parts[0] == SUCCESSOR
            assert page == "index.html" or within.parts[1:] == Path(page).parent.parts
        assert len(ways) == (2 if page == "index.html" else 1)
    assert "财富服务中心已于2028年1月1日撤销。" in read(after / "zh/index.html")
    assert "now served by Head-Office Business Hall" in read(after / "en/complain/index.html")


@pytest.mark.exhaustive
def test_a_branch_to_come_says_when_and_whom_to_call_until_then(network: Path) -> None:
    before, after = network / "before" / CLOSED, network / "rest" / CLOSED
    pages = {path.relative_to(after).as_posix() for path in after.rglob("*.html")}
    assert pages - {path.relative_to(before).as_posix() for path in before.rglob("*.html")} == {
        "en/404.html",
        "zh/404.html",
    }
    page = read(before / "zh/branch/index.html")
    assert "财富服务中心将于2015年6月1日开业。" in page
    assert "开业之前，请找禾塘银行。" in page
    called = re.findall(r'href="tel:[^"]+">([^<]+)</a>', page)
    assert "0571 0000 1000" in called and not set(called) & {"0571 0000 2003", *NUMBERS}
    (way,) = re.findall(r'<h2><a href="([^"]+)"', page)
    assert (before / "zh/branch").joinpath(way).resolve() == (network / "before/zh").resolve()
    assert "opens on 1 June 2015." in read(before / "index.html")
    (mark,) = re.findall(r'<img class="ms-logo" src="([^"]+)"', page)
    assert (before / "zh/branch").joinpath(mark).resolve().is_file()
    assert not list(before.rglob("*.ics")) and "unregister" in read(before / "zh/sw.js")
    for name in ("finder/1.json", "branches.json", "sitemap.xml"):
        assert CLOSED not in read(network / "before" / name)


@pytest.mark.exhaustive
def test_a_closed_branch_is_found_nowhere_else(network: Path) -> None:
    for name in ("finder/1.json", "branches.json", "sitemap.xml"):
        assert CLOSED in read(network / "rest" / name)
        assert CLOSED not in read(network / "end" / name)
    for day in ("rest", "end"):
        assert f"315-2026,{CLOSED}," in read(network / day / "campaigns.csv")
    assert read(network / "rest/campaigns.csv") == read(network / "end/campaigns.csv")


@pytest.mark.exhaustive
def test_browsers_forget_a_closed_branch(network: Path) -> None:
    assert "unregister" in read(network / f"end/{CLOSED}/zh/sw.js")


@pytest.mark.exhaustive
def test_who_subscribed_to_a_closed_branch_is_told(network: Path) -> None:
    calendar = Calendar.from_ical((network / f"end/{CLOSED}/en/calendar.ics").read_bytes())
    last = max(calendar.walk("VEVENT"), key=lambda event: str(event.decoded("dtstart"))[:10])
    assert last["summary"] == "Wealth Service Centre closes for good"
    assert str(last.decoded("dtstart")) == "2028-01-01"
    assert "closed for good" in read(network / f"end/{CLOSED}/en/feed.xml")
    assert "closed for good" not in read(network / f"rest/{CLOSED}/en/feed.xml")


@pytest.mark.exhaustive
def test_a_branch_that_rests_says_where_to_go(network: Path) -> None:
    home = read(network / f"rest/{CLOSED}/zh/index.html")
    notice = home[home.index('<div class="ms-change-notice"') : home.index("ms-top")]
    assert "2027年4月1日至6月30日暂停营业：装修。" in notice
    assert re.search(r'请到<a href="(\.\./)+head-office-hall/zh/">总行营业部</a>办理。', notice)
    card = read(network / f"rest/{CLOSED}/zh/branch/index.html")
    assert "2027年8月1日起搬到新地址：白鹭区白鹭大道9号" in card
    assert "2028年1月1日起撤销" in card
    graph = json.loads(re.findall(r'ld\+json">(.*?)</script', card)[0])["@graph"][0]
    assert graph["specialOpeningHoursSpecification"][0]["validFrom"] == "2027-04-01"
    found = json.loads(read(network / "rest/finder/1.json"))
    (row,) = (number for number, row in enumerate(found["branches"]) if row[0] == CLOSED)
    assert found["places"] and str(row) not in found["places"]  # it is nobody's nearest


def test_each_number_is_shown_with_whom_it_is_for(site: Path) -> None:
    folder = site / SUCCESSOR
    for language, people, firms in (("zh", "（个人）", "（企业）"), ("en", " (people)", " (firms)")):
        home = read(folder / language / "index.html")
        bar = home[home.index('class="ms-help"') : home.index("</aside>")]
        assert bar.index(people) < bar.index(NUMBERS[0]) < bar.index(firms) < bar.index(NUMBERS[1])
        card = read(folder / language / "branch/index.html")
        assert card.count("tel:+8657100002005,8") > 1 and firms in card
        graph = json.loads(re.findall(r'ld\+json">(.*?)</script', card)[0])["@graph"][0]
        points = {point["telephone"]: point.get("description") for point in graph["contactPoint"]}
        assert points["+8657100002005,8"] == {"zh": "企业", "en": "firms"}[language]
    front = read(folder / "index.html")
    assert all(number in front for number in NUMBERS)


def test_open_data_has_every_number(site: Path) -> None:
    branches = {branch["id"]: branch for branch in json.loads(read(site / "branches.json"))}
    complaint = branches[SUCCESSOR]["hotlines"]["complaint"]
    assert (complaint["number"], complaint["for"]["zh"]) == (NUMBERS[0], "个人")
    assert [(other["number"], other["for"]["en"]) for other in complaint["others"]] == [(NUMBERS[1], "firms")]
    assert branches[CLOSED]["life"]["closes"] == "2028-01-01"
    assert branches[SUCCESSOR]["kind"] == "business-hall"


def test_a_kind_of_its_own_has_its_name(site: Path, roster: Roster) -> None:
    """Beside a branch's name, which says it already, it isn't told again."""
    assert roster.network.all_kinds[roster[SUCCESSOR].kind].label["zh"] == "营业部"
    assert '<span class="ms-kind">营业部</span>' not in read(site / SUCCESSOR / "zh/branch/index.html")
