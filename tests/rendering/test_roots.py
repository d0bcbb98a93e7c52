"""Links lead to the same place whether or not a host adds the slash to an address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from support.network import Publish
from support.published import pages

LINK = re.compile(r'(?:href|src|data-early|data-site|data-branches)="((?!https?:|tel:|webcal:|#)[^"]+)"')


@pytest.mark.parametrize(
    ("network", "under", "branch"), [("every-kind", "/", "maiwan"), ("sub-path", "/rights/", "harbour")]
)
def test_an_address_without_its_slash_leads_nobody_astray(
    published: Publish, network: str, under: str, branch: str
) -> None:
    site = published(network) / "site"
    checked = 0
    for page in pages(site / branch):
        if page.name == "index.html":
            here = f"https://bank.example{under}{page.parent.relative_to(site).as_posix()}"
            for link in LINK.findall(page.read_text("utf-8")):
                assert urljoin(here, link) == urljoin(f"{here}/", link), f"{page}: {link}"
                checked += 1
    assert checked > 100
