"""A source leads back to where it is cited, wherever the place is shown."""

from __future__ import annotations

from microsite.rendering.citations import led_back
from microsite.words.slots import END

PASSAGE = "\U000f0001"


def cited(source: int) -> str:
    return f'<sup><a href="#source-{source}" aria-label="Source 1">1</a></sup>'


def listed(source: int) -> str:
    return f'<li id="source-{source}">Law <a href="#cited-{source}" aria-label="Back">↑</a></li>'


def test_the_first_citation_is_led_back_to() -> None:
    html = "".join(led_back([f"{cited(1)}{cited(1)}{cited(2)}{listed(1)}{listed(2)}"], ()))
    assert html.count('id="cited-1"') == html.count('id="cited-2"') == 1
    assert html.index('id="cited-1"') < html.index('href="#source-1"')
    assert html.count("↑") == 2


def test_no_way_leads_back_to_what_only_some_branches_show() -> None:
    within = [cited(2), PASSAGE, cited(1), END, f"{cited(2)}{listed(1)}{listed(2)}"]
    html = "".join(led_back(within, {PASSAGE}))
    assert "cited-1" not in html and 'href="#cited-2"' in html
