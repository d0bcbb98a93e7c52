"""ARCHITECTURE.md says what there is."""

from __future__ import annotations

import ast
import re
import tomllib

import pytest
from support.network import PROJECT

PAGE = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")
ROOMS = sorted(path.parent for path in PROJECT.glob("microsite/*/__init__.py"))
NEEDED = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]


@pytest.mark.parametrize("room", ROOMS, ids=[room.name for room in ROOMS])
def test_each_folder_of_the_engine_is_told_in_its_own_words(room) -> None:  # type: ignore[no-untyped-def]
    says = ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    assert f"| `microsite/{room.name}` | {says} |" in PAGE


def test_the_table_stands_in_the_order_of_imports() -> None:
    """What a folder may import stands above it."""
    contracts = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (layers,) = (contract["layers"] for contract in contracts["contracts"])
    rooms = {room.name for room in ROOMS}
    ordered = [name for layer in reversed(layers) if (name := layer.rpartition(".")[2]) in rooms]
    assert re.findall(r"^\| `microsite/([a-z]+)` \|", PAGE, re.MULTILINE) == ordered


def test_no_folder_is_told_that_is_not_there() -> None:
    assert set(re.findall(r"`microsite/([a-z]+)`", PAGE)) == {room.name for room in ROOMS}


@pytest.mark.parametrize("library", sorted(re.split(r"[\[<>=!,]", line)[0] for line in NEEDED))
def test_each_library_has_a_reason(library: str) -> None:
    assert re.search(rf"^\|[^|]*\b{re.escape(library)}\b[^|]*\|", PAGE, re.MULTILINE)
