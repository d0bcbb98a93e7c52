"""Whatever stands in a branch's data shows as text, and breaks nothing."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
import yaml
from conftest import DAY, microsite

HARMLESS = "Harmless"
HOSTILE = "<b x=\"1\">&amp;'{{ x }}{% y %}\U000f0000\U00100000</script>]]>\u200f\\u0041 终"


class Shape(HTMLParser):
    """The tags of a page with the names of their attributes, its text, and the values of attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text: list[str] = []
        self.values: list[str] = []
        self.data: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attributes)))
        self.values += [value or "" for _, value in attributes]
        self.inside = dict(attributes).get("type") or tag if tag == "script" else ""

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        (self.data if self.inside == "application/ld+json" else self.text).append(data)


def spoil(value: Any, text: str) -> Any:
    """The same data with `text` in every field that is written in both languages."""
    if isinstance(value, dict):
        if value.keys() == {"en", "zh"}:
            return {"en": f"{text} en", "zh": f"{text} zh"}
        return {key: spoil(inner, text) for key, inner in value.items()}
    return [spoil(inner, text) for inner in value] if isinstance(value, list) else value


def built(project: Path, text: str) -> Path:
    """The site of one branch with `text` in all its data, the institution's and the campaigns'."""
    for path in [project / "branches/network.yml", project / "branches/maiwan.yml", *project.glob("branches/campaigns/*.yml")]:
        original = path.with_suffix(".original")
        if not original.exists():
            original.write_bytes(path.read_bytes())
        path.write_text(yaml.safe_dump(spoil(yaml.safe_load(original.read_text("utf-8")), text), allow_unicode=True), "utf-8")
    out = project / f"site-{len(text)}"
    done = microsite(project, "build", "--branch", "maiwan", "--out", str(out), "--today", DAY)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture
def sites(project: Path) -> tuple[Path, Path]:
    return built(project, HARMLESS), built(project, HOSTILE)


def test_data_never_becomes_markup(sites: tuple[Path, Path]) -> None:
    harmless, hostile = sites
    pages = sorted(path.relative_to(harmless) for path in harmless.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        plain, spoiled = Shape((harmless / page).read_text("utf-8")), Shape((hostile / page).read_text("utf-8"))
        assert spoiled.tags == plain.tags, page
        assert "".join(spoiled.text).count(HOSTILE) == "".join(plain.text).count(HARMLESS) > 0, page
        assert sum(HOSTILE in value for value in spoiled.values) == sum(HARMLESS in value for value in plain.values), page
        for plain_data, spoiled_data in zip(plain.data, spoiled.data, strict=True):
            assert json.loads(spoiled_data) == json.loads(plain_data.replace(HARMLESS, json.dumps(HOSTILE)[1:-1])), page


def test_other_formats_keep_it_as_text(sites: tuple[Path, Path]) -> None:
    harmless, hostile = sites
    expected = json.loads((harmless / "branches.json").read_text("utf-8").replace(HARMLESS, json.dumps(HOSTILE)[1:-1]))
    assert json.loads((hostile / "branches.json").read_text("utf-8")) == expected
    for path in hostile.rglob("*.xml"):
        ElementTree.parse(path)
    for path in hostile.rglob("calendar.ics"):
        events = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert events
        for event in events:
            assert str(event["SUMMARY"]) == f"{HOSTILE} {path.parent.name}"


def test_no_line_break_or_control_character_passes(project: Path) -> None:
    path = project / "branches/maiwan.yml"
    path.write_text(path.read_text("utf-8").replace("name: {", 'name: {en: "a\\nb", zh: "a\\x07b"}\nold: {', 1), "utf-8")
    done = microsite(project, "build", "--today", DAY)
    assert done.returncode == 1
    assert done.stderr.count("holds a line break or an invisible control character") == 2
