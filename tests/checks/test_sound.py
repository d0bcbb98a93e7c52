"""A mistake in a data file hides nothing that is wrong elsewhere, and makes nothing else look wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import DAY

from macros import WORDS
from microsite.checks.check import findings

PAGE = "docs/en/complain/index.md"
SPOILT = [  # a file, what is changed in it
    ("branches/network.yml", 'number: "0571 0000 1000"', 'number: "0571 OOOO 1000"'),
    ("branches/network.yml", "hotlines:", "hotlines："),
    ("branches/network.yml", "url: ", "url: x"),
    ("branches/maiwan.yml", "kind: cooperative", "kind: [cooperative"),
    ("branches/yunlu.yml", "events:", "eventz:"),
    ("branches/campaigns/315-2026.yml", "theme: ", "themes: "),
    ("branches/roster.csv", "willow-east,", "willow_east,"),
    ("branches/roster.csv", "id,kind", "id,kinds"),
    ("branches/events/315-2026.csv", "information-desk", "information_desk"),
    ("branches/results/315-2026.csv", "willow-east,", "willow-east,x"),
    ("facts/national.yml", "runs: {en", "runs： {en"),
    ("facts/emergency.yml", "cases:", "case:"),
]


@pytest.mark.sampled(2)
@pytest.mark.parametrize(("file", "old", "new"), SPOILT)
def test_a_mistake_hides_and_spoils_nothing_elsewhere(project: Path, file: str, old: str, new: str) -> None:
    for path, before, after in ((file, old, new), (PAGE, '{{ hotline("110") }}', '{{ hotline("11o") }}')):
        text = (project / path).read_text("utf-8")
        assert before in text
        (project / path).write_text(text.replace(before, after, 1), "utf-8")
    told = [one.mistake for one in findings(project, WORDS, DAY) if one.rule.severity == "error"]
    assert {mistake.file for mistake in told} == {file, PAGE}
    assert [mistake.message for mistake in told if mistake.file == PAGE] == ["unknown hotline “11o”"]


@pytest.mark.parametrize("file", ["branches/roster.csv", "branches/maiwan.yml", "facts/sources.yml"])
def test_a_folder_in_the_place_of_a_file_is_one_mistake(project: Path, file: str) -> None:
    (project / file).unlink()
    (project / file).mkdir()
    told = {one.mistake.file for one in findings(project, WORDS, DAY) if one.rule.severity == "error"}
    assert told == {file}
