"""A thin repository above a small common layer, which is the network of every kind without its branches."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.network import THIN

from microsite.data.layer import standing_on


@pytest.fixture
def thin(tmp_path: Path, common: Path) -> Iterator[Path]:
    """The thin repository, which a test may spoil; it stands on the small common layer."""
    folder = tmp_path / "thin"
    shutil.copytree(THIN, folder)
    (folder / "microsite.yml").write_text('base: "1"\nlanguages: [zh, en]\n', "utf-8")
    for language in ("zh", "en"):
        shutil.rmtree(folder / "docs" / language / "products")
    with standing_on(common, "1"):
        yield folder
