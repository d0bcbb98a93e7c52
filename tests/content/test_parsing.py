"""Calls that are parsed without the sandbox's parser are what it makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError, nodes

from microsite.content import parsing

WORDS = (
    "hotline",
    "cite",
    "a_b",
    "true",
    "false",
    "none",
    "not",
    "if",
    "for",
    "is",
    "in",
    "and",
    "or",
    "else",
)
GIVEN = (
    "",
    '"complaint"',
    '"a", "b"',
    '"a","b", article=12',
    '"", article=0',
    '"一", article=012',
    '"a", article=1_0',
    '"a" "b"',
    "article=1",
    ", article=1",
    '"a",',
    '"a", ',
    '"\\n"',
    "'a'",
    '"a", 1',
    '"a", true',
    '"a", b="c"',
)


def same_as_parsed(written: str) -> bool:
    """Whether a call is none that is simple, or the same as that of the sandbox's parser."""
    simple = parsing._simple(written)
    if simple is None:
        return False
    (output,) = parsing.ENVIRONMENT.parse(written).body
    assert isinstance(output, nodes.Output)
    (call,) = output.nodes
    assert (simple, repr(simple)) == (call, repr(call))
    assert [one.lineno for one in simple.find_all(nodes.Node)] == [
        one.lineno for one in call.find_all(nodes.Node)
    ]
    return True


@pytest.mark.parametrize("word", WORDS)
def test_a_simple_call_is_what_the_parser_makes_of_it(word: str) -> None:
    told = [same_as_parsed(f"{{{{ {word}({given}) }}}}") for given in GIVEN]
    assert any(told) == (word not in ("true", "false", "none", "not"))


@given(st.text(st.sampled_from('ab_"\\, =(){}01é一\n\t\r\x85\u2028'), max_size=30))
def test_any_text_is_the_same_or_left_to_the_parser(text: str) -> None:
    try:
        same_as_parsed(f'{{{{ word("{text}") }}}}')
    except TemplateSyntaxError as error:
        raise AssertionError(text) from error


PLAIN = ("branch.name", 'campaign("315").title', "a()", "none_.b", 'a("b")')
OTHERS = (
    "branch",
    "branch.name.b",
    'a("b")("c")',
    'a(b("c"))',
    'a("b").c("d")',
    "none.b",
    "1.5",
    'true("a")',
)


@pytest.mark.parametrize("word", [*PLAIN, *OTHERS])
def test_a_plain_word_is_what_the_parser_makes_of_it(word: str) -> None:
    text = f"一\n\n{{{{ {word} }}}} 二"
    found = parsing.plain_word(text, text.index("{"))
    assert (found is not None) == (word in PLAIN)
    (output,) = parsing.ENVIRONMENT.parse(text).body
    read = [one for one in parsing.parse(text).find_all(nodes.Expr) if type(one) is not nodes.TemplateData]
    whole = [one for one in output.find_all(nodes.Expr) if type(one) is not nodes.TemplateData]
    assert read == whole
    if found:
        assert (found[0], text[found[1] :]) == (whole[0], " 二")
        told = (nodes.Getattr, nodes.Call)  # whose lines are told
        assert [one.lineno for one in read if isinstance(one, told)] == [
            one.lineno for one in whole if isinstance(one, told)
        ]


def test_a_plain_word_is_told_at_each_of_its_places() -> None:
    first, second = parsing.parse("{{ branch.name }}\n\n{{ branch.name }}").find_all(nodes.Getattr)
    assert (first.lineno, second.lineno) == (1, 3)
