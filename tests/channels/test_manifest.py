"""What stands below a site's icon on a home screen, and above its pages on a small screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from support.network import Publish


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    ("network", "folder", "short"),
    [
        ("every-kind", "maiwan/zh/", "麦湾信用社"),
        ("every-kind", "yunlu/en/", "Yunlu County Branch"),
        ("sub-path", "harbour/en/", "Harbour Outlet"),
        ("one-language", "zh/", "白山银行"),
        ("right-to-left", "ug/", "تىيەنخۇ بانكىسى"),
    ],
)
def test_a_home_screen_shows_the_short_name_and_leads_into_its_own_site(
    published: Publish, network: str, folder: str, short: str
) -> None:
    site = published(network) / "site"
    told: dict[str, Any] = json.loads((site / folder / "site.webmanifest").read_text("utf-8"))
    assert told["short_name"] == short
    assert told["dir"] == ("rtl" if folder.endswith("ug/") else "ltr")
    here = f"https://a.example/x/{folder}"
    assert urljoin(here, told["start_url"]) == here
    assert urljoin(here, told["scope"]) == f"https://a.example/x/{folder[:-3]}"
    assert [icon["sizes"] for icon in told["icons"]] == ["any", "192x192", "512x512", "512x512"]


def test_a_small_screen_shows_the_short_name_where_there_is_one(site: Path) -> None:
    page = (site / "maiwan/en/index.html").read_text("utf-8")
    assert (
        '<span class="ms-full">Maiwan Town Credit Co-operative</span> <span class="ms-short">Maiwan Co-op</span>'
        in page
    )
    assert "<title>Maiwan Town Credit Co-operative" in page
    assert "<span>Yunlu County Branch</span>" in (site / "yunlu/en/index.html").read_text("utf-8")
