"""`python -m microsite.rendering.ordinary`: the renderer's own command line, its faults told in one line."""

from __future__ import annotations

import logging
import sys
from typing import Any

from microsite import faults


def run() -> None:
    """Serve or build as `mkdocs` does; what the machine refuses before our words are asked is told too."""
    try:
        from mkdocs.__main__ import cli

        logging.setLogRecordFactory(_record)
        cli(prog_name="mkdocs")
    except Exception as error:
        if not faults.is_fault(error):
            raise
        sys.exit(f"Error: {faults.sentence(error)}")


def _record(*given: Any, **named: Any) -> logging.LogRecord:
    """What the renderer logs, a traceback only by its end: settings that can't be read are told so."""
    from microsite.rendering.mkdocs import told

    record = logging.LogRecord(*given, **named)
    if '\n  File "' in record.getMessage():
        mistake = told("", record.getMessage())
        record.msg, record.args = f"{mistake.message} {mistake.hint} {mistake.zh}", ()
    return record


if __name__ == "__main__":
    run()
