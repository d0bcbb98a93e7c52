"""The editors' reference is up to date, leaves nothing out, and stays out of the published sites."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from support.network import LANGUAGES, PROJECT

from macros import PARTS, WORDS
from microsite.content.page import FrontMatter
from microsite.reference.fields import FILES, TABLES, fields
from microsite.reference.reference import examples, reference
from microsite.reference.schema import MODELS, described, meanings


def test_the_reference_is_up_to_date() -> None:
    for path, text in reference(PROJECT, WORDS).items():
        assert path.read_text("utf-8") == text, "run make reference"


@pytest.mark.parametrize("name", WORDS)
def test_every_word_for_editors_has_a_meaning_and_an_example(name: str) -> None:
    assert WORDS[name].function.__doc__
    assert name in examples(PROJECT) or name in {"emergency_bar", *(call.word for call in PARTS.values())}, (
        "add an example to macros/examples.yml"
    )


def test_every_example_is_of_a_word() -> None:
    assert examples(PROJECT).keys() <= WORDS.keys()


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """Every kind of record that editors write, as its schema describes it."""
    found: dict[str, dict[str, Any]] = {}
    for model in (*MODELS.values(), FrontMatter, *(model for _, model in TABLES.values())):
        schema = described(model)
        found |= {model.__name__: schema, **schema.get("$defs", {})}
    return {name: record for name, record in found.items() if "properties" in record}


@pytest.fixture(scope="module")
def listed() -> str:
    """The page of all fields."""
    return fields()


def test_every_field_is_explained(records: dict[str, dict[str, Any]], listed: str) -> None:
    for name, record in records.items():
        for field, about in record["properties"].items():
            assert " / " in about.get("description", ""), (
                f"explain {name}.{field} in microsite/reference/meanings.yml"
            )
            assert f"| {about['description']} |" in listed


def test_every_explanation_is_of_a_field(records: dict[str, dict[str, Any]]) -> None:
    for name, explained in meanings().items():
        assert explained.keys() <= records[name]["properties"].keys()
        assert all(list(meaning) == ["en", "zh"] for meaning in explained.values())


def test_every_file_is_listed() -> None:
    assert FILES.keys() == MODELS.keys() | {"page"}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_listed(name: str, listed: str) -> None:
    section = listed.partition(f"## {name}\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", section, re.MULTILINE) == [*TABLES[name][0].columns(LANGUAGES)]


def test_readers_do_not_meet_the_reference(site: Path) -> None:
    assert not [path for path in site.rglob("*") if "editors" in path.parts]
    assert "Made by `make reference`" not in "".join(
        page.read_text("utf-8") for page in (site / "maiwan").rglob("*.html")
    )
