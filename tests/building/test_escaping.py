"""Whatever branch data holds shows as text everywhere and breaks nothing."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from xml.etree import ElementTree

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from support.command import microsite
from support.html import HOSTILE, Page
from support.network import EVERY_KIND, LANGUAGES, lay

from microsite.data.branch import BranchRecord, Network
from microsite.data.campaign import Campaign
from microsite.data.campaign_tables import events
from microsite.data.campaign_tables.results import TEXTS
from microsite.data.hours import Hours
from microsite.data.record import OneLine, Record, Text
from microsite.data.roster_table import usual_columns
from microsite.files import yamlfile
from microsite.words.markup import text
from microsite.words.slots import RESERVED

HARMLESS = "branch 👵🏽"  # words of the hostile text that decide whether a kind is told beside a name
DAY = "2027-03-10"
NOT_PUBLISHED = (
    *("self-service", "code", "owner", "series", "source", "reported", "consent"),
    *("signature", "digest"),  # of what is sent and posted, tried in tests/pieces/test_texts.py
)


def sown(hint: Any, value: Any, path: str, hold: str) -> Any:
    """Data with a text of its own in every field that takes one, also in those that were left out."""
    if path.endswith("series"):
        return value  # pages name it
    if hint is Text:
        return {language: f"@{path}.{language}@{hold}@" for language in LANGUAGES}
    if hint == OneLine:
        return f"@{path}@{hold}@"
    if get_origin(hint) is Annotated:
        return sown(get_args(hint)[0], value, path, hold)
    if get_origin(hint) in (Union, UnionType):
        return sown(next(one for one in get_args(hint) if one is not type(None)), value, path, hold)
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        values = value or ([None] if item is Text else [])
        return (
            [sown(item, one, f"{path}.{n}", hold) for n, one in enumerate(values)]
            if isinstance(values, list)
            else value
        )
    if get_origin(hint) in (dict, Mapping):
        return {
            key: sown(get_args(hint)[1], one, f"{path}.{key}", hold) for key, one in (value or {}).items()
        }
    if isinstance(hint, type) and issubclass(hint, Record) and value is not None:
        hints = get_type_hints(hint, include_extras=True)
        if hint is Hours and not value.keys() & {"counter", "firms", "night", "self-service"}:
            value = {"counter": value}
        names = {name: field.alias or name for name, field in hint.model_fields.items()}
        data = {
            key: sown(hints[name], (value or {}).get(key), f"{path}.{key}", hold)
            for name, key in names.items()
        }
        return {name: one for name, one in data.items() if one not in (None, [], {}) or name in (value or {})}
    return value


def sow(project: Path, hold: str) -> None:
    """Write a text of its own into every field of the network, its campaigns and its branches."""
    branches = project / "branches"
    for path in branches.rglob("*.yml"):
        model = (
            Network
            if path.stem == "network"
            else Campaign
            if path.parent.name == "campaigns"
            else BranchRecord
        )
        data = yamlfile.parse(path.read_text("utf-8"), path.name).data
        event = {"id": "fair", "first": data.get("first"), "title": None}
        if model is Campaign:
            data["events"] = [event]
        elif model is Network:
            data["campaigns"] = {"315-2027": {"events": [event | {"id": "walk", "first": "2027-03-14"}]}}
        for told in data.get("campaigns", {}).values():
            if results := told.get("results"):
                results.pop("held", None)  # every event is sown with the reason why it is cancelled
                results["corrected_on"] = "2026-11-01"  # every report with what was corrected
        path.write_text(
            json.dumps(sown(model, data, path.stem, hold), ensure_ascii=False, indent=1, default=str), "utf-8"
        )
    row = {
        column: f"@row.{column}@{hold}@" for column in usual_columns() if re.search("_(en|zh|owner)$", column)
    }
    row |= {
        "id": "row",
        "kind": "outlet",
        "complaint_number": "0571 0000 9999",
        "complaint_verified_on": "2026-11-01",
    }
    row = {
        column: cell
        for column, cell in row.items()
        if not column.endswith("owner") or column.startswith("complaint")
    }
    told = {"branch": "row", "reported_on": "2026-03-20", "reported_by": f"@result.reported_by@{hold}@"}
    told |= {
        f"{field}_{language}": f"@result.{field}_{language}@{hold}@"
        for field in TEXTS
        for language in ("en", "zh")
    }
    planned = {"branch": "row", "id": "stand", "first": "2027-03-14"}
    planned |= {
        f"{field}_{language}": f"@event.{field}_{language}@{hold}@"
        for field in events.TEXTS
        for language in ("en", "zh")
    }
    for name in ("results", "events"):
        shutil.rmtree(branches / name)
        (branches / name).mkdir()
    for name, cells in (
        ("roster.csv", row),
        ("results/315-2026.csv", told),
        ("events/315-2027.csv", planned),
    ):
        with (branches / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, cells)
            writer.writeheader()
            writer.writerow(cells)


def calendar(content: str) -> list[Any]:
    return [
        (
            part.name,
            [(name, getattr(value, "dt", value)) for name, value in part.property_items(recursive=False)],
        )
        for part in icalendar.Calendar.from_ical(content).walk()
    ]


def document(content: str) -> list[Any]:
    return [(node.tag, node.attrib, node.text) for node in ElementTree.fromstring(content).iter()]


UNDERSTAND: dict[str, Callable[[str], Any]] = {
    ".html": lambda content: Page(content).found,
    ".json": json.loads,
    ".webmanifest": json.loads,
    ".ics": calendar,
    ".xml": document,
    ".txt": str,
    ".csv": lambda content: [*csv.reader(content.splitlines())],
    ".js": lambda content: re.sub(r"[0-9a-f]{16,}", "", content),  # the digest of pages
}


def understood(site: Path) -> dict[str, str]:
    """Every file that is not the theme's own, as its readers understand it."""
    return {
        path.relative_to(site).as_posix(): _flat(UNDERSTAND[path.suffix](path.read_text("utf-8")))
        for path in sorted(site.rglob("*"))
        if path.is_file() and not {"assets", "photos"} & set(path.parts)
    }


def _flat(found: Any) -> str:
    if isinstance(found, dict):
        found = [*found.items()]
    return "".join(map(_flat, found)) + "\n" if isinstance(found, list | tuple) else f"{found}\n"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The same network twice, with hostile and with harmless data."""
    projects = {}
    for hold in (HOSTILE, HARMLESS):
        projects[hold] = lay(EVERY_KIND, tmp_path_factory.mktemp("sown") / "project")
        sow(projects[hold], hold)
        done = microsite(projects[hold], "build", "--today", DAY)
        assert done.returncode == 0, done.stderr
    return {hold: project / "site" for hold, project in projects.items()}


@pytest.fixture(scope="module")
def hostile(sites: dict[str, Path]) -> dict[str, str]:
    return understood(sites[HOSTILE])


@pytest.mark.exhaustive
def test_hostile_data_is_read_as_harmless_data_is(sites: dict[str, Path], hostile: dict[str, str]) -> None:
    harmless = understood(sites[HARMLESS])
    assert hostile.keys() == harmless.keys()
    for name, content in hostile.items():
        plain = content.replace(HOSTILE, HARMLESS)
        assert plain == harmless[name], name
        assert not RESERVED.search(plain) and not re.search(r"\{\{|\{%", plain), name


@pytest.mark.exhaustive
def test_every_text_is_published(sites: dict[str, Path], hostile: dict[str, str]) -> None:
    written = "\n".join(path.read_text("utf-8") for path in (sites[HOSTILE] / "../branches").rglob("*.[cy]*"))
    fields = set(re.findall(r"@([\w.-]+)@<b", written))
    seen = set(re.findall(f"@([\\w.-]+)@{re.escape(HOSTILE)}@", "".join(hostile.values())))
    missing = {
        field
        for field in fields - seen
        if not any(name in NOT_PUBLISHED for name in re.split(r"[._]", field))
    }
    assert [
        field for field in missing if not re.search(r"315-202[56]\.(slogans|organisers)\.", field)
    ] == []  # of a past campaign
    assert len(seen) > 200


@pytest.mark.parametrize(
    "character", ["\n", "\r", "\x00", "\x1b", "\x85", "\u2028", "\u202e", "\u2066", "\ud800", "\uffff"]
)
def test_what_no_text_may_hold(character: str) -> None:
    with pytest.raises(ValidationError, match="type the value anew"):
        TypeAdapter(OneLine).validate_python(f"a{character}b")


ANY_TEXT = st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from(HOSTILE)))


@given(ANY_TEXT)
def test_a_text_in_html_is_read_as_it_was_written(value: str) -> None:
    html = text(value)
    assert not RESERVED.search(html)
    assert Page(f"<p>{html}</p>").found[2] == value
    attribute = Page(f'<p title="{html}">').found[1]
    assert attribute == ("p", {"title": value})


@pytest.mark.exhaustive
def test_a_number_keeps_its_direction(sites: dict[str, Path]) -> None:
    page = (sites[HARMLESS] / "row/en/branch/index.html").read_text("utf-8")
    numbers = re.findall(r'href="tel:', page)
    own = re.findall(r'<a class="ms-tel" dir="ltr" href="tel:|<b dir="ltr">', page)
    assert len(own) == len(numbers) > 10
