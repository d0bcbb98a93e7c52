"""Where a script once stood, one stands that takes itself out: a browser keeps what answers nothing."""

from __future__ import annotations

from pathlib import Path

from microsite.channels import offline

SUFFIXES = (".js", ".mjs")
THEME = "assets"  # scripts that pages bring in; their names change with their content


def occupy(out: Path, staged: Path) -> None:
    """Put the end of workers wherever `out` has a script and the folder that follows it has none."""
    for path in out.rglob("*"):
        within = path.relative_to(out)
        if path.suffix in SUFFIXES and THEME not in within.parts and path.is_file():
            target = staged / within
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(offline.END)
