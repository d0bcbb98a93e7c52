"""The rules for content and data, one a file."""

from microsite.rule import Rule
from microsite.rules import (
    claims,
    front_matter,
    headings,
    link_texts,
    names,
    numbers,
    parity,
    promises,
    raised_numbers,
    sentences,
    words,
)

RULES: tuple[Rule, ...] = tuple(sorted((family.RULE for family in (
    words, front_matter, headings, parity, claims, sentences, numbers, link_texts, promises, names, raised_numbers)), key=lambda rule: rule.id))
