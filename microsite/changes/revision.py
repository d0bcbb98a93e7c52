"""What editors keep, as it was at an earlier revision of the repository."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

import click

from microsite.content import project
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.data import layer
from microsite.files.mistakes import Mistakes

NO_COMMIT = "none"
_TOLD = re.compile(  # of these files the report says itself what is different
    r"\A(?:branches/[a-z0-9-]+\.yml|branches/roster\.csv|branches/(?:campaigns|events|results)/.*|docs/.*\.md|"
    r"facts/(?:emergency|figures|glossary|national|sources|synonyms)\.yml)\Z"
)
_TOOLS = re.compile(  # what these files do to the sites is not written in them, but done by them
    r"\A(?:\..*|(?:microsite|macros|deploy)/.*|requirements[^/]*\.txt|pyproject\.toml|Makefile|"
    r"allowed_signers|mkdocs[^/]*\.yml)\Z"
)
_DATA = re.compile(  # no program, and nothing that sets pages
    r"\A(?:(?:branches|brand|docs|facts|languages)/.*\.(?:md|yml|csv|jpe?g|png|webp|svg)|"
    r"pieces/[^/]+\.yml|microsite\.yml|[A-Z]+(?:\.zh)?\.md)\Z"
)


def unpack(folder: Path, revision: str, into: Path) -> Path:
    """Lay a project as it was committed at a revision."""
    if _git(folder, "rev-parse", "--git-dir").returncode:
        raise click.ClickException(
            "this folder is not in a git repository, so there is nothing to compare with. "
            "这个文件夹不在 git 仓库里，没有可比较的。"
        )
    if _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    ).returncode:
        raise click.ClickException(
            f"there is no revision “{revision}”. Write a branch, a tag or a commit, such as main or HEAD~1. "
            f"没有“{revision}”这个版本。请写分支、标签或提交，例如 main 或 HEAD~1。"
        )
    archive = _git(folder, "archive", "--end-of-options", revision)
    if archive.returncode:
        raise click.ClickException(
            f"at “{revision}” there is no project here: {archive.stderr.decode().strip()} "
            f"“{revision}”里没有这个项目。"
        )
    with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
        try:
            files.extractall(into, filter="data")
        except tarfile.FilterError as error:
            raise click.ClickException(
                f"at “{revision}” there is no plain file: {error}. “{revision}”里有不是普通文件的东西。"
            ) from None
    return into


def load(tree: Path, words: Words, revision: str, day: str | None) -> Project:
    """Load what was laid; whichever version of the common layer it stood on then."""
    try:
        with layer.standing_on(layer.common_folder(), None):
            return project.load(tree, words, day)
    except Mistakes as wrong:
        raise click.ClickException(
            f"at “{revision}” the data can't be read, so nothing can be compared. "
            f"Compare with a later revision. “{revision}”的数据读不出来，没有可比较的。\n\n{wrong.message}"
        ) from None


def commit(folder: Path) -> str:
    """The commit that lies in a folder, with a word if it was changed since; none outside a repository."""
    described = _git(folder, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
    return described.stdout.decode().strip() or NO_COMMIT


def tools(names: Iterable[str]) -> list[str]:
    """Of changed files those that build, check or publish the sites."""
    return [name for name in names if _TOOLS.match(name)]


def are_data(names: Iterable[str]) -> bool:
    """Whether changed files are data and texts alone; those of which a record says what changed are."""
    return all(map(_DATA.match, names))


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
        raise click.ClickException(
            "git is not installed; it keeps the earlier revisions. 没有安装 git，旧版本由它保存。"
        ) from None
