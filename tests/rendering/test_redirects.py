"""Pages that have moved: every host leads from the old address to the new one."""

from __future__ import annotations

import re
from pathlib import Path

from support.command import microsite, mkdocs_build
from support.network import DAY
from support.published import contents


def test_the_old_address_leads_to_the_new_page(small: Path) -> None:
    (small / "docs/redirects.yml").write_text("help/start.md: index.md\n", "utf-8")
    assert microsite(small, "build", "--today", DAY).returncode == 0
    for branch, language, says in (
        ("maiwan/", "en", "This page has moved"),
        ("", "zh", "这个页面搬到了新地址"),
    ):
        page = (small / f"site/{branch}{language}/help/start/index.html").read_text("utf-8")
        up = "../../../../" if branch else "../../../"
        assert f'<meta http-equiv="refresh" content="0; url={up}{branch}{language}/">' in page
        assert f'<link rel="canonical" href="https://hetang-bank.example/{branch}{language}/">' in page
        assert f"<h1>{says}</h1>" in page and 'name="robots" content="noindex"' in page
        assert re.search(
            rf'href="(\.\./){{{4 if branch else 3}}}assets/stylesheets/site\.[0-9a-f]{{8}}\.css"', page
        )
        assert "help/start" not in (small / f"site/{branch}{language}/sitemap.xml").read_text("utf-8")
    assert (
        (small / ".site.redirects.conf").read_text()
        == '"~^(?<moved_in>/(?:[a-z0-9-]+/)*(?:en|zh)/)help/start/(?:index\\.html)?$" "${moved_in}";\n'
    )

    assert (
        microsite(
            small, "build", "--branch", "maiwan", "--standalone", "--out", "alone", "--today", DAY
        ).returncode
        == 0
    )
    mkdocs_build(small, "mkdocs.yml", "maiwan", DAY)
    assert contents(small / "alone/en") == contents(small / "standalone/en")  # with the ordinary tools too
    assert not (small / ".alone.redirects.conf").exists()
