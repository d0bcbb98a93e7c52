"""A channel is a file and a name in one list: the example in ARCHITECTURE.md proves it."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import Any, cast

import pytest
from support.network import DAY, PROJECT

from microsite.channels import registry
from microsite.channels.channel import Channel, Ground
from microsite.content.project import read_day
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistakes
from microsite.languages import writing
from microsite.publish import names
from microsite.rendering.roots import in_network
from microsite.words.context import Context


@pytest.fixture
def example() -> Channel:
    """The channel that ARCHITECTURE.md shows."""
    (code,) = re.findall(
        r"^  ```python\n(.*?)^  ```$", (PROJECT / "ARCHITECTURE.md").read_text("utf-8"), re.M | re.S
    )
    assert code.count("\n") < 40
    said: dict[str, Any] = {}
    exec(compile(dedent(code), "ARCHITECTURE.md", "exec"), said)
    return cast(Channel, said["CHANNEL"])


def test_the_example_tells_the_numbers_of_a_branch(example: Channel, roster: Roster) -> None:
    branch = roster["maiwan"]
    context = Context(branch, "en", read_day(DAY), roster)
    ground = Ground(*[cast(Any, None)] * 2, context, in_network(branch, "en"), cast(Any, None))
    ((name, content),) = example.files(ground)
    assert name == "numbers.txt"
    lines = content.decode().splitlines()
    assert lines[0] == "Complaints: 0571 0000 2001"
    assert len(lines) == sum(1 for _ in branch.all_hotlines)


def test_what_a_channel_makes_may_be_published_once_it_is_in_the_list(
    example: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Mistakes):
        names.refuse_others(["maiwan/en/numbers.txt"])
    monkeypatch.setattr(registry, "OF_BRANCH", (*registry.OF_BRANCH, example))
    writing.forget()
    try:
        names.refuse_others(["maiwan/en/numbers.txt"])
    finally:
        monkeypatch.undo()
        writing.forget()
