"""Data that can't be read, or do not say what they must."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.files.mistakes import Mistake


def check(project: Project) -> Iterator[Mistake]:
    """Nothing is left to find in a project that was loaded: loading tells these mistakes."""
    yield from ()


RULE = Rule(
    "MS012",
    "Data are complete and can be read",
    check,
    wrong="id: maiwan\nadress: …",
    right="id: maiwan\naddress: …",
    zh="数据不完整，或者写法不对。照提示改。",
    why="The sites are made of the data; one wrong line would be wrong in many pages.",
    fixable=True,
    stops_build=True,
)
