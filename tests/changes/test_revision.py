"""Whether a change touches data alone is told by a list of what is data, never of what is a program."""

from __future__ import annotations

import pytest

from microsite.changes.revision import are_data


@pytest.mark.parametrize(
    "name",
    ["docs/nav.yml", "branches/photos/desk.jpg", "facts/clauses/law.md", "pieces/sign.yml", "microsite.yml"],
)
def test_data_are_known(name: str) -> None:
    assert are_data([name]) and are_data([])


@pytest.mark.parametrize(
    "name",
    [
        "microsite/pieces/press.py",
        "microsite/pieces/phrases.yml",
        "macros/phrases.yml",
        "docs/hook.py",
        "docs/x.md/hook.so",
        "overrides/main.html",
        "pieces/designs/sign.typ",
        "pieces/fonts/Sans.otf",
        "requirements.txt",
        "mkdocs.yml",
        "sitecustomize.py",
        ".gitignore",
        "branches/x.yml\n.py",
    ],
)
def test_whatever_may_be_a_program_is_not(name: str) -> None:
    assert not are_data(["branches/network.yml", name])
