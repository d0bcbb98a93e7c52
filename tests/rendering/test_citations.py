"""A source leads back to where it is cited, wherever the place is shown."""

from __future__ import annotations

from microsite.rendering.citations import led_back
from microsite.words.slots import END

PASSAGE = "\U000f0001"


def cited(source: int) -> str:
    return f'<sup><a href="#s-{source}" aria-label="Source 1">1</a></sup>'


def listed(source: int) -> str:
    return f'<li id="s-{source}">Law <a href="#c-{source}" aria-label="Back">↑</a></li>'


def test_the_first_citation_is_led_back_to() -> None:
    html = "".join(led_back([f"{cited(1)}{cited(1)}{cited(2)}{listed(1)}{listed(2)}"], ()))
    assert html.count('id="c-1"') == html.count('id="c-2"') == 1
    assert html.index('id="c-1"') < html.index('href="#s-1"')
    assert html.count("↑") == 2


def test_no_way_leads_back_to_what_only_some_branches_show() -> None:
    within = [cited(2), PASSAGE, cited(1), END, f"{cited(2)}{listed(1)}{listed(2)}"]
    html = "".join(led_back(within, {PASSAGE}))
    assert "c-1" not in html and 'href="#c-2"' in html
