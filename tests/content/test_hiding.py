"""What becomes of a text that leads to a hidden page."""

from __future__ import annotations

import pytest

from microsite.content.hiding import without_links

CASES = [
    ("Read [gold](gold.md) first.", "Read gold first."),
    ("Read [gold](../risks/gold.md#a) and [loans](loans.md).", "Read gold and [loans](loans.md)."),
    ("- [Gold](gold.md)\n- [Loans](loans.md)", "- [Loans](loans.md)"),
    ("- **[Gold](gold.md)**: much\n  more of it\n- Loans", "- Loans"),
    ("1. Loans, see [gold](gold.md)", "1. Loans, see gold"),
    ("| A | B |\n| --- | --- |\n| [Gold](gold.md) | x |\n| y | z |", "| A | B |\n| --- | --- |\n| y | z |"),
    ("Above.\n\n| A | B |\n| --- | --- |\n| [Gold](gold.md) | x |\n\nBelow.", "Above.\n\nBelow."),
    ("Above.\n\nRead more:\n\n- [Gold](gold.md)\n\nBelow.", "Above.\n\nBelow."),
    ("# A {#a}\n\n## B {#b}\n\n- [Gold](gold.md)\n\n## C {#c}\n\nx", "# A {#a}\n\n## C {#c}\n\nx"),
    ("# A {#a}\n\n## B {#b}\n\n- [Gold](gold.md)\n", "# A {#a}"),
    ("## B {#b}\n\n- [Gold](gold.md)\n\nStill here.", "## B {#b}\n\nStill here."),
    (
        "![gold](gold.md) [x](https://a.cn/gold.md) [y](#gold)",
        "![gold](gold.md) [x](https://a.cn/gold.md) [y](#gold)",
    ),
    ('- [{{ term("gold") }}](gold.md)\n- b', "- b"),
]


@pytest.mark.parametrize(("text", "left"), CASES)
def test_what_leads_there_goes(text: str, left: str) -> None:
    assert without_links(text, "risks/index.md", {"risks/gold.md"}).rstrip("\n") == left


def test_a_text_that_leads_elsewhere_stays_as_it_is() -> None:
    for text, _ in CASES:
        assert without_links(text, "risks/index.md", {"risks/other.md"}) == text
