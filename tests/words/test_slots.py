"""A slot is found wherever a page may hold it, and never in data."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from microsite.words.slots import END, FIRST, RESERVED, as_text, unescape


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(f"{chr(FIRST)}{END}")))
def test_slots_are_found_in_json_and_not_in_data(value: str) -> None:
    assert unescape(json.dumps(value)) == json.dumps(value) or RESERVED.search(value)
    assert not RESERVED.search(as_text(value))
    assert RESERVED.findall(unescape(json.dumps(value))) == RESERVED.findall(value)
