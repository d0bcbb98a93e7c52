"""Three versions, each a wheel of its own, installed in turn below one institution's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support.command import HANGS
from support.network import DAY, FRONT_MATTER, THIN
from support.wheels import built, install, programs, source

PAGE = "rights/know.md"

pytestmark = pytest.mark.exhaustive


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A first version; one with another number, another heading and another phrase; one with a new page."""
    folder, dist = source(tmp_path_factory.mktemp("source")), tmp_path_factory.mktemp("dist")
    made = [built(folder, dist)]
    change(folder, "pyproject.toml", 'version = "0.1.0"', 'version = "0.2.0"')
    change(folder, "facts/national.yml", 'number: "12377"', 'number: "010-12377"')
    change(folder, f"docs/zh/{PAGE}", "# ", "# 要")
    change(folder, "macros/phrases.yml", "Know your rights", "Know all your rights")
    shutil.rmtree(folder / "build")
    made.append(built(folder, dist))
    change(folder, "pyproject.toml", 'version = "0.2.0"', 'version = "0.3.0"')
    change(folder, "docs/nav.yml", f"      - {PAGE}\n", f"      - {PAGE}\n      - rights/doubt.md\n")
    for language, title in (("en", "Doubt"), ("zh", "存疑")):
        page = f"{FRONT_MATTER.replace('A page', title, 1)}# {title} {{#doubt}}\n\n{title}.\n"
        (folder / f"docs/{language}/rights/doubt.md").write_text(page, "utf-8")
    shutil.rmtree(folder / "build")
    made.append(built(folder, dist))
    return made


def said(programs: Path, thin: Path, *arguments: str | Path, code: int = 0) -> str:
    """What the installed engine says."""
    outside = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [programs / "microsite", *arguments, "--today", DAY]
    done = subprocess.run(
        command, cwd=thin, env=outside, capture_output=True, text=True, timeout=HANGS, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.mark.first
def test_an_institution_goes_from_version_to_version(wheels: list[Path], tmp_path: Path) -> None:
    first, second, third = wheels
    engine, thin = programs(first, tmp_path / "env"), tmp_path / "thin"
    shutil.copytree(THIN, thin)
    done = subprocess.run([engine / "microsite", "eject", PAGE], cwd=thin, check=False, timeout=HANGS)
    assert done.returncode == 0
    own = {path: path.read_bytes() for path in thin.rglob("*.md")}
    assert "Nothing to mend." in said(engine, thin, "check")
    before = (thin / "microsite.yml").read_text("utf-8")

    told = said(engine, thin, "update", second)
    for news in ("0.1.0 → 0.2.0", "12377 → 010 12377", f"Read again, as the common page changes: {PAGE}"):
        assert news in told
    assert (thin / "microsite.yml").read_text("utf-8") == before.replace('base: "0.1.0"', 'base: "0.2.0"')
    assert (thin / "requirements.txt").read_text("utf-8") == "microsite==0.2.0\n"
    assert "stands on version 0.2.0, and 0.1.0 is installed" in said(engine, thin, "check", code=1)
    install(second, tmp_path / "env")
    assert f"the common page “{PAGE}” has changed since version 0.1.0" in said(engine, thin, "check")
    said(engine, thin, "build")
    assert "Nothing to mend." in said(engine, thin, "verify", "site")
    english = (thin / "site/en/index.html").read_text("utf-8")
    assert "Know all your rights" in english

    told = said(engine, thin, "update", third)
    assert "0.2.0 → 0.3.0" in told and "(rights/doubt.md)" in told
    install(third, tmp_path / "env")
    said(engine, thin, "check")
    said(engine, thin, "build")
    assert "Nothing to mend." in said(engine, thin, "verify", "site")
    assert (thin / "site/zh/rights/doubt/index.html").is_file()
    assert {path: path.read_bytes() for path in thin.rglob("*.md")} == own
