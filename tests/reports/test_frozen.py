"""Reports on a past campaign that was frozen stay as they were."""

from __future__ import annotations

import codecs
import shutil
from datetime import date
from pathlib import Path

import pytest
from support.network import EVERY_KIND, LANGUAGES
from support.reports import CAMPAIGN, TODAY

from microsite.data.loading import load
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes
from microsite.reports.freezing import freeze
from microsite.reports.report import gather
from microsite.reports.spreadsheet import spreadsheet
from microsite.reports.summary import summarise

LATER = date(2026, 12, 1)
CORRECTED = "      corrected_on: 2026-11-25\n      correction: {en: Two were missing., zh: 漏计两份。}\n"


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    for name in ("branches", "facts"):
        shutil.copytree(EVERY_KIND / name, tmp_path / name)
    shutil.copy(EVERY_KIND / "microsite.yml", tmp_path)
    freeze(load(tmp_path / "branches"), CAMPAIGN, TODAY)
    return tmp_path / "branches"


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def whole(roster: Roster) -> tuple[object, bytes]:
    report = gather(roster, CAMPAIGN, roster.institution)
    return summarise(report, "zh"), spreadsheet([report], LANGUAGES)


def refusal(folder: Path) -> str:
    with pytest.raises(Mistakes) as wrong:
        load(folder)
    (mistake,) = wrong.value.mistakes
    return f"{mistake.file}:{mistake.line}: {mistake.message}"


def test_names_kinds_and_who_was_asked_stay(frozen: Path) -> None:
    before = load(frozen)
    change(frozen, "maiwan.yml", "Maiwan Town Credit Co-operative", "Maiwan Bank")
    change(frozen, "maiwan.yml", "麦湾镇信用社", "麦湾农商行")
    change(frozen, "maiwan.yml", "kind: cooperative", "kind: outlet")
    change(frozen, "yunlu.yml", "seasons:", "life: {closes: 2026-11-20, merged_into: maiwan}\nseasons:")
    (frozen / "newcomer.yml").write_text(
        "id: newcomer\nkind: outlet\nname: {en: New, zh: 新支行}\n"
        "district: {en: New District, zh: 新区}\naddress: {en: 1 New Road, zh: 新路1号}\n",
        "utf-8",
    )
    now = load(frozen).on(LATER)
    assert whole(now) == whole(before)
    assert now["maiwan"].name["zh"] == "麦湾农商行"
    assert gather(now, CAMPAIGN, now["maiwan"]).branch.name["zh"] == "麦湾镇信用社"


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("maiwan.yml", "leaflets: 460", "leaflets: 462", "branches/maiwan.yml:29"),
        ("results/315-2026.csv", ",343,66,", ",345,66,", "branches/results/315-2026.csv:2"),
        ("network.yml", "before September", "before May", "branches/network.yml:42"),
    ],
)
def test_a_change_that_is_no_correction_is_told_where_it_stands(
    frozen: Path, file: str, old: str, new: str, place: str
) -> None:
    change(frozen, file, old, new)
    assert refusal(frozen).startswith(f"{place}: the results of “")


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("campaigns/315-2026.yml", "title: {en: ", "title: {en: New ", "branches/campaigns/315-2026.yml:1"),
        (
            "campaigns/315-2026.yml",
            "people: 2000",
            "people: 1500",
            "branches/campaigns/315-2026.yml:1",
        ),
        ("yunlu.yml", "people: 150", "people: 140", "branches/yunlu.yml:17"),
        ("events/315-2026.csv", "Afternoon talk", "Morning talk", "branches/events/315-2026.csv:2"),
    ],
)
def test_titles_days_events_and_targets_stay(frozen: Path, file: str, old: str, new: str, place: str) -> None:
    change(frozen, file, old, new)
    told = refusal(frozen)
    assert told.startswith(f"{place}: the title, days, events or targets of 315-2026 have changed")


def test_a_report_frozen_without_its_plan_may_change_it(frozen: Path) -> None:
    table = frozen / "frozen" / f"{CAMPAIGN}.csv"
    rows = [line.rpartition(",")[0] for line in table.read_text("utf-8").splitlines()]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    change(frozen, "campaigns/315-2026.yml", "title: {en: ", "title: {en: New ")
    load(frozen)


def test_a_correction_is_told_in_the_report_and_frozen_in_its_turn(frozen: Path) -> None:
    change(frozen, "maiwan.yml", "leaflets: 460", "leaflets: 462")
    change(frozen, "maiwan.yml", "      materials:", f"{CORRECTED}      materials:")
    roster = load(frozen)
    corrections = [
        section.points
        for section in summarise(gather(roster, CAMPAIGN, roster.institution), "zh").sections
        if section.id == "corrected"
    ]
    assert corrections == [("麦湾镇信用社（2026年11月25日）：漏计两份。",)]
    freeze(roster, CAMPAIGN, LATER)
    change(frozen, "maiwan.yml", "leaflets: 462", "leaflets: 464")
    assert "have changed since the report was frozen on 2026-12-01" in refusal(frozen)


def test_late_and_lost_results_are_told(frozen: Path) -> None:
    roster = load(frozen)
    late = gather(roster, CAMPAIGN, roster.institution).missing[0].id
    table = frozen / "results" / f"{CAMPAIGN}.csv"
    header, first, *rest = table.read_text("utf-8").splitlines(keepends=True)
    branch = first.partition(",")[0]
    table.write_text("".join([header, *rest]), "utf-8")
    assert f"the results of “{branch}” for {CAMPAIGN} are gone" in refusal(frozen)
    empty = "," * (header.count(",") - 2)
    row = f"{late},2026-03-20,Manager on duty{empty}\n"
    table.write_text("".join([header, first, *rest, row]), "utf-8")
    assert f"the results of “{late}” for {CAMPAIGN} have changed" in refusal(frozen)


def test_a_lost_branch_and_one_that_stands_twice_are_told(frozen: Path) -> None:
    table = frozen / "frozen" / f"{CAMPAIGN}.csv"
    text = table.read_text("utf-8")
    table.write_text(text + text.splitlines()[1] + "\n", "utf-8")
    assert "“hetang” stands twice" in refusal(frozen)
    table.write_text(text.replace("maiwan,", "maiwen,"), "utf-8")
    with pytest.raises(Mistakes, match="unknown branch “maiwen” in a frozen report"):
        load(frozen)
    table.write_text(text.replace(",cooperative,", ",mutual,"), "utf-8")
    assert "the kind “mutual” of a frozen report is not known any more" in refusal(frozen)


def test_consent_to_a_photo_may_end(frozen: Path) -> None:
    change(frozen, "yunlu.yml", "consent: {given: yes, ", "consent: {given: no, ")
    load(frozen)


def test_only_a_campaign_that_is_over_is_frozen(frozen: Path) -> None:
    with pytest.raises(Mistakes, match="the campaign is not over before 2027-03-15"):
        freeze(load(frozen), "315-2027", LATER)
    with pytest.raises(Mistakes, match="there is no campaign “315-2062”"):
        freeze(load(frozen), "315-2062", LATER)


def test_frozen_again_a_file_keeps_its_mark_and_ends_of_lines(frozen: Path) -> None:
    (path,) = (frozen / "frozen").glob("*.csv")
    as_saved = codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(as_saved)
    freeze(load(frozen), CAMPAIGN, LATER)
    assert path.read_bytes() == as_saved
