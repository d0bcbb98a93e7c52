"""A page is filled like a plain replacement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from microsite.content.word import Word
from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.rendering.fill import Filler
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import Roots
from microsite.rendering.template import Template
from microsite.words.context import Context
from microsite.words.markup import text
from microsite.words.slots import END, FIRST, Call, Slots

TOKENS = st.lists(st.sampled_from(["a", "b", "(", ")", "text"]), max_size=20)


@given(TOKENS, st.booleans(), st.text(st.sampled_from(f"xy<{END}{chr(FIRST)}"), max_size=3))
def test_a_page_is_filled_like_a_plain_replacement(tokens: list[str], kept: bool, value: str) -> None:
    """“a” and “b” are values; “(” to “)” is a passage that is kept or dropped."""
    depth, balanced = 0, []
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if depth >= 0:
            balanced.append(token)
        depth = max(depth, 0)
    balanced += [")"] * depth

    slots = Slots()
    characters = {
        "a": slots.defer(Call("a"), "page"),
        "b": slots.defer(Call("b"), "page"),
        "(": slots.defer(Call("only"), "page"),
        ")": END,
        "text": "text",
    }
    words = {
        "a": Word("a", lambda context: text(value), "inline"),
        "b": Word("b", lambda context: "B", "inline"),
        "only": Word("only", lambda context: kept, "condition"),
    }
    template = Template("index.html", "".join(map(characters.__getitem__, balanced)))
    filled = dict(_site(Filler(Rendering("en", [template], {}, slots, {}), words)))["index.html"].decode()

    expected, depth = "", 0
    for token in balanced:
        depth += (token == "(") - (token == ")")
        if token not in "()" and (kept or not depth):
            expected += {"a": str(text(value)), "b": "B", "text": "text"}[token]
    assert filled == expected


def _site(filler: Filler) -> list[tuple[str, bytes]]:
    branch = SimpleNamespace(
        url="https://example.org/here/",
        name=Text(en="Here", zh="这里"),
        campaigns=MappingProxyType({}),
        participations={},
        id="here",
        is_institution=False,
        network=SimpleNamespace(name=Text(en="Here", zh="这里"), zone=ZoneInfo("Asia/Shanghai")),
    )
    context = Context(
        branch, "en", date(2027, 3, 15), Roster(branch.network, {"here": branch}, {}, {}, Path("branches"))
    )  # type: ignore[arg-type, dict-item]
    return list(filler.filled(context, lambda template: Roots("../", "../", "../", "./")))
