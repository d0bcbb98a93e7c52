"""What may have been meant, for a name that nobody knows."""

from __future__ import annotations

import pytest

from microsite.files.mistakes import nearest, nearest_zh

PAGES = (
    "index.md",
    "rights/choose.md",
    "rights/index.md",
    "rights/know.md",
    "products/deposits.md",
    "complain/court.md",
)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("rights/now.md", "Did you mean “rights/know.md”?"),
        ("rights/deposits.md", "Did you mean “products/deposits.md”?"),
        ("rights/rights.md", "Known: rights/choose.md, rights/index.md, rights/know.md."),
        ("right/know.md", "Did you mean “rights/know.md”?"),
        ("complain/courts.md", "Did you mean “complain/court.md”?"),
    ],
)
def test_pages_of_one_folder_are_not_alike_for_that(name: str, hint: str) -> None:
    assert nearest(name, PAGES) == hint


def test_both_languages_name_the_same() -> None:
    assert nearest_zh("rights/now.md", PAGES) == "您是不是要写“rights/know.md”？"
    assert nearest("complian", ("complaint", "loss-report")) == "Did you mean “complaint”?"
