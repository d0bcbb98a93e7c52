"""The engine, loaded and used once: what is forked from a process that has this finds everything in memory."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from contextlib import chdir
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

import microsite.cli  # noqa: F401 — loads what the command line alone needs

from .network import ONE_PAGE, lay


def _use_all() -> None:
    """Render and fill a small network as the ordinary renderer does it: in this very process."""
    with tempfile.TemporaryDirectory() as folder, chdir(lay(ONE_PAGE, Path(folder) / "project")):
        for settings in ("mkdocs.yml", "mkdocs.zh.yml"):
            build(load_config(settings))


def _forget_words() -> None:
    """Each project has its own words."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
        del sys.modules[name]


os.environ["BRANCH"] = "maiwan"
try:
    _use_all()
finally:
    del os.environ["BRANCH"]
_forget_words()
sys.dont_write_bytecode = False
gc.freeze()
