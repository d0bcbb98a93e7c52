"""Writing in microsite.yml and requirements.txt, each line as it was but the one that changes."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.data import layer
from microsite.files import rewriting, yamlfile
from microsite.files.mistakes import Mistakes
from microsite.files.rewriting import with_ends_of
from microsite.layers.original import Digests

REQUIREMENTS = "requirements.txt"


def replaced(project: Path, page: str, digests: Digests) -> None:
    """Note which version of a common page was read for the own one that replaces it."""
    file = project / layer.FILE
    text, encoding = rewriting.written(file, layer.FILE)
    known = yamlfile.parse(text, layer.FILE).data.get("replace") or {}
    former = known.get(page) or {}
    values = {"over": layer.installed(), "text": digests.text, "facts": digests.facts}
    written = ", ".join(f'{key}: "{value}"' for key, value in values.items())
    reason = f", reason: {former['reason']}" if "reason" in former else ""
    end = with_ends_of(text, "\n")
    line, key = f"  {page}: {{{written}{reason}}}{end}", f"replace:{end}"
    changed = re.sub(rf"^  {re.escape(page)}: \{{.*\}}\r?\n", "", text, flags=re.MULTILINE)
    if re.search(r"^replace:\s*$", changed, re.MULTILINE):
        changed = re.sub(r"^replace:[ \t]*\r?\n", f"{key}{line}", changed, count=1, flags=re.MULTILINE)
    else:
        changed = f"{changed.rstrip()}{end}{key}{line}"
    expected = {**known, page: {**former, **values}}
    try:
        is_right = yamlfile.parse(changed, layer.FILE).data.get("replace") == expected
    except Mistakes:
        is_right = False
    if not is_right:
        raise Mistakes.one(
            layer.FILE,
            0,
            "can't be changed by itself, as “replace” is written in a way of its own",
            f"Write below replace: {line.strip()}",
            f"“replace”的写法特别，程序改不了。请在 replace 下自己写上：{line.strip()}",
        )
    rewriting.write(file, layer.FILE, changed, encoding)


def base(project: Path, version: str) -> list[str]:
    """Raise the version of the common layer; gives the files that were written."""
    lines = {layer.FILE: rf'base: "{version}"', REQUIREMENTS: f"microsite=={version}"}
    patterns = {layer.FILE: r"^base:[^#\n]*?(?=\s*(?:#|$))", REQUIREMENTS: r"^microsite\s*==\s*[^\s;]+"}
    written = []
    for name, line in lines.items():
        file = project / name
        if not file.is_file():
            continue
        text, encoding = rewriting.written(file, name)
        changed = re.sub(patterns[name], line, text, count=1, flags=re.MULTILINE)
        if changed != text:
            rewriting.write(file, name, changed, encoding)
            written.append(name)
    return written
