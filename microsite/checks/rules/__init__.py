"""The rules for content and data, one a file."""

from microsite.checks.rule import Rule
from microsite.checks.rules import (
    addresses,
    campaign_days,
    campaign_pages,
    characters,
    claims,
    clashes,
    contacts,
    data,
    dates,
    event_hours,
    front_matter,
    full_width,
    headings,
    link_texts,
    names,
    numbers,
    parity,
    past_campaigns,
    paths,
    promises,
    raised_numbers,
    review,
    sentences,
    series,
    series_names,
    shared_events,
    trailing_spaces,
    verified,
    words,
)

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            family.RULE
            for family in (
                words,
                front_matter,
                headings,
                parity,
                claims,
                sentences,
                numbers,
                link_texts,
                promises,
                names,
                raised_numbers,
                data,
                characters,
                full_width,
                trailing_spaces,
                addresses,
                dates,
                paths,
                review,
                verified,
                past_campaigns,
                event_hours,
                campaign_pages,
                shared_events,
                contacts,
                campaign_days,
                clashes,
                series,
                series_names,
            )
        ),
        key=lambda rule: rule.id,
    )
)
