"""What was rendered is taken from the last build only if it was made from the same, and is whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.command import microsite
from support.network import DAY, Publish

from microsite.publish.record import beside
from microsite.rendering import kept
from microsite.rendering.assets import Assets
from microsite.rendering.rendering import Rendering
from microsite.rendering.template import Template
from microsite.words.slots import Call, Slots

NUMBER, OTHER = "0571 0000 2001", "0571 0000 2991"


@pytest.fixture
def rendering(tmp_path: Path) -> Rendering:
    shared = tmp_path / "rendered.css"
    shared.write_bytes(b"p {}\r\n\xff")
    call = Call("word", (1, True, 2.5, ("a", "b"), ["\U000f0000"]), (("named", None),))
    slots = Slots([call, Call("other")], [{"index.md", "x.md"}, {"overrides"}])
    assets = Assets({"assets/a.css": "assets/a.1.css"}, {"assets/a.1.js": "sha256-x"})
    return Rendering(
        "zh", [Template("index.html", "“\U000f0000”")], {"assets/a.1.css": shared}, slots, assets
    )


def test_all_of_it_comes_back(rendering: Rendering, tmp_path: Path) -> None:
    kept.keep(tmp_path / "kept", "this", [rendering])
    (again,) = kept.read(tmp_path / "kept", "this", tmp_path / "into")
    assert {name: path.read_bytes() for name, path in again.shared.items()} == {
        name: path.read_bytes() for name, path in rendering.shared.items()
    }
    assert repr(again.slots.calls) == repr(rendering.slots.calls)  # in which 1 is not True
    assert (again.language, again.templates, again.slots, again.assets) == (
        rendering.language,
        rendering.templates,
        rendering.slots,
        rendering.assets,
    )


def test_nothing_comes_of_another_one_or_of_a_part(rendering: Rendering, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    assert kept.read(path, "this", tmp_path) == []
    kept.keep(path, "this", [rendering])
    whole = path.read_bytes()
    assert kept.read(path, "that", tmp_path) == []
    for broken in (b"", whole[:-1], whole[:40], whole[:-9] + b"X" + whole[-8:]):
        path.write_bytes(broken)
        assert kept.read(path, "this", tmp_path) == []


def _built(project: Path) -> dict[str, bytes]:
    done = microsite(project, "build", "--today", DAY)
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(project / "site").as_posix(): path.read_bytes()
        for path in (project / "site").rglob("*")
        if path.is_file()
    }


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.mark.sampled(1)
def test_what_follows_is_as_if_built_anew(published: Publish, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(published("one-page"), project, ignore=shutil.ignore_patterns("site", ".site*"))
    at = beside(project / "site", kept.KEPT)
    _built(project)
    first = at.stat().st_ino
    _replace(project / "branches/maiwan.yml", NUMBER, OTHER)
    quickly = _built(project)
    assert at.stat().st_ino == first  # what was rendered was taken, not made again
    at.unlink()
    shutil.rmtree(project / "site")
    assert quickly == _built(project)
    assert any(OTHER.encode() in content for content in quickly.values())


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("docs/en/index.md", "\n\n", "\n\nAnother paragraph.\n\n"),
        ("overrides/main.html", "</main>", "<p>Below</p></main>"),
        ("branches/network.yml", "\nname:", "\noffline: no\nname:"),
    ],
)
@pytest.mark.exhaustive
def test_all_else_is_rendered_again(
    name: str, old: str, new: str, published: Publish, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    shutil.copytree(published("one-page"), project, ignore=shutil.ignore_patterns("site", ".site*"))
    at = beside(project / "site", kept.KEPT)
    _built(project)
    first = at.read_bytes()
    _replace(project / name, old, new)
    _built(project)
    assert at.read_bytes() != first
