"""Two revisions of a project built as they would be published, each by its own tools."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import click

import microsite
from microsite.files.lending import lend
from microsite.pieces.press import KEPT
from microsite.publish import nginx, record
from microsite.publish.record import beside

_LOCK = "requirements.txt"
_ENGINE = "microsite"
_BUILD = ("-P", "-m", "microsite", "build")
_SITE = "site"  # where a project is built when nobody says where


class Trees(NamedTuple):
    """Two revisions as they lie in folders, and the folder for whose engine this process was installed."""

    before: Path
    after: Path
    here: Path


class Order(NamedTuple):
    """The day for which both are built, how many processes may do it, and what differs."""

    day: str
    jobs: int
    differs_in_data: bool = False  # alone, so that the same tools build both


def both(trees: Trees, room: Path, order: Order) -> tuple[Path, Path]:
    """Build both, and what a host is told with them."""
    if order.differs_in_data and all(map(_is_of_this_engine, trees)):
        return _one_after_the_other(trees, room, order)
    return _each_by_its_own(trees, room, order)


def _one_after_the_other(trees: Trees, room: Path, order: Order) -> tuple[Path, Path]:
    """The later one in the place of the earlier one, so that only what it changes is made.

    No sheet is set: files say in their place what they are made from.
    """
    out, told = room / _SITE, []
    for tree in (trees.before, trees.after):
        _build(tree, out, order, [_python(tree, trees.here), *_BUILD, "--described"])
        told.append(_told_to_host(out))
    earlier = record.spare(out)
    if not earlier.exists():  # no site has changed
        shutil.copytree(out, earlier, copy_function=lend)
    folders = earlier, out
    for folder, files in zip(folders, told, strict=True):
        _lay(folder, files)
    return folders


def _each_by_its_own(trees: Trees, room: Path, order: Order) -> tuple[Path, Path]:
    """Each by the tools of its tree; sheets that are made from the same, and with the same, are set once."""
    folders: list[Path] = []
    kept = [beside(trees.here / _SITE, KEPT)]
    for name, tree in (("before", trees.before), ("after", trees.after)):
        out = room / name / _SITE
        out.parent.mkdir()
        _lend_sheets(kept, beside(out, KEPT))
        _build(tree, out, order, [_python(tree, trees.here), *_BUILD])
        _lay(out, _told_to_host(out))
        folders.append(out)
        kept.append(beside(out, KEPT))
    return folders[0], folders[1]


def _told_to_host(out: Path) -> dict[str, bytes]:
    """What stands beside a folder for the server, by the names under which it is compared."""
    return {f"nginx-{name}": beside(out, name).read_bytes() for name in (nginx.REDIRECTS, nginx.SCRIPTS)}


def _lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _lend_sheets(kept: Iterable[Path], into: Path) -> None:
    """Lay sheets that were made before; each is named after all it was made from, and with."""
    into.mkdir()
    for folder in filter(Path.is_dir, kept):
        for sheet in folder.iterdir():
            if not (into / sheet.name).exists():
                with suppress(FileNotFoundError):  # another build has just thrown it away
                    lend(sheet, into / sheet.name)


def _python(tree: Path, here: Path) -> str:
    """The interpreter of a tree: this one, unless the tree asks for other libraries."""
    if _lock(tree) == _lock(here):
        return sys.executable
    click.echo("Its libraries are installed first. 先安装它的程序库。", err=True)
    _run(["make", "-s", ".venv/ready", f"PYTHON={sys.executable}"], tree)
    return str(tree / ".venv/bin/python")


def _lock(tree: Path) -> bytes:
    path = tree / _LOCK
    return path.read_bytes() if path.is_file() else b""


def _is_of_this_engine(tree: Path) -> bool:
    """Whether a tree has the engine that runs here, or none of its own."""
    own, this = (_code(folder) for folder in (tree / _ENGINE, Path(microsite.__file__).parent))
    return not own or own == this


def _code(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.py")}


def _build(tree: Path, out: Path, order: Order, command: list[str]) -> None:
    _run([*command, "--out", str(out), "--today", order.day, "--jobs", str(order.jobs)], tree)


def _run(command: list[str], tree: Path) -> None:
    environment = dict(os.environ)
    if (tree / _ENGINE / "__main__.py").is_file():  # the tree's own engine, not the installed one
        paths = [str(tree), *filter(None, [environment.get("PYTHONPATH")])]
        environment["PYTHONPATH"] = os.pathsep.join(paths)
    done = subprocess.run(
        command, cwd=tree, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise click.ClickException(
            f"one of the revisions can't be built, so nothing can be compared. "
            f"有一个版本做不出网页，没有可比较的。\n\n{(done.stderr or done.stdout).strip()}"
        )
