"""Raising the version of the common layer, and what the public will see differently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from microsite.changes.diff import report
from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data import layer
from microsite.files.mistakes import Mistakes
from microsite.layers import note
from microsite.layers.original import digests
from microsite.layers.wheel import unpacked


def update(folder: Path, words: Words, wanted: str, day: str | None) -> Iterator[str]:
    """Raise the base to a version, or to that of a wheel; tells what changes."""
    before = project.load(folder, words, day)
    if not before.layers.common:
        raise click.ClickException(
            "this is the common layer itself, with nothing below it to raise. "
            "这里就是公共内容，没有可升级的。"
        )
    with unpacked(wanted) as (common, version):
        try:
            with layer.standing_on(common, before.layering.layer.base or ""):
                after = project.load(folder, words, day)
                yield f"{before.layering.layer.base} → {version}"
                yield report(before, after)
                yield from _to_read(before, after)
        except Mistakes as wrong:
            raise click.ClickException(
                f"above version {version} your own layer has mistakes, so nothing was raised. "
                f"您自己的内容和 {version} 版合不上，还没有升级。\n\n{wrong.message}"
            ) from None
    yield from (f"{name} is written." for name in note.base(folder, version))


def _to_read(before: Project, after: Project) -> Iterator[str]:
    """The replaced pages whose originals change."""
    for page in sorted(before.layering.own & before.layering.common):
        if digests(before, page) != digests(after, page):
            yield f"Read again, as the common page changes: {page} (microsite diff --common {page})"
