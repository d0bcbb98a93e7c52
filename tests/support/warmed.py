"""The engine, loaded and used once: what is forked from a process that has this finds everything in memory."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from contextlib import chdir
from functools import partialmethod
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs_macros import context

import microsite.cli  # noqa: F401 — loads what the command line alone needs

from .network import ONE_PAGE, lay


class _Compiled(BytecodeCache):
    """Templates, compiled once for whichever project has the same."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := self._kept.get(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def _use_all() -> None:
    """Render and fill a small network as the ordinary renderer does it: in this very process."""
    with tempfile.TemporaryDirectory() as folder, chdir(lay(ONE_PAGE, Path(folder) / "project")):
        for settings in ("mkdocs.yml", "mkdocs.zh.yml"):
            build(load_config(settings))


def _forget_words() -> None:
    """Each project has its own words."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
        del sys.modules[name]


Environment.__init__ = partialmethod(  # type: ignore[assignment, method-assign]
    Environment.__init__, bytecode_cache=_Compiled()
)
context.get_git_info = dict  # no page tells anything of git, which would be asked a dozen times
os.environ["BRANCH"] = "maiwan"
try:
    _use_all()
finally:
    del os.environ["BRANCH"]
_forget_words()
sys.dont_write_bytecode = False
gc.freeze()
