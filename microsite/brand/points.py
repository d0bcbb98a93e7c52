"""What icons.py lets do in a process of its own: drawings as points."""

from __future__ import annotations

import resvg_py


def png(drawing: str, side: int) -> bytes:
    """A square drawing as PNG; it has no letters, so no fonts of the machine are asked for."""
    return resvg_py.svg_to_bytes(svg_string=drawing, width=side, height=side, skip_system_fonts=True)
