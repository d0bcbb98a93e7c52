"""Every pattern of the engine, and strings that would make each run away if it could."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import re._parser as parser
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import macros
import microsite

ANCHORED = frozenset({"match", "fullmatch"})
ANYWHERE = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
OTHERS = "\0", "\n", "!", "x", "="  # what may follow, so that a pattern fails in the end
MOST = 7  # different examples of one pattern that are put together


class Known(NamedTuple):
    """A pattern, where it stands, and whether it is looked for anywhere in a text."""

    where: str
    pattern: re.Pattern[str]
    anywhere: bool


def modules() -> Iterator[ModuleType]:
    """Every module of the engine and of the words."""
    for package in (microsite, macros):
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def known() -> list[Known]:
    """All patterns, each once."""
    ways = _ways()
    found: dict[tuple[str, int], Known] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _within(value):
                anywhere = not ways.get(name, ANYWHERE) <= ANCHORED
                key = (pattern.pattern, pattern.flags)
                if key not in found or anywhere:
                    found[key] = Known(f"{module.__name__}.{name}", pattern, anywhere)
        for way, pattern, line in _written(module):
            found.setdefault(
                (pattern.pattern, pattern.flags),
                Known(f"{module.__name__}:{line}", pattern, way not in ANCHORED),
            )
    return list(found.values())


def _sources() -> Iterator[ast.Module]:
    for package in (microsite, macros):
        for path in Path(package.__path__[0]).rglob("*.py"):
            yield ast.parse(path.read_text("utf-8"))


def _ways() -> dict[str, set[str]]:
    """The methods that are called of each name; of a name without any, nothing is known."""
    ways: dict[str, set[str]] = {}
    for tree in _sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ANCHORED | ANYWHERE:
                owner = node.value
                name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
                ways.setdefault(name, set()).add(node.attr)
    return ways


def _within(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for one in value.values() for pattern in _within(one))
    elif isinstance(value, list | tuple | set | frozenset):
        yield from (pattern for one in value for pattern in _within(one))


def _written(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str], int]]:
    """Patterns that are written where they are used."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        owner, first = node.func.value, node.args[0]
        is_pattern = isinstance(owner, ast.Name) and owner.id == "re" and isinstance(first, ast.Constant)
        if is_pattern and node.func.attr in ANCHORED | ANYWHERE and isinstance(first.value, str):
            yield node.func.attr, re.compile(first.value), node.lineno


def hostile(pattern: re.Pattern[str]) -> Iterator[Callable[[int], str]]:
    """What makes strings of a given length that nearly match, over and over."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE if pattern.flags & re.ASCII else 0)
    whole = _example(tree)
    pumps = dict.fromkeys([*_repeated(tree), *_steps(tree), whole, whole[:-1], whole[: len(whole) // 2]])
    few = [pump for pump in pumps if pump][: MOST * 3]
    pairs = [one + other for one, other in product(few[:MOST], repeat=2) if one != other]
    prefixes = dict.fromkeys(["", *_prefixes(tree)])
    for prefix in [*prefixes][:MOST]:
        for pump in few:
            for rest in OTHERS[:1] if prefix else OTHERS:
                yield _maker(prefix, pump, rest)
    for pump in pairs:
        yield _maker("", pump, "\0")


def _maker(prefix: str, pump: str, rest: str) -> Callable[[int], str]:
    return lambda length: prefix + pump * (length // len(pump)) + rest


def _example(tree: Any) -> str:
    """A text that a part of a pattern matches, as far as one is easily told."""
    return "".join(_of(kind, given) for kind, given in tree)


def _of(kind: Any, given: Any) -> str:
    match str(kind):
        case "LITERAL":
            return chr(given)
        case "NOT_LITERAL":
            return "a" if given != ord("a") else "b"
        case "ANY":
            return "a"
        case "IN":
            return _one_of(given)
        case "BRANCH":
            return max((_example(branch) for branch in given[1]), key=len)
        case "SUBPATTERN":
            return _example(given[3])
        case "ATOMIC_GROUP":
            return _example(given)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _example(given[2]) * max(1, min(given[0], 8))
        case _:
            return ""


_CLASSES = {"CATEGORY_DIGIT": "1", "CATEGORY_WORD": "a", "CATEGORY_SPACE": " "}


def _one_of(given: Any) -> str:
    if str(given[0][0]) == "NEGATE":
        taken = {chr(value) for kind, value in given if str(kind) == "LITERAL"}
        return next(one for one in "a 1-x.\u4e00" if one not in taken)
    kind, value = given[0]
    if str(kind) == "RANGE":
        return chr(value[0])
    return _CLASSES.get(str(value), "-") if str(kind) == "CATEGORY" else chr(value)


def _inner(tree: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Every item of a pattern, with the items before it on its level."""
    for number, (kind, given) in enumerate(tree):
        yield tree[:number], kind, given
        for one in given if isinstance(given, list | tuple) else [given]:
            for within in one if isinstance(one, list) else [one]:
                if isinstance(within, parser.SubPattern):
                    yield from _inner(within)


def _repeated(tree: Any) -> Iterator[str]:
    for _, kind, given in _inner(tree):
        if str(kind).endswith("REPEAT"):
            yield _example(given[2])
            for repeated in given[2]:
                if str(repeated[0]) == "IN":
                    yield from (_one_of([one]) for one in repeated[1] if str(one[0]) != "NEGATE")
                    if "CATEGORY_SPACE" in str(repeated[1]):
                        yield "\n"


def _steps(tree: Any) -> Iterator[str]:
    """What stands before each repetition, and each single item."""
    yield from _prefixes(tree)
    for _, kind, given in _inner(tree):
        yield _of(kind, given)[:20]


def _prefixes(tree: Any) -> Iterator[str]:
    for before, kind, _ in _inner(tree):
        if str(kind).endswith("REPEAT"):
            yield _example(before)
