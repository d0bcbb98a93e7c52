"""What the worker of a site keeps for readers without a connection."""

from __future__ import annotations

import re
from pathlib import Path

from microsite.channels.offline import KEPT

_NAMED = re.compile(r'(?:href|src|data-[a-z]+)="[^"]*assets/([^"?#]+)"')


def test_the_worker_keeps_what_kept_pages_load_but_no_icons_of_a_home_screen(site: Path) -> None:
    worker = (site / "maiwan/en/sw.js").read_text("utf-8")
    kept = [path for name in KEPT if (path := site / "maiwan/en" / name).is_file()]
    pages = [path.read_text("utf-8") for path in kept]
    named = {name for page in pages for name in _NAMED.findall(page)}
    assert {name.rpartition(".")[2] for name in named} >= {"css", "js", "svg", "png"}
    assert {name for name in named if name not in worker} == {name for name in named if ".png" in name}
