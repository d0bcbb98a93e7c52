"""Pagefind is asked page by page, and what it can't do is told."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from microsite.languages.language import Language
from microsite.rendering import pagefind

ENGLISH: Language = "en"
PAGES = {
    f"risks/{name}/index.html": f"<html lang=en><body><h1>{name}</h1><p>Do not pay {name} first.</p></body></html>"
    for name in ("agents", "brokers", "callers", "dealers", "experts")
}


def made(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def test_the_same_pages_give_the_same_index_whatever_the_order_of_the_disk(tmp_path: Path) -> None:
    for name in ("one", "other"):
        pagefind.run(PAGES, tmp_path / name, ENGLISH)
    assert made(tmp_path / "one") == made(tmp_path / "other")
    assert {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"} <= made(tmp_path / "one").keys()


def test_pages_are_numbered_as_they_are_given(tmp_path: Path) -> None:
    pagefind.run(PAGES, tmp_path / "one", ENGLISH)
    pagefind.run(dict(reversed(PAGES.items())), tmp_path / "other", ENGLISH)
    assert made(tmp_path / "one") != made(tmp_path / "other")  # so that the order is what makes the bytes


def test_a_program_that_ends_too_early_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(click.ClickException, match="could not build the index: it ended too early"):
        pagefind.run(PAGES, tmp_path / "index", ENGLISH)


def test_what_pagefind_refuses_is_told(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="could not build the index: .*expected a string"):
        pagefind.run({"index.html": None}, tmp_path / "index", ENGLISH)
