"""Where a script once stood, a plain host too serves one that takes itself out."""

from __future__ import annotations

from microsite.publish import ended

STOOD = {"hello.js", "en/hello.mjs", "gone/zh/sw.js", "maiwan/zh/sw.js"}


def test_no_address_of_a_script_is_left_without_one() -> None:
    others = {"en/assets/javascripts/site.0123abcd.js", "en/index.html"}
    assert ended.addresses(STOOD | others, {"maiwan/zh/sw.js"}) == STOOD - {"maiwan/zh/sw.js"}
