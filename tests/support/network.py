"""The networks on which tests are run: folders below `networks`, laid out as whole projects."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from microsite.content.layering import Layering
from microsite.data.layer import Layer
from microsite.files.layers import Layers
from microsite.files.yamlfile import Document
from microsite.languages.language import Languages

PROJECT = Path(__file__).parents[2]
NETWORKS = PROJECT / "tests/networks"
EVERY_KIND = NETWORKS / "every-kind"
ONE_PAGE = NETWORKS / "one-page"
THIN = NETWORKS / "thin"  # an institution's own layer alone
DAY = "2026-11-25"
# The live content is read on the last day on which somebody checked a source: any other may still come.
CHECKED_DAY = max(re.findall(r"checked_on: (\S+)", (PROJECT / "facts/sources.yml").read_text("utf-8")))
LANGUAGES = ("en", "zh")
SITE = Languages(LANGUAGES)
UNCOMPILED = shutil.ignore_patterns("__pycache__")
Publish = Callable[[str], Path]  # a network by its name, to the project in which it is published
FRONT_MATTER = """---
title: A page
description: A page with a mistake.
reviewed: 2026-11-24
review_by: 2027-05-24
audience: [everyone]
---

"""


def lay(network: Path, folder: Path) -> Path:
    """Copy a network into a folder, with the words, the theme and the settings of the repository."""
    shutil.copytree(network, folder, dirs_exist_ok=True)
    for name in ("macros", "overrides"):
        shutil.copytree(PROJECT / name, folder / name, ignore=UNCOMPILED)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(PROJECT / name, folder)
    return folder


def lay_rows(folder: Path) -> Path:
    """The data alone of a network with one file and three rows of branches, and nothing reported."""
    branches = folder / "branches"
    shutil.copytree(EVERY_KIND / "branches/campaigns", branches / "campaigns")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copy(EVERY_KIND / "microsite.yml", folder)
    (folder / "facts").mkdir()
    shutil.copy(EVERY_KIND / "facts/national.yml", folder / "facts")
    for name in ("network.yml", "maiwan.yml"):
        shutil.copy(EVERY_KIND / "branches" / name, branches)
    rows = (EVERY_KIND / "branches/roster.csv").read_text("utf-8").splitlines(keepends=True)
    (branches / "roster.csv").write_text("".join(rows[:4]), "utf-8")
    return folder


def alone(folder: Path) -> Layering:
    """A folder that is itself the common layer."""
    return Layering(Layers(folder), Layer(languages=("en", "zh")), Document("microsite.yml"))
