"""A function fits in the eye."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from support.network import PROJECT

LONGEST = 50


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for folder in ("microsite", "macros"):
        for path in sorted((PROJECT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield path, node


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {
        f"{path.relative_to(PROJECT)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, node in functions()
    }
    assert len(lengths) > 500
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}
