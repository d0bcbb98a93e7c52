"""Questions in each language, short and mistyped as people do, and long ones, are answered at once by the small index."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import brotli
import pytest
import yaml
from support.network import LANGUAGES, PROJECT
from support.node import SCRIPTS, ask

from macros import WORDS
from microsite.content import project
from microsite.content.page import address
from microsite.rendering import lean
from microsite.rendering.answers import answers

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def indexes() -> dict[str, tuple[bytes, bytes]]:
    live = project.load(PROJECT, WORDS)
    return {language: answers(live, language) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_before_the_first_result_is_small_and_so_is_the_rest(
    indexes: dict[str, tuple[bytes, bytes]], language: str
) -> None:
    script = lean.script((SCRIPTS / "answers.js").read_text("utf-8")).encode()
    index, rest = indexes[language]
    assert len(brotli.compress(index)) + len(brotli.compress(script)) <= 20_000
    assert len(brotli.compress(rest)) <= 64_000


@pytest.mark.parametrize(
    ("kind", "language", "count"),
    [
        *product(["short"], LANGUAGES, [100]),
        *product(["long"], LANGUAGES, [200]),
        ("strangers", "en", 291),
        ("strangers", "zh", 295),
        ("everyday", "en", 80),
    ],
)
def test_the_right_page_comes_first(
    indexes: dict[str, tuple[bytes, bytes]], kind: str, language: str, count: int
) -> None:
    """Each question may have several right pages; whoever asks finds one of them."""
    written = Path(__file__).with_name(f"{kind}.{language}.yml").read_text("utf-8")
    questions: dict[str, list[str]] = yaml.safe_load(written)
    found = ask(indexes, language, list(questions))
    right = {question: set(map(answering, pages)) for question, pages in questions.items()}
    first = [question for question in questions if set(found[question][:1]) & right[question]]
    three = [question for question in questions if set(found[question][:3]) & right[question]]
    assert len(questions) == count
    assert len(first) >= 0.85 * count, sorted(set(questions) - set(first))
    assert len(three) >= 0.97 * count, sorted(set(questions) - set(three))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_urgent_is_answered_by_the_very_first_result(
    indexes: dict[str, tuple[bytes, bytes]], language: str
) -> None:
    written = Path(__file__).with_name(f"urgent.{language}.yml").read_text("utf-8")
    questions: dict[str, list[str]] = yaml.safe_load(written)
    found = ask(indexes, language, list(questions))
    wrong = {
        question: found[question][0]
        for question, pages in questions.items()
        if found[question][0] not in map(answering, pages)
    }
    assert not wrong


def answering(page: str) -> str:
    """Where a page is, or a hard word on it."""
    path, sign, id = page.partition("#")
    return address(path) + sign + id
