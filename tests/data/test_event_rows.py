"""An event of a row is an event of its branch, wherever events are told."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.network import LANGUAGES, lay_rows

from microsite.channels.calendar import calendar
from microsite.data.campaign_tables import events
from microsite.data.campaign_tables.events import LISTS, columns, required
from microsite.data.loading import load
from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes
from microsite.words.context import Context

TABLE = "events/315-2027.csv"
TEA = ("cedar-central-community", "tea-talk")

COLUMNS, REQUIRED = columns(LANGUAGES), required(LANGUAGES)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four branches, one with a file of its own, whose events a test may write."""
    folder = lay_rows(tmp_path_factory.mktemp("rows") / "bank") / "branches"
    (folder / "events").mkdir()
    return folder


def written(*rows: dict[str, str]) -> str:
    """A table with these rows."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def test_a_row_gives_what_yaml_gives(kept: Path) -> None:
    yaml = load(kept)["maiwan"]
    cells: dict[str, str] = {"branch": "maiwan"}
    event = yaml.participations["315-2027"].events[0]
    for column in COLUMNS[1:]:
        path = events.cell(column, "")[1]
        value = getattr(event, str(path[0]))
        if value is not None and len(path) > 1:
            value = value[path[1]] if isinstance(value, Text) else getattr(value, str(path[1]))
        if value not in (None, ()):
            cells[column] = (
                ";".join(value) if column in LISTS else ", ".join(value) if column == "hours" else str(value)
            )
    (kept / TABLE).write_text(written(cells | {"id": "again"}), "utf-8")

    own, added = load(kept)["maiwan"].participations["315-2027"].events
    assert own == event
    assert added == event.model_copy(update={"id": "again", "pauses": ()})  # a row has no column for pauses


def test_rows_are_added_to_what_the_file_says(kept: Path) -> None:
    (kept / TABLE).write_text(
        written(
            {"branch": "maiwan", "id": "talk", "title_en": "Talk", "title_zh": "讲座", "first": "2027-03-10"}
        ),
        "utf-8",
    )
    participation = load(kept)["maiwan"].participations["315-2027"]
    assert [event.id for event in participation.events] == ["information-desk", "talk"]
    assert participation.slogans


def test_results_in_yaml_may_name_an_event_of_a_row(project: Path) -> None:
    path = project / "branches/maiwan.yml"
    path.write_text(
        path.read_text("utf-8").replace("held: [information-desk]", "held: [information-desk, talk]"), "utf-8"
    )
    with pytest.raises(Mistakes, match="unknown event “talk”"):
        load(project / "branches")
    with (project / "branches/events/315-2026.csv").open("a", encoding="utf-8") as file:
        file.write("maiwan,talk,Talk,讲座,lecture,2026-03-12,,,,,,,,\n")
    assert load(project / "branches")["maiwan"].participations["315-2026"].results


def test_the_calendar_of_a_small_branch_holds_its_events(roster: Roster) -> None:
    branch, event = TEA
    for language in LANGUAGES:
        context = Context(roster[branch], language, date(2027, 3, 1), roster)
        entries = {
            str(entry["uid"]): entry
            for entry in icalendar.Calendar.from_ical(calendar(context)).walk("VEVENT")
        }
        entry = next(entry for uid, entry in entries.items() if uid.startswith(f"{event}.315-2027"))
        assert branch in entry["uid"] and {"en": "Tea and talk", "zh": "茶话会"}[language] in entry["summary"]
    assert event in [held.event.id for held in roster.announced(roster["willow-east"])]


def test_the_pages_of_a_small_branch_show_its_events(site: Path) -> None:
    for language, title in (("en", "Tea and talk: a safe old age"), ("zh", "茶话会：守好养老钱")):
        for branch in (TEA[0], "willow-east"):
            assert title in (site / branch / language / "campaigns/index.html").read_text("utf-8")
        assert title not in (site / "lotus-west" / language / "campaigns/index.html").read_text("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_events_may_be_saved_by_excel(project: Path, roster: Roster, encoding: str) -> None:
    path = project / "branches" / TABLE
    path.write_bytes(path.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert load(project / "branches")[TEA[0]].participations == roster[TEA[0]].participations


CELLS = {
    "branch": ["maiwan", "willow-east", "bamboo-east", "hetang", "nowhere"],
    "id": ["information-desk", "leaflet-corner", "talk", "A b", "1"],
    "first": ["2027-03-10", "2027-13-01", "2027/3/10", "45000", "9" * 30],
    "last": ["2027-03-12", "2027-03-01"],
    "hours": ["09:00-10:00", "closed", "9-5"],
    "kind": ["desk", "table"],
    "seats": ["12", "0", "1e9", "-1", "１２"],
    "latitude": ["30.1", "nan", "1e999"],
    "longitude": ["120", "x"],
    "contact": ["complaint", "complaints"],
    "languages": ["mandarin;dialect", ";", "latin"],
    "accessibility": ["ramp ramp"],
    "shared_with": ["maiwan", "nowhere;nowhere", "A B"],
    "changed": ["2026-11-20", "today"],
}
ANY_ROW = st.fixed_dictionaries(
    {column: st.sampled_from(CELLS.get(column, ["Talk"])) for column in REQUIRED},
    optional={
        column: st.sampled_from(CELLS.get(column, ["讲座"])) | st.text(max_size=5)
        for column in COLUMNS
        if column not in REQUIRED
    },
)
SPOILED = st.none() | st.tuples(
    st.floats(0, 1), st.sampled_from(['"', ",", "\n", "\0", "\r", "\u202e", "branch", "\ufeff", "'"])
)


@given(st.lists(ANY_ROW, max_size=3), SPOILED)
def test_any_table_is_read_or_told_in_words(
    kept: Path, rows: list[dict[str, str]], spoiled: tuple[float, str] | None
) -> None:
    table = written(*rows)
    if spoiled:
        position = int(spoiled[0] * len(table))
        table = table[:position] + spoiled[1] + table[position:]
    (kept / TABLE).write_bytes(table.encode("utf-8", "replace"))
    try:
        read = load(kept)
        assert sum(
            len(branch.participations["315-2027"].events)
            for branch in read
            if "315-2027" in branch.participations
        ) >= len(rows)
    except Mistakes as found:
        assert all(mistake.file == f"branches/{TABLE}" and mistake.message for mistake in found.mistakes)
    finally:
        (kept / TABLE).unlink()
