"""Each script that a reader gets runs in Chrome and WebView 64 and in iOS 12, as far as reading it can tell."""

from __future__ import annotations

from support.network import PROJECT
from support.scripts import newer

NEWER = [
    "a?.b",
    "a ?? b",
    "a ||= b",
    "1_000",
    "10n",
    "try { a() } catch { }",
    "class A { one = 1 }",
    "await a",
    "/(?<=a)b/",
    "/a/v",
    "[1].at(-1)",
    "[1].flat()",
    "'a'.replaceAll('a', 'b')",
    "'a'.matchAll(/a/g)",
    "Object.fromEntries([])",
    "a.replaceChildren(b)",
    "a.ariaBusy = true",
    "globalThis.caches",
    "new Intl.Segmenter('zh')",
    "new Intl.DateTimeFormat('zh', { dateStyle: 'long' })",
    "const { serviceWorker } = navigator",
    "CSS.highlights.clear()",
    "a.querySelector(':is(b, i)')",
    "a.closest(`:has(${b})`)",
    "scrollBy({ behavior: 'smooth' })",
]
OLDER = [
    "import('./a.js'); import.meta.url",
    "const a = { ...b }, c = /\\p{L}(?<d>.)/us",
    "clients.matchAll()",
    "const at = 1, flat = (rows) => [].concat(...rows)",
    "if (CSS.highlights) CSS.highlights.set('a', new Highlight())",
    "const segmented = 'Segmenter' in Intl ? new Intl.Segmenter('zh') : null",
    "if (!navigator.serviceWorker) a(); else navigator.serviceWorker.register('sw.js')",
]
SCRIPTS = sorted(path for folder in ("overrides", "microsite") for path in (PROJECT / folder).rglob("*.js"))


def test_no_script_needs_a_newer_browser() -> None:
    """Pagefind's own script, which needs one, is brought in by ours, which does without it."""
    found = newer([path.read_text("utf-8") for path in SCRIPTS])
    assert len(found) > 8
    assert {path.name: names for path, names in zip(SCRIPTS, found, strict=True) if names} == {}


def test_what_is_newer_is_seen() -> None:
    assert [text for text, names in zip(NEWER, newer(NEWER), strict=True) if not names] == []


def test_what_is_old_or_asked_for_may_be_used() -> None:
    assert newer(OLDER) == [[]] * len(OLDER)
