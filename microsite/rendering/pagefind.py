"""Running Pagefind, which makes the search index."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import click
from pagefind.service import get_executable

from microsite.languages.language import Language
from microsite.languages.writing import writing

SCRIPT = "pagefind.js"  # which reads the index
_INTERFACES = ("pagefind-*.js", "pagefind-*.css")  # its own, which nobody here uses
_NO_TEXT = (
    ".ms-tools, .ms-sharing, .ms-contents, .ms-side, .ms-where"  # what is pressed, and where a page stands
)
_AFTER_EACH = b","  # request and answer
_AT_ONCE = 65_536  # bytes


def run(pages: Mapping[str, str], out: Path, language: Language) -> None:
    """Index pages, given by their paths, in this order.

    Of a folder Pagefind would take them in the order of the disk, and make other bytes on another one. Its
    own Python interface waits a tenth of a second for each page.
    """
    config = {"force_language": writing(language).stems, "exclude_selectors": [_NO_TEXT]}
    requests: list[dict[str, Any]] = [
        {"type": "NewIndex", "config": config},
        *(
            {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": page}
            for path, page in pages.items()
        ),
        {"type": "GetFiles", "index_id": 0},  # it may end before what it writes itself is on the disk
    ]
    answers = _answers(requests)
    failures = [str(answer["message"]) for answer in answers if answer["type"] == "Error"]
    if failures or len(answers) < len(requests):
        said = "; ".join(failures) or "it ended too early"
        raise click.ClickException(f"Pagefind could not build the index: {said}")
    for file in next(answer["files"] for answer in answers if answer["type"] == "GetFiles"):
        if not any(fnmatch(file["path"], pattern) for pattern in _INTERFACES):
            path = out / file["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(base64.b64decode(file["content"]))


def _answers(requests: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What Pagefind answers to one request after the other; fewer answers, if it ends before."""
    answers: list[dict[str, Any]] = []
    command = [str(get_executable()), "--service"]
    with (
        suppress(BrokenPipeError),
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service,
    ):
        assert service.stdin and service.stdout
        for number, request in enumerate(requests, 1):
            message = json.dumps({"message_id": number, "payload": request})
            service.stdin.write(base64.b64encode(message.encode()) + _AFTER_EACH)
            service.stdin.flush()
            said = b""
            while not said.endswith(_AFTER_EACH):
                if not (more := os.read(service.stdout.fileno(), _AT_ONCE)):
                    return answers
                said += more
            answers.append(json.loads(base64.b64decode(said.removesuffix(_AFTER_EACH)))["payload"])
    return answers
