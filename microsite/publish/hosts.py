"""Where a network can be published, and how much each host takes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import click

_BLOCK = (
    512  # bytes, of which archives are made: one says what a file is, and the last of a file is seldom full
)


class Host(NamedTuple):
    """A host; what it does not take is what it or its users say of it."""

    name: str
    title: str
    packed: int | None = None  # bytes of the archive that it is handed
    entries: int | None = None  # files and folders
    source: str = ""


_HOSTS = (
    Host("nginx", "nginx"),
    Host("apache", "Apache"),
    Host(
        "github-pages",
        "GitHub Pages",
        packed=1_000_000_000,
        source="https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
    ),
    Host(
        "gitlab-pages",
        "GitLab Pages",
        packed=1_000_000_000,
        entries=200_000,
        source="https://gitlab.com/gitlab-org/gitlab/-/issues/405048",
    ),
)
HOSTS = {host.name: host for host in _HOSTS}


def refuse_too_much(host: Host, folder: Path, names: Iterable[str]) -> None:
    """Raise what a host does not take of the files of a folder."""
    if not (host.packed or host.entries):
        return
    entries, blocks = set[PurePosixPath](), 0
    for name in names:
        blocks += -(-(folder / name).stat().st_size // _BLOCK)
        entries.update((PurePosixPath(name), *PurePosixPath(name).parents))
    _refuse(host, host.packed, (blocks + len(entries)) * _BLOCK, "bytes, packed", "字节（打包后）")
    _refuse(host, host.entries, len(entries), "files and folders", "个文件和文件夹")


def _refuse(host: Host, most: int | None, has: int, what: str, zh: str) -> None:
    if most and has > most:
        raise click.ClickException(
            f"{host.title} takes at most {most:,} {what}, and these sites have {has:,}. "
            "Nothing was published. Publish on a server of your own or in an object store. "
            f"{host.title} 最多收 {most:,} {zh}，这些网站有 {has:,} {zh}。什么都没有发布。"
            "请改用自己的服务器或对象存储。"
        )
