"""Whether what is published is, byte for byte, what a build makes of the same commit on the same day."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.files.mistakes import Mistake
from microsite.publish import names
from microsite.publish.seal import is_of_seal
from microsite.verify.copies import PACKED
from microsite.verify.published import Published
from microsite.verify.source import Folder


def faults(published: Published, built: Folder) -> Iterator[Mistake]:
    """Compare each file that was built, and tell of every other one but packed copies and the seal."""
    yield from _strangers(published, built)
    for name in names.shown(built.names):
        if is_of_seal(name) or not published.follows(name):
            continue
        found = published.source.read(name)
        if found is None:
            yield published.missing(name)
        elif found != built.read(name):
            yield published.wrong(
                name,
                0,
                f"is not the same file as in {built.called}",
                "Was that built from the same commit, for the same day (--today)? Then somebody, or the "
                "host, has changed it: find out who, and publish the whole folder anew.",
                f"和 {built.called} 里的不一样。要是那里是用同一个提交、同一天（--today）生成的，"
                "就是有人改过，或者服务器改过：请查清是谁，再把整个文件夹重新发布。",
            )


def _strangers(published: Published, built: Folder) -> Iterator[Mistake]:
    """What is published in a folder and was not built; online nobody can list it."""
    if not isinstance(published.source, Folder):
        return
    made = {*built.names}
    for name in published.source.names:
        original = name[: name.rfind(".")] if name.endswith(PACKED) else name
        folder = name.rpartition("/")[0]
        is_seal = is_of_seal(name) and folder in {"", *(branch.id for branch in published.roster)}
        if not is_seal and original not in made and published.follows(name):
            yield published.wrong(
                name,
                0,
                f"is not in {built.called}",
                "Nobody built it: look who put it here, and take it out.",
                f"{built.called} 里没有这个文件，不是生成出来的。请查清是谁放的，删掉它。",
            )
