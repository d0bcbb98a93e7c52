"""Under which address search engines list a page."""

from __future__ import annotations

from microsite.content.own_pages import OWN
from microsite.data.branch import Network
from microsite.words.slots import SITE_URL


def listed_at(page: str, network: Network) -> str:
    """The site under which a page is listed: the branch's, or the institution's with the same text."""
    return SITE_URL if page in OWN else network.url
