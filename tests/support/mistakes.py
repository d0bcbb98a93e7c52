"""The mistakes that editors make, with the answers they get."""

from __future__ import annotations

from typing import Any

from support.network import PROJECT

from microsite.files import yamlfile

CASES: list[dict[str, Any]] = yamlfile.shipped(PROJECT / "tests/checks/mistakes.yml")
