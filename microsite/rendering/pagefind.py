"""Running Pagefind, which makes the search index."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click
from pagefind.service import get_executable

from microsite.languages.language import Language
from microsite.languages.writing import writing

_INTERFACES = ("pagefind-*.js", "pagefind-*.css")  # its own, which nobody here uses
_NO_TEXT = (
    ".ms-tools, .ms-sharing, .ms-contents, .ms-side, .ms-where"  # what is pressed, and where a page stands
)


def run(pages: Path, out: Path, language: Language) -> None:
    """Index a folder of pages."""
    command = [str(get_executable()), "--site", str(pages), "--output-path", str(out), "--silent"]
    command += ["--force-language", writing(language).stems, "--exclude-selectors", _NO_TEXT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"Pagefind could not build the index: {done.stdout}{done.stderr}")
    for pattern in _INTERFACES:
        for path in out.glob(pattern):
            path.unlink()
