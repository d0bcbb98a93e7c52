"""Two taps from home, and what most people ask stands on the first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from support.reader import visiting

from microsite.data.branch import Branch

pytestmark = pytest.mark.exhaustive

ASKED = {
    ("zh", "存款保险最高赔多少"): "50万元",
    ("en", "How much deposit insurance pays"): "RMB 500,000",
    ("zh", "该打哪个投诉电话"): "12378",
    ("en", "Which number is right?"): "12378",
}


@pytest.mark.parametrize(("language", "link"), ASKED)
def test_the_answer_is_on_the_first_screen(
    browser: Browser, live_root: str, some: list[Branch], language: str, link: str
) -> None:
    with visiting(browser, live_root, viewport={"width": 360, "height": 640}) as page:
        page.goto(f"/{some[0].id}/{language}/")
        page.get_by_role("link", name=link).click()
        answer = page.locator(".ms-text > p", has_text=ASKED[language, link]).first
        expect(answer).to_be_in_viewport(ratio=1)
        bar, box = page.locator(".ms-calls").bounding_box(), answer.bounding_box()
        assert bar and box and box["y"] + box["height"] <= bar["y"]
