"""What every page may load: scripts that its policy names, its own site's files, nothing from elsewhere.

The same pages stand at a root, below a path and on a disk, so their policy can't name hosts and paths. It
names the digest of one script within the page, which holds the digests of the others and brings them in;
whatever else got into the folder does not run. 'strict-dynamic' lets this script do that, and lets no tag in
the page do it: browsers that know the word (Chromium 52, Firefox 52, Safari 15.4) leave 'self' out of
account. To older ones 'self' still means every script of the site.

Digests in the tags themselves would need no such script, but for years neither Safari nor Firefox took them
together with 'strict-dynamic'.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from microsite.files.mistakes import Mistakes

_OWN = "script-src 'self'"
POLICY = (
    f"default-src 'none'; {_OWN}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
# the search index is read by WebAssembly
SEARCHING = POLICY.replace(_OWN, f"{_OWN} 'wasm-unsafe-eval'")

NOT_RENDERED = (
    "is missing in what was rendered",
    "Look whether the file is there and the disk in order, and build again.",
    "生成的内容里没有这个文件。请看文件在不在、磁盘有没有问题，再重新生成。",
)
_SOURCE = Path(__file__).with_name("loader.js").read_text("utf-8")
_BARE = re.sub(r"^//.*\n| // .*|^ +|\n", "", _SOURCE, flags=re.MULTILINE)
_LOADER = re.sub(r" ?([^\w\s]+) ?", r"\1", _BARE)  # none of its strings holds a space
_FIRST, _WHEN_READ = "/*FIRST*/", "/*WHEN READ*/"
_DIGEST = r"sha256-[A-Za-z0-9+/]{43}="
_SCRIPT = re.compile(
    r'<script(?P<module> type="module")?(?P<first> blocking="render")? '
    r'src="(?P<address>[^"<>]*?(?P<name>assets/[\w./-]+\.js))"></script>\n?'
)


def digest(script: bytes) -> str:
    """What a policy calls a script of this content."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}"


def sealed(html: str, digests: Mapping[str, str]) -> str:
    """A page that runs the scripts that it names and no others; `digests` of scripts by their names."""
    found = [*_SCRIPT.finditer(html)]
    if not found:
        return html.replace(_OWN, "script-src 'none'", 1)
    loader, addresses = _loader(found, digests), ""
    for script in found:
        addresses += f' data-{_key(script)}="{script["address"]}"'
    start, rest = html[: found[0].start()], _SCRIPT.sub("", html[found[0].start() :])
    start = start.replace(_OWN, f"script-src '{digest(loader.encode())}' 'strict-dynamic' 'self'", 1)
    return f"{start}<script{addresses}>{loader}</script>\n{rest}"


def _loader(scripts: Iterable[re.Match[str]], digests: Mapping[str, str]) -> str:
    """The script that brings in others: what must run before the page is shown at once, the rest after."""
    first: list[list[str]] = []
    when_read: list[list[str]] = []
    for script in scripts:
        if script["name"] not in digests:
            raise Mistakes.one(f"overrides/{script['name']}", 0, *NOT_RENDERED)
        entry = [_key(script), digests[script["name"]], "module" if script["module"] else ""]
        (when_read if script["module"] and not script["first"] else first).append(entry)
    filled = _LOADER.replace(f"[{_FIRST}]", json.dumps(first, separators=(",", ":")))
    return filled.replace(f"[{_WHEN_READ}]", json.dumps(when_read, separators=(",", ":")))


def _key(script: re.Match[str]) -> str:
    return PurePosixPath(script["name"]).name.partition(".")[0]


def named(html: str) -> list[str]:
    """The scripts that the policies in some pages name."""
    return sorted(set(re.findall(f"script-src '({_DIGEST})'", html)))


def pattern_of_policies() -> str:
    """Matches every policy that a page may have."""
    scripts = rf"script-src (?:'none'|'{_DIGEST}' 'strict-dynamic' 'self')"
    return "|".join(re.escape(one).replace(re.escape(_OWN), scripts) for one in (POLICY, SEARCHING))


def pattern_of_loaders() -> str:
    """Matches every script that may stand in a page."""
    listed = rf'\[(?:\["[a-z]+","{_DIGEST}","(?:module)?"\],?)*\]'
    escaped = re.escape(_LOADER)
    for place in (_FIRST, _WHEN_READ):
        escaped = escaped.replace(re.escape(f"[{place}]"), listed)
    return escaped
