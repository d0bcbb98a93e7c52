"""Whether what is published is, byte for byte, what a build makes of the same commit on the same day."""

from __future__ import annotations

from collections.abc import Iterator

from microsite.files.mistakes import Mistake
from microsite.publish import names
from microsite.publish.seal import is_of_seal
from microsite.verify.published import Published
from microsite.verify.source import Folder


def faults(published: Published, built: Folder) -> Iterator[Mistake]:
    """Compare each file that was built; what else is published is told elsewhere."""
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
