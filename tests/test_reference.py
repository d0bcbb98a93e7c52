"""The editors' reference is up to date, leaves nothing out, and stays out of the published sites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PROJECT
from macros import PARTS, WORDS

from microsite.fields import FILES, fields
from microsite.reference import examples, reference
from microsite.schema import MODELS, meanings
from microsite.text import Record


def test_the_reference_is_up_to_date() -> None:
    for path, text in reference(PROJECT).items():
        assert path.read_text("utf-8") == text, "run make reference"


@pytest.mark.parametrize("name", WORDS)
def test_every_word_for_editors_has_a_meaning_and_an_example(name: str) -> None:
    assert WORDS[name].function.__doc__
    assert name in examples(PROJECT) or name in {call.word for call in PARTS.values()}, "add an example to macros/examples.yml"


def test_every_example_is_of_a_word() -> None:
    assert examples(PROJECT).keys() <= WORDS.keys()


def records(known: type[Record] = Record) -> Iterator[type[Record]]:
    """Every kind of record."""
    for kind in known.__subclasses__():
        yield kind
        yield from records(kind)


RECORDS = {kind.__name__: kind for kind in records() if kind.__module__.startswith("microsite")}


@pytest.fixture(scope="module")
def listed() -> str:
    """The page of all fields."""
    return fields()


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_field_is_explained(name: str, listed: str) -> None:
    for field in RECORDS[name].model_fields:
        meaning = meanings().get(name, {}).get(field, {})
        assert list(meaning) == ["en", "zh"], f"explain {name}.{field} in microsite/meanings.yml"
        assert f"| {meaning['en']} / {meaning['zh']} |" in listed


def test_every_explanation_is_of_a_field() -> None:
    for name, explained in meanings().items():
        assert explained.keys() <= RECORDS[name].model_fields.keys()


def test_every_file_is_listed() -> None:
    assert FILES.keys() == MODELS.keys() | {"page"}


def test_readers_do_not_meet_the_reference(site: Path) -> None:
    assert not [path for path in site.rglob("*") if "editors" in path.parts]
    assert "Made by `make reference`" not in "".join(page.read_text("utf-8") for page in (site / "maiwan").rglob("*.html"))
