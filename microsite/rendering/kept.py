"""What was rendered, kept for the next build: if only branches have changed, it need not render again.

It holds all that was rendered, and the digest of all that went into it; one that is not whole is no use.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from microsite.files.whole import replace
from microsite.rendering.assets import Assets
from microsite.rendering.rendering import Rendering
from microsite.rendering.template import Template
from microsite.words.slots import Call, Slots

KEPT = "rendered"  # beside what is published
_SEAL = 32  # bytes before what is kept: its own digest


def keep(path: Path, made_from: str, renderings: Sequence[Rendering]) -> None:
    """Keep every language as rendered from this."""
    content = marshal.dumps((made_from, [_plain(rendering) for rendering in renderings]))
    replace(path, _seal(content) + content)


def read(path: Path, made_from: str, into: Path) -> list[Rendering]:
    """Every language as rendered from this, its files laid into a folder; none if that was not kept."""
    sealed = path.read_bytes() if path.is_file() else b""
    seal, content = sealed[:_SEAL], sealed[_SEAL:]
    if not content or seal != _seal(content):
        return []
    kept_from, languages = marshal.loads(content)  # which runs nothing, unlike a pickle
    return [_rendering(into, *parts) for parts in languages] if kept_from == made_from else []


def _seal(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SEAL).digest()


def _plain(rendering: Rendering) -> tuple[Any, ...]:
    """A rendering as values that know no code."""
    return (
        rendering.language,
        [(template.path, template.text) for template in rendering.templates],
        {name: path.read_bytes() for name, path in rendering.shared.items()},
        [tuple(call) for call in rendering.slots.calls],
        rendering.slots.pages,
        (dict(rendering.assets.names), dict(rendering.assets.digests)),
    )


def _rendering(
    into: Path, language: str, templates: Any, shared: dict[str, bytes], calls: Any, pages: Any, assets: Any
) -> Rendering:
    files = {name: into / language / name for name in shared}
    for name, path in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shared[name])
    slots = Slots([Call(*call) for call in calls], pages)
    return Rendering(language, [Template(*one) for one in templates], files, slots, Assets(*assets))
