"""Scripts, read as the oldest browsers read them that we write for: Chrome and WebView 64, and iOS 12."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any

from support.chromium import needed
from support.command import HANGS
from support.network import PROJECT

# Parses each text as the language was in 2018. Two words are older in browsers than in the standard.
PARSER = """
const { parse } = require("ACORN");
const { readFileSync } = require("fs");
const texts = JSON.parse(readFileSync(0, "utf8"));
const old = (text) => text.replace(/\\bimport(?=\\()/g, "import_").replace(/\\bimport\\.meta\\b/g, "import_meta");
const read = (text) => {
  try {
    return parse(old(text), { ecmaVersion: 2018, sourceType: "module", locations: true });
  } catch (error) {
    return { error: error.message };
  }
};
console.log(JSON.stringify(texts.map(read), (key, value) => typeof value === "bigint" ? String(value) : value));
"""
# Newer than these browsers, or missing in some of their kinds. After a dot:
MEMBERS = (
    "adoptedStyleSheets allSettled animate any arrayBuffer at attachInternals canShare checkVisibility clipboard "
    "findLast findLastIndex flat flatMap fromEntries groupBy hasOwn highlights inert locks matchAll moveBefore "
    "navigate popover randomUUID replaceAll replaceChildren requestSubmit scheduler setHTML share showModal "
    "showPicker startViewTransition toReversed toSorted toSpliced toggleAttribute trimEnd trimStart userAgentData "
    "visualViewport wakeLock withResolvers"
)
# Anywhere:
NAMES = (
    "AbortController AbortSignal BigInt BroadcastChannel CompressionStream DisplayNames DurationFormat "
    "FinalizationRegistry Highlight IntersectionObserver Iterator ListFormat OffscreenCanvas PluralRules "
    "RelativeTimeFormat ResizeObserver Segmenter Temporal URLPattern WeakRef behavior cookieStore "
    "createImageBitmap dateStyle globalThis queueMicrotask requestIdleCallback serviceWorker structuredClone "
    "timeStyle"
)
OLD = {"clients.matchAll"}  # the same name, but long there
ASKED = {"Highlight": "highlights", "behavior": "scrollBehavior"}  # by another name
REFLECTED = re.compile(r"aria[A-Z]")
SELECTORS = re.compile(r":(?:is|where|has)\(")
LOOKING_BEHIND = re.compile(r"\(\?<[=!]")
CONDITIONS = {
    "IfStatement": "test",
    "ConditionalExpression": "test",
    "LogicalExpression": "left",
    "UnaryExpression": "argument",
}


def parsed(texts: Sequence[str]) -> list[dict[str, Any]]:
    """The trees of scripts; instead of a tree, the error of one that isn't understood."""
    library = PROJECT / "tests/node_modules/acorn/dist/acorn.js"
    needed(shutil.which("node") is not None and library.exists(), "node with acorn")
    done = subprocess.run(
        ["node", "-e", PARSER.replace("ACORN", str(library))],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=HANGS,
        check=True,
    )
    trees: list[dict[str, Any]] = json.loads(done.stdout)
    return trees


def newer(texts: Sequence[str]) -> list[list[str]]:
    """What in each script these browsers don't know, and the script does not ask for before it uses it."""
    return [[tree["error"]] if "error" in tree else _unasked(tree) for tree in parsed(texts)]


def _unasked(tree: dict[str, Any]) -> list[str]:
    asked = {word for node in _nodes(tree) for word in _condition(node)}
    return [
        f"{name} ({node['loc']['start']['line']}:{node['loc']['start']['column']})"
        for node in _nodes(tree)
        for name in _used(node)
        if ASKED.get(name, name) not in asked
    ]


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for part in tree.values():
            yield from _nodes(part)
    elif isinstance(tree, list):
        for part in tree:
            yield from _nodes(part)


def _condition(node: dict[str, Any]) -> Iterator[str]:
    """The words of a condition: `"caches" in window`, `CSS.highlights`."""
    if node["type"] in CONDITIONS:
        for part in _nodes(node[CONDITIONS[node["type"]]]):
            yield str(part.get("name", part.get("value")))


def _used(node: dict[str, Any]) -> Iterator[str]:
    match node:
        case {"type": "MemberExpression", "computed": False, "object": whose, "property": {"name": name}}:
            if f"{whose.get('name')}.{name}" not in OLD and (
                name in MEMBERS.split() or REFLECTED.match(name)
            ):
                yield name
        case {"type": "Identifier", "name": name} if name in NAMES.split():
            yield name
        case {"type": "Literal", "regex": {"pattern": pattern}}:
            yield from LOOKING_BEHIND.findall(pattern)
        case {"type": "Literal", "value": str(text)} | {"type": "TemplateElement", "value": {"raw": text}}:
            yield from SELECTORS.findall(text)
