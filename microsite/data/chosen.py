"""What the words among which an editor chooses are called in answers in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def chinese() -> Mapping[str, str]:
    """The Chinese name of each word that a field may hold."""
    names: Mapping[str, str] = yaml.safe_load(
        files("microsite.data").joinpath("chosen.yml").read_text("utf-8")
    )
    return names
