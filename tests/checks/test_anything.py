"""Whatever stands in the files of editors, the check tells it in words, and mends whole files or none."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.network import DAY, FRONT_MATTER, ONE_PAGE, alone

from macros import WORDS
from microsite.checks import formats
from microsite.checks.check import findings, found
from microsite.checks.rule import Finding
from microsite.content.page import read
from microsite.content.project import Project, load
from microsite.files.layers import Layers
from microsite.files.mending import mend

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        " ",
        "  \n",
        "\r\n",
        "\r",
        "# ",
        "## ",
        "### A",
        " {#a}",
        " {#b}",
        "---\n",
        "title: x\n",
        "|",
        "- ",
        "!!! note",
        "。",
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{## ",
        " ##}",
        "hotline",
        "(",
        ")",
        '"',
        "{{ (((",
        "**kwargs",
        "*[1]",
        "|upper",
        ".x",
        '{{ hotline("110") }}',
        '{{ cite("consumer-law", article=[]) }}',
        "{{ figure() }}",
        "{{ term(1) }}",
        "{{ campaign(315).dates }}",
        "{% if branch.kind %}",
        "{% call only_for() %}",
        "{% endcall %}",
        "12378",
        "0571 0000 1000",
        "１２",
        "\u3000",
        "\u200b",
        "\u202e",
        "\U000f0000",
        "[here](",
        "![](",
        "<img ",
        "https://hetang-bank.example/",
        "《法》",
        "15日内",
        "RMB 5",
        "2027年3月9日",
        "15 March 2027",
        "稳赚",
        "APR",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)
PAGES = TEXTS | TEXTS.map(FRONT_MATTER.__add__)
PATTERNS = ("branches/*.yml", "branches/roster.csv", "branches/campaigns/*.yml", "facts/*.yml")
DATA = sorted(
    path.relative_to(ONE_PAGE).as_posix() for pattern in PATTERNS for path in ONE_PAGE.glob(pattern)
)
ALLOWED = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
FEW = settings(max_examples=20, suppress_health_check=ALLOWED)
MANY = settings(max_examples=1000, suppress_health_check=ALLOWED)


@cache
def sound() -> Project:
    return load(ONE_PAGE, WORDS, DAY)


def told(wrong: list[Finding]) -> None:
    """Every format holds every mistake, each with a file, and where it is mended."""
    assert formats.text(wrong).count("[MS") >= len(wrong)
    listed = json.loads(formats.as_json(wrong))
    assert len([one for one in listed if not one["cause"]]) >= len(wrong)
    assert formats.github(wrong).count("\n") >= len(wrong)
    for _, mistake in wrong:
        assert mistake.file and mistake.message and "Traceback" not in mistake.message
        assert (mistake.line and mistake.column) or not mistake.edit


def mended(folder: Path, file: str, wrong: list[Finding]) -> int:
    """Mend, and see that nothing else was written."""
    before = sorted(folder.rglob("*"))
    done = mend(folder, [mistake for _, mistake in wrong])
    (folder / file).read_bytes().decode()
    assert sorted(folder.rglob("*")) == before
    return len(done)


def check_a_page(folder: Path, text: str) -> None:
    """One mended mistake may uncover another, but there is an end of it."""
    (folder / "docs/zh/index.md").write_bytes(text.encode("utf-8", "replace"))
    for _ in range(6):
        pages = {
            "en": {"index.md": sound().pages["en"]["index.md"]},
            "zh": {"index.md": read(Layers(folder), "zh")["index.md"]},
        }
        wrong = list(found(replace(sound(), layering=alone(folder), pages=pages)))
        told(wrong)
        if not mended(folder, "docs/zh/index.md", wrong):
            return
    pytest.fail("mending does not end")


@FEW
@given(PAGES)
def test_any_page_is_told_in_words(small_kept: Path, text: str) -> None:
    check_a_page(small_kept, text)


@pytest.mark.first
@pytest.mark.exhaustive
@MANY
@given(PAGES)
def test_very_many_pages_are_told_in_words(small_kept: Path, text: str) -> None:
    check_a_page(small_kept, text)


def test_brackets_too_deep_to_read_are_told_in_words(small_kept: Path) -> None:
    for text in (
        "{{ " + "(" * 900,
        "{{ " + "[" * 900 + " }}",
        "{{ a" + ".b" * 900 + " }}",
        "{{ " + "not " * 900 + "a }}",
    ):
        check_a_page(small_kept, FRONT_MATTER + text)


def check_data(folder: Path, file: str, start: float, length: int, instead: str) -> None:
    """A file in which some letters are replaced by others."""
    sound = (ONE_PAGE / file).read_text("utf-8")
    position = int(start * len(sound))
    (folder / file).write_text(sound[:position] + instead + sound[position + length :], "utf-8")
    try:
        wrong = findings(folder, WORDS, DAY)
        told(wrong)
        if mended(folder, file, wrong):
            told(findings(folder, WORDS, DAY))
    finally:
        (folder / file).write_text(sound, "utf-8")


SPOILED = (
    st.sampled_from(DATA),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 20),
    st.lists(
        st.sampled_from(
            [
                *"\n\t :-{}[]\"'&*!|>#,",
                "\n  ",
                "１",
                "\u202e",
                "\ue000",
                "2027-13-01",
                "null",
                "~",
                "1e999",
                "!!python/object:x",
                "<<: *a",
            ]
        )
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
        max_size=4,
    ).map("".join),
)


@settings(FEW, max_examples=15)
@given(*SPOILED)
def test_any_data_are_told_in_words(
    small_kept: Path, file: str, start: float, length: int, instead: str
) -> None:
    check_data(small_kept, file, start, length, instead)


@pytest.mark.exhaustive
@settings(MANY, max_examples=300)
@given(*SPOILED)
def test_very_many_data_are_told_in_words(
    small_kept: Path, file: str, start: float, length: int, instead: str
) -> None:
    check_data(small_kept, file, start, length, instead)
