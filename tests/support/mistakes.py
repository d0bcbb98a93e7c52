"""The mistakes that editors make, with the answers they get."""

from __future__ import annotations

from typing import Any

import yaml
from support.network import PROJECT

WRITTEN = (PROJECT / "tests/checks/mistakes.yml").read_text("utf-8")
CASES: list[dict[str, Any]] = yaml.load(WRITTEN, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
