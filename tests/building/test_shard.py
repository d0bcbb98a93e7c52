"""Parts of a network, built apart and copied over each other, are the network."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.command import microsite, run
from support.network import DAY
from support.published import contents

from microsite.building.parts import Part


@pytest.mark.exhaustive
@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_all_parts_together_are_the_whole(small: Path, parts: int) -> None:
    for part in range(1, parts + 1):
        done = microsite(
            small, "build", "--shard", f"{part}/{parts}", "--out", f"part-{part}", "--today", DAY
        )
        assert done.returncode == 0, done.stderr
        subprocess.run(["cp", "-r", f"part-{part}/.", "whole"], cwd=small, check=True)
    assert contents(small / "whole") == contents(small / "site")


@given(st.text(min_size=1), st.integers(1, 50))
def test_a_branch_is_in_one_part(id: str, parts: int) -> None:
    assert sum(Part(part, parts).holds(id) for part in range(1, parts + 1)) == 1


def test_a_branch_stays_where_it_is_and_the_parts_are_alike() -> None:
    ids = [f"branch-{number}" for number in range(3000)]
    sizes = [sum(Part(part, 6).holds(id) for id in ids) for part in range(1, 7)]
    assert max(sizes) < 1.2 * min(sizes)
    assert [next(part for part in range(1, 8) if Part(part, 7).holds(id)) for id in ("maiwan", "yunlu")] == [
        5,
        7,
    ]  # so it must remain


@pytest.mark.parametrize("text", ["3/2", "0/2", "x", "1", "1/0", "-1/2", "1/2/3", "１/２", ""])
def test_what_is_no_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Part.read(text)


def test_what_is_no_part_is_told(every_kind: Path) -> None:
    done = run(every_kind, "build", "--shard", "3/2")
    assert done.exit_code == 2
    assert "3/2 is not a part; write which and of how many, such as 2/7." in done.stderr
