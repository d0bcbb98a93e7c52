"""`python -m microsite.rendering.ordinary`: the renderer's own command line, its faults told in one line."""

from __future__ import annotations

import sys

from microsite import faults


def run() -> None:
    """Serve or build as `mkdocs` does; what the machine refuses before our words are asked is told too."""
    try:
        from mkdocs.__main__ import cli

        cli(prog_name="mkdocs")
    except Exception as error:
        if not faults.is_fault(error):
            raise
        sys.exit(f"Error: {faults.sentence(error)}")


if __name__ == "__main__":
    run()
