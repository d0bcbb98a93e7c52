"""A letter of another alphabet within a word of Latin letters is told; whole words of that alphabet are not."""

from __future__ import annotations

import pytest

from microsite.checks.rules.foreign_letters import mixed


@pytest.mark.parametrize(
    ("text", "column", "word"),
    [
        ("name: {en: M\u0430iwan, zh: 麦湾}", 12, "M\u0430iwan"),
        ("address: {en: 8 \u041eld Market Street}", 17, "\u041eld"),
        ("owner: Man\u0430ger on duty", 8, "Man\u0430ger"),
        ("id: m\u0430iwan", 5, "m\u0430iwan"),
        ("See [the bank](https://www.pb\u0441.gov.cn/).", 28, "pb\u0441"),
        ("mailto:s\u0435curity@bank.example", 8, "s\u0435curity"),
        ("麦湾\u0410TM机", 3, "\u0410TM"),
        ("使用\u0391PP办理", 3, "\u0391PP"),
        ("Will\u03bfw Road", 1, "Will\u03bfw"),
        ("first: 9 \u041carch", 10, "\u041carch"),
        ("[L\u043eans](loans.md)", 2, "L\u043eans"),
        ("willow-e\u0430st,outlet", 8, "e\u0430st"),
    ],
)
def test_a_letter_that_looks_like_another(text: str, column: int, word: str) -> None:
    assert [*mixed(f"\n{text}\n")] == [(2, column, word)]


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "Монгол хэл",
        "ελληνικά",
        "5 μm and 10 Ω",
        "α-rays, β and γ",
        "café, naïve, Zürich",
        "ئۇيغۇرچە",
        "麦湾 ATM 24h",
        "Монгол (Mongolian)",
        "2027-О1",
    ],
)
def test_words_of_one_alphabet(text: str) -> None:
    assert not [*mixed(text)]
