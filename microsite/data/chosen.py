"""What the words among which an editor chooses are called in answers in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from microsite.files import yamlfile


@cache
def chinese() -> Mapping[str, str]:
    """The Chinese name of each word that a field may hold."""
    names: Mapping[str, str] = yamlfile.shipped(Path(__file__).with_name("chosen.yml"))
    return names
