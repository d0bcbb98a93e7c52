"""Whether what is published is what was sealed, and who signed the seal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from microsite.changes.revision import NO_COMMIT
from microsite.files.mistakes import Mistake, Wrong
from microsite.publish import names
from microsite.publish.seal import SIGNATURE, SUMS, Sums, is_of_seal, read
from microsite.verify.head import ANEW, ANEW_ZH
from microsite.verify.published import Published
from microsite.verify.signature import SIGNERS, Signed
from microsite.verify.source import Folder

_AGAIN = (
    "Find out who did it; if nobody of yours, tell your security team. Then publish the whole folder anew."
)
_AGAIN_ZH = "请查清是谁改的；不是自己人改的，马上告诉负责信息安全的同事。然后把整个文件夹重新发布。"


class Seal(NamedTuple):
    """What is wrong with a seal or with what it holds, and what is only to be known."""

    mistakes: list[Mistake]
    notes: list[Mistake]


def look(published: Published, signers: Path) -> Seal:
    """Compare what is published with its seal; a folder may be looked at before it has one."""
    content = published.source.read(SUMS)
    if content is None:
        if not signers.is_file():
            return Seal([], [])
        if not isinstance(published.source, Folder):
            return Seal([published.missing(SUMS)], [])
        said = f"is not there, so nobody has signed this folder, though {SIGNERS} says who signs"
        return Seal(
            [],
            [published.wrong(SUMS, 0, said, "", f"没有这个文件：{SIGNERS} 写了由谁签名，这里还没有封存。")],
        )
    sums = read(content)
    if sums is None:
        none = published.wrong(SUMS, 0, "is no list of digests", ANEW, f"不是校验清单。{ANEW_ZH}")
        return Seal([none], [])
    mistakes = [*_of_another(published, sums), *_files(published, sums)]
    by, by_zh = "not signed", "没有签名"
    try:
        if name := _signer(published, content, signers):
            by, by_zh = f"signed by {name}", f"由 {name} 签名"
    except Wrong as why:
        mistakes.insert(0, published.wrong(SUMS, 0, str(why), _AGAIN, f"{why.zh}。{_AGAIN_ZH}"))
        return Seal(mistakes, [])
    commit, day = (sums.said.get(key, "?")[:60] for key in ("commit", "day"))
    made, made_zh = f"made from commit {commit}", f"由提交 {commit} 做成"
    if commit == NO_COMMIT:
        made, made_zh = (
            "made without git, so from files that nobody can look up",
            "没有用 git，查不到当时的文件",
        )
    note, note_zh = f"is {by}; {made}, sealed on {day}", f"{by_zh}；{made_zh}，封存于 {day}。"
    return Seal(mistakes, [published.wrong(SUMS, 0, note, "", note_zh)])


def _signer(published: Published, content: bytes, signers: Path) -> str:
    """Who signed; nobody where the institution names no one who does."""
    signature = published.source.read(SIGNATURE)
    if signature is not None:
        return Signed(content, signature).signer(signers)
    if signers.is_file() and not isinstance(published.source, Folder):
        raise Wrong(
            f"is not signed, though {SIGNERS} says who signs",
            f"没有签名，而 {SIGNERS} 里写了由谁签名",
        )
    return ""


def _of_another(published: Published, sums: Sums) -> Iterator[Mistake]:
    """That a seal was made for another address, from which somebody has copied it."""
    said, url = sums.said.get("url", "")[:200], published.roster.network.url
    if said != url:
        yield published.wrong(
            SUMS,
            0,
            f"was made for “{said}”, not for {url}",
            f"Seal anew what you publish here. {_AGAIN}",
            f"是为“{said}”封存的，不是 {url}。{_AGAIN_ZH}",
        )


def _files(published: Published, sums: Sums) -> Iterator[Mistake]:
    """The files that are other ones, are missing, or that nobody sealed."""
    sealed = {SUMS, SIGNATURE}
    for name, digest in _digests(published, sums):
        sealed.add(name)
        found = published.source.read(name)
        if found is None:
            yield published.missing(name)
        elif hashlib.sha256(found).hexdigest() != digest:
            yield published.wrong(
                name,
                0,
                "is not the file that was sealed: somebody, or the host, has changed it",
                _AGAIN,
                f"和封存时的文件不一样：有人改过，或者服务器改过。{_AGAIN_ZH}",
            )
    if isinstance(published.source, Folder):
        for name in names.shown(published.source.names - sealed):
            if published.follows(name):
                yield published.wrong(
                    name,
                    0,
                    "was not there when the folder was sealed",
                    _AGAIN,
                    f"封存时没有这个文件。{_AGAIN_ZH}",
                )


def _digests(published: Published, sums: Sums) -> Iterator[tuple[str, str]]:
    """Every file that is looked at, with its digest; of lists that hold what they list too."""
    for name, digest in filter(lambda one: published.follows(one[0]), sums.digests.items()):
        yield name, digest
        content = published.source.read(name) if is_of_seal(name) else None
        inner = read(content) if content and hashlib.sha256(content).hexdigest() == digest else None
        if inner:
            home = name.removesuffix(SUMS)
            yield from ((f"{home}{within}", of_file) for within, of_file in inner.digests.items())
