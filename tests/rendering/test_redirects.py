"""Pages that have moved: every host leads from the old address to the new one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("branch", "language", "says"),
    [("maiwan/", "en", "This page has moved"), ("", "zh", "这个页面搬到了新地址")],
)
def test_the_old_address_leads_to_the_new_page(site: Path, branch: str, language: str, says: str) -> None:
    page = (site / f"{branch}{language}/help/start/index.html").read_text("utf-8")
    up = "../../../../" if branch else "../../../"
    assert f'<meta http-equiv="refresh" content="0; url={up}{branch}{language}/">' in page
    assert f'<link rel="canonical" href="https://hetang-bank.example/{branch}{language}/">' in page
    assert f"<h1>{says}</h1>" in page and 'name="robots" content="noindex"' in page
    assert re.search(
        rf'href="(\.\./){{{4 if branch else 3}}}assets/stylesheets/site\.[0-9a-f]{{8}}\.css"', page
    )
    assert "help/start" not in (site / f"{branch}{language}/sitemap.xml").read_text("utf-8")


def test_the_server_leads_to_the_new_page(every_kind: Path) -> None:
    assert (every_kind / ".site.redirects.conf").read_text(
        "utf-8"
    ) == '"~^(?<moved_in>/(?:[a-z0-9-]+/)*(?:en|zh)/)help/start/(?:index\\.html)?$" "${moved_in}";\n'
