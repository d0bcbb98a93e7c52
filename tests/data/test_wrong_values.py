"""Whatever is written in whatever field, the answer is in our words, in both languages."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from support.network import EVERY_KIND, SITE

from microsite.data.validation import validate
from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes
from microsite.files.yamlfile import Document, KeyPath
from microsite.reference.schema import MODELS

FILES = {
    "branches/network.yml": "network",
    "branches/yunlu.yml": "branch",
    "branches/wealth-centre.yml": "branch",
    "branches/head-office-hall.yml": "branch",
    "branches/campaigns/315-2027.yml": "campaign",
    "facts/sources.yml": "sources",
    "facts/figures.yml": "figures",
    "facts/glossary.yml": "glossary",
    "facts/clauses/consumer-law.yml": "clauses",
    "facts/pending.yml": "pending",
    "facts/emergency.yml": "emergency",
    "facts/synonyms.yml": "synonyms",
}
WRONG = ["", "5", "-1", "3.5", "yes", "x", "是", "2027-02-30", "[]", "[x]", "{}", "{a: 1}", "{en: x}", '""']
THEIRS = re.compile(
    r"Input should|valid (tuple|dict|string|integer|list|boolean|number)|instance of|String should|"
    r"Value error|pydantic|Field required|Extra inputs|at least \d+ items? after|unable to parse|None\b|could not",
)


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every place in a record, of a list the first."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, part in value.items():
            yield from paths(part, (*path, key))
    elif isinstance(value, list) and value:
        yield from paths(value[0], (*path, 0))


def spoiled(document: Document, path: KeyPath, value: Any, written: str) -> Document:
    """A document with another value in one place."""
    data = copy.deepcopy(document.data)
    node = data
    for part in path[:-1]:
        node = node[part]
    node[path[-1]] = value
    kept = {place: text for place, text in document.written.items() if place[: len(path)] != path}
    told = {} if isinstance(value, dict | list) else {path: written}
    return Document(document.file, data, document.lines, kept | told, document.columns)


def refused(model: type[BaseModel], document: Document) -> list[str]:
    """What is said of a document, each mistake whole."""
    try:
        validate(model, document, SITE)
    except Mistakes as wrong:
        for mistake in wrong.mistakes:
            assert re.search("[\u4e00-\u9fff]", mistake.zh), mistake
            assert mistake.hint or "; " in mistake.message or " — " in mistake.message, mistake
        return [str(mistake) for mistake in wrong.mistakes]
    return []


@pytest.mark.sampled(3)
@pytest.mark.parametrize("part", [14, pytest.param(1, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("name", FILES)
def test_no_answer_is_in_the_words_of_a_library(name: str, part: int) -> None:
    document, model = yamlfile.read(EVERY_KIND / name, name), MODELS[FILES[name]]
    for place, path in enumerate(paths(document.data)):
        for number, written in enumerate(WRONG):
            if (number + place) % part:  # where a part is enough, each meets another place
                continue
            value = yamlfile.parse(f"a: {written}", "x").data["a"]
            for said in refused(model, spoiled(document, path, value, written.strip('"'))):
                assert not THEIRS.search(said), said


@pytest.mark.parametrize(
    "text",
    [
        "id: [",
        "id: {a: 1",
        'name: "x',
        "a: b: c",
        "id maiwan",
        "- a\nb: c",
        "id: maiwan\n  name: x",
        "a: *b",
        'a: "\\q"',
        "a: @x",
        "a: `x`",
        "a: 1\n---\nb: 2",
        "a: !x y\n? [",
        "\ta: 1",
        "a: 1\n b: 2",
        "{a: 1, b: [2}",
        "a: %x",
        "a: |\nx",
        "a: &b",
        "id：maiwan\nkind：x",
        "a: 'x",
        "}",
    ],
)
def test_what_is_not_yaml_is_told_in_words_of_ours(text: str) -> None:
    try:
        yamlfile.parse(text, "x.yml")
    except Mistakes as wrong:
        for mistake in wrong.mistakes:
            assert mistake.hint and mistake.zh
            assert not re.search(
                r"expected <|could not find|while |scanning|parsing|token|mapping values|did not find",
                str(mistake),
            ), str(mistake)


@pytest.mark.parametrize(
    "column", ["ramp", "坡道", "无障碍通道", "stairs", "电梯", "rampe", "轮椅", "-", "无", "1"]
)
def test_a_word_for_accessibility_is_answered_with_those_that_can_be(tmp_path: Path, column: str) -> None:
    data = yamlfile.read(EVERY_KIND / "branches/yunlu.yml", "yunlu.yml").data | {"accessibility": [column]}
    said = refused(MODELS["branch"], Document("yunlu.yml", data))
    assert bool(said) == (column != "ramp")
    assert all(f"“{column}”" in one and "ramp" in one for one in said)
