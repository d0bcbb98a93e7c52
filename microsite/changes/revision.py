"""What editors keep, as it was at an earlier revision of the repository."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

import click

from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data import layer
from microsite.files.mistakes import Mistakes

KEPT = ("branches", "brand", "docs", "facts", "languages", "pieces", "microsite.yml")
_TOLD = re.compile(  # of these files the report says itself what is different
    r"\A(?:branches/[a-z0-9-]+\.yml|branches/roster\.csv|branches/(?:campaigns|events|results)/.*|docs/.*\.md|"
    r"facts/(?:emergency|figures|glossary|national|sources|synonyms)\.yml)\Z"
)


def load(folder: Path, words: Words, revision: str) -> Project:
    """Load a project as it was committed at a revision."""
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise click.ClickException(
            "this folder is not in a git repository, so there is nothing to compare with."
        )
    if _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    ).returncode:
        raise click.ClickException(
            f"there is no revision “{revision}”. Write a branch, a tag or a commit, such as main or HEAD~1."
        )
    there = _git(folder, "ls-tree", "--name-only", "--end-of-options", revision).stdout.decode().split("\n")
    kept = [name for name in KEPT if name in there]
    archive = _git(folder, "archive", "--end-of-options", revision, *kept)
    if archive.returncode:
        raise click.ClickException(
            f"at “{revision}” there is no project here: {archive.stderr.decode().strip()}"
        )
    with tempfile.TemporaryDirectory() as temporary:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            try:
                files.extractall(temporary, filter="data")
            except tarfile.FilterError as error:
                raise click.ClickException(f"at “{revision}” there is no plain file: {error}") from None
        try:
            with layer.standing_on(layer.common_folder(), None):  # whichever version it stood on then
                return project.load(Path(temporary), words)
        except Mistakes as wrong:
            raise click.ClickException(
                f"at “{revision}” the data can't be read, so nothing can be compared. "
                f"Compare with a later revision.\n\n{wrong.message}"
            ) from None


def other_files(folder: Path, revision: str, later: str | None = None) -> list[str]:
    """The files that have changed until a later revision, or until now, and of which no record says how."""
    changed = _git(
        folder,
        "diff",
        "--name-only",
        "--relative",
        "-z",
        "--end-of-options",
        revision,
        *filter(None, [later]),
    )
    listed = changed.stdout.decode("utf-8", "replace").split("\0")
    if later is None:
        new = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
        listed += new.stdout.decode("utf-8", "replace").split("\0")
    return sorted({name for name in listed if name and not _TOLD.match(name)})


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError:
        raise click.ClickException("git is not installed; it keeps the earlier revisions.") from None
