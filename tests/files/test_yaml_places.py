"""A value set in a YAML file changes its own lines and no other byte, and stays the text that it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.network import EVERY_KIND

from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes
from microsite.files.yaml_places import Written

HOSTILE = (
    "yes", "null", "~", "110", "2027-01-01", "0x1F", "1e3", "a: b", "a #b", "# a", "- a", "? a", "&a", "*a", "!a",
    "{a: b}", "[a]", "a, b", "a]", "}", "'", '"', "\\", "%a", "@a", "`a", "|", ">", "a\nb: c", "a\r\nb", "\ta",
    "{{ hotline('x') }}", "{% raw %}", "=1+1", "<script>", "\u202ea", "a\u200b", "\u2028", "\x85", "\x07", "🏦", " a ", "：",
)  # fmt: skip
TEXT = "# a bank\na: 一\nb:\n  c: [x, 2027-01-01]  # why\n  d: {e: \"1\", 'f': 'g'}\n\n# the end\n"


def at(data: Any, *path: str | int) -> Any:
    for step in path:
        data = data[step]
    return data


@pytest.mark.parametrize("path", ["a", "b.c.0", "b.d.e", "b.d.f", "b.g", "h.110"])
def test_hostile_text_stays_text(path: str) -> None:
    steps = [int(step) if step == "0" else step for step in path.split(".")]
    for value in HOSTILE:
        after = Written(TEXT, "x.yml").with_value(path, value)
        assert at(yamlfile.parse(after, "x.yml").data, *steps) == value
        assert Written(after, "x.yml").value(path) == value
        lines = after.splitlines()
        assert sum(line not in lines for line in TEXT.splitlines()) <= 1


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("a", "二", "a: 一\n", "a: 二\n"),
        ("b.c.1", "2027-02-02", "2027-01-01]", "2027-02-02]"),
        ("b.c.1", "soon", "2027-01-01]", "soon]"),
        ("b.c.1", "", ", 2027-01-01]", "]"),
        ("b.c.0", "", "[x, ", "["),
        ("b.c.2", "y", "01]", "01, y]"),
        ("b.d.e", "2", '"1"', '"2"'),
        ("b.d.f", "it's", "'g'", "'it''s'"),
        ("b.d.f", "", ", 'f': 'g'}", "}"),
        ("b.g", "9", "'g'}\n", "'g'}\n  g: \"9\"\n"),
        ("a", "", "a: 一\n", ""),
        ("b.i.j", "k", "'g'}\n", "'g'}\n  i: {j: k}\n"),
    ],
)
def test_what_changes(path: str, value: str, old: str, new: str) -> None:
    for text, ends in ((TEXT, "\n"), (TEXT.replace("\n", "\r\n"), "\r\n")):
        one, other = old.replace("\n", ends), new.replace("\n", ends)
        assert Written(text, "x.yml").with_value(path, value) == text.replace(one, other, 1)


@pytest.mark.parametrize(
    ("text", "path", "value", "said"),
    [
        ("a: &x b\n", "a", "c", "has a mark"),
        ("a: !x b\n", "a", "c", "begins with an exclamation mark"),
        ("a: |\n  b\n", "a", "c", "goes over several lines"),
        ("a: b\n  c\n", "a", "c", "goes over several lines"),
        ("a: [b]\n", "a", "c", "holds several values"),
        ("a: [b]\n", "a.2", "c", "is not in the list"),
        ("a: b\n", "a.c", "c", "stands below a value"),
        ("a: [b]\n", "a.0", "", "is all that"),
        ("a:\n  - b: c\n    d: e\n", "a.0.b", "", "shares its line"),
        ("a: b\n", "c", "", "is not there"),
    ],
)
def test_what_can_not_be_written_exactly_is_refused(text: str, path: str, value: str, said: str) -> None:
    with pytest.raises(Mistakes, match=said):
        Written(text, "x.yml").with_value(path, value)


def leaves(data: Any, *path: str) -> Iterator[tuple[str, Any]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else None
    if pairs is None:
        yield ".".join(path), data
        return
    for key, value in pairs:
        yield from leaves(value, *path, str(key))


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "file",
    [*EVERY_KIND.glob("branches/**/*.yml"), *EVERY_KIND.glob("facts/*.yml")],
    ids=lambda file: file.stem,
)
def test_every_value_of_a_network_can_be_set_alone(file: Path) -> None:
    text = file.read_text("utf-8")
    before = dict(leaves(yamlfile.parse(text, file.name).data))
    for path in before:
        after = Written(text, file.name).with_value(path, "别的: x")
        changed = [
            pair for pair in zip(text.split("\n"), after.split("\n"), strict=True) if pair[0] != pair[1]
        ]
        assert len(changed) == 1
        assert dict(leaves(yamlfile.parse(after, file.name).data)) == before | {path: "别的: x"}
