"""What comes from another mistake is not told beside it, so that nobody mends the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import DAY

from macros import WORDS
from microsite.checks.check import findings

COMPLAIN = "docs/zh/complain/index.md"
CITED = '{{ cite("complaint-measures", article=[4, 11]) }}'
CASES = [  # a file, what is changed in it, and the one answer: its place and some of its way to mend it
    (COMPLAIN, CITED, CITED.replace("11", "110"), f"{COMPLAIN}:12", "These may: "),
    (COMPLAIN, '{{ hotline("110") }}', '{{ hotlines("110") }}', f"{COMPLAIN}:15", 'mean hotline("110")?'),
    (COMPLAIN, '{{ hotline("110") }}', "110", f"{COMPLAIN}:15", 'Write {{ hotline("110") }}'),
    ("facts/emergency.yml", '- hotline: "110"', '- hotline: "119"', "facts/emergency.yml:11", "mean “110”?"),
    (
        "branches/roster.csv",
        "willow-east,",
        "<<<<<<< HEAD\nwillow-east,",
        "branches/roster.csv:2",
        "Keep the",
    ),
    ("branches/maiwan.yml", "kind: ", "=======\n>>>>>>> main\nkind: ", "branches/maiwan.yml:4", "Keep the"),
    (
        "docs/en/complain/money-gone.md",
        "## After the two calls {#now}\n",
        "",
        "docs/zh/complain/money-gone.md:",
        "in both pages",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "hint"), CASES)
def test_a_mistake_is_told_alone(project: Path, file: str, old: str, new: str, place: str, hint: str) -> None:
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    (told,) = findings(project, WORDS, DAY)
    assert f"{told.mistake.file}:{told.mistake.line}".startswith(place)
    assert hint in told.mistake.hint
