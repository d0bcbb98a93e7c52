"""The rules for content and data, one a file."""

from microsite.rule import Rule
from microsite.rules import (
    campaign_days,
    campaign_pages,
    claims,
    clashes,
    contacts,
    front_matter,
    headings,
    link_texts,
    names,
    numbers,
    parity,
    promises,
    raised_numbers,
    sentences,
    series,
    shared_events,
    words,
)

RULES: tuple[Rule, ...] = tuple(sorted((family.RULE for family in (
    words, front_matter, headings, parity, claims, sentences, numbers, link_texts, promises, names, raised_numbers,
    campaign_pages, shared_events, contacts, campaign_days, clashes, series)), key=lambda rule: rule.id))
