"""What a page's {{ }} gives: each word the slot of its call or, where all branches say the same, its text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from microsite.content.braces import OPENING
from microsite.content.page import Page
from microsite.content.parsing import COMMENT, plain_word
from microsite.content.word import Words
from microsite.files.mistakes import Mistakes
from microsite.words import grammar
from microsite.words.context import PageContext
from microsite.words.slots import END, Call, Slots


def _bare() -> ImmutableSandboxedEnvironment:
    """A sandbox that knows nothing but the words that it is given."""
    sandbox = ImmutableSandboxedEnvironment(
        comment_start_string=COMMENT[0], comment_end_string=COMMENT[1], undefined=StrictUndefined
    )
    for known in (sandbox.globals, sandbox.filters, sandbox.tests):
        known.clear()
    return sandbox


_SANDBOX = _bare()


def expand(page: Page, words: Words, known: dict[str, Any]) -> str:
    """A page as Markdown, each word said or deferred once; what is not in its language is refused."""
    if wrong := grammar.mistakes(page, words):
        raise Mistakes(wrong)
    text = page.body.lstrip("\n")
    said = _said(text, known)
    return _SANDBOX.from_string(text).render(known) if said is None else said


def _said(text: str, known: dict[str, Any]) -> str | None:
    """A text that holds plain words alone, as most pages do; any other is compiled, which takes longer."""
    if "\r" in text:
        return None
    parts, position, text = list[str](), 0, text.removesuffix("\n")
    while opened := OPENING.search(text, position):
        word = plain_word(text, opened.start())
        if word is None:
            return None
        parts += [text[position : opened.start()], str(_value(word[0], known))]
        position = word[1]
    return "".join([*parts, text[position:]])


def _value(word: nodes.Expr, known: dict[str, Any]) -> Any:
    """What a plain word gives, whose name and parts are known."""
    if isinstance(word, nodes.Getattr):
        return getattr(_value(word.node, known), word.attr)
    if isinstance(word, nodes.Call):
        args = [argument.as_const() for argument in word.args]
        return _value(word.node, known)(*args, **{pair.key: pair.value.as_const() for pair in word.kwargs})
    assert isinstance(word, nodes.Name)
    return known[word.name]


class Parts:
    """A word with parts, such as `branch.name`."""

    def __init__(self, known: Collection[str], defer: Callable[[str], str]) -> None:
        self._known, self._defer = known, defer

    def __getattr__(self, part: str) -> str:
        if part not in self._known:
            raise AttributeError(part)
        return self._defer(part)


def _deferred_words(words: Words, slots: Slots, page: Callable[[], str]) -> dict[str, Any]:
    """The words that differ from branch to branch: each gives back the slot of its call."""

    def defer(word: str, /, *args: Any, **kwargs: Any) -> str:
        return slots.defer(Call(word, args, tuple(sorted(kwargs.items()))), page())

    def enclose(word: str, /, *args: Any, caller: Callable[[], str], **kwargs: Any) -> str:
        text = caller().strip("\n")
        indent = text[: len(text) - len(text.lstrip())]
        return f"\n\n{indent}{defer(word, *args, **kwargs)}\n\n{text}\n\n{indent}{END}\n\n"

    def with_parts(owner: str, parts: Collection[str], /, *args: Any, **kwargs: Any) -> Parts:
        return Parts(parts, lambda part: defer(f"{owner}.{part}", *args, **kwargs))

    known: dict[str, Any] = {}
    for name, word in words.items():
        owner, dot, _ = name.partition(".")
        parts = [other.partition(".")[2] for other in words if other.startswith(f"{owner}.")]
        if word.kind == "fixed":
            continue
        if owner.endswith("()"):
            known[owner[:-2]] = partial(with_parts, owner, parts)
        elif dot:
            known[owner] = with_parts(owner, parts)
        else:
            known[name] = partial(enclose if word.kind == "condition" else defer, name)
    return known


def _fixed_words(words: Words, sheet: Callable[[], PageContext]) -> dict[str, Any]:
    """The words that say the same in every branch, said at once."""

    def say(name: str, /, *args: Any, **kwargs: Any) -> Any:
        return words[name](sheet(), *args, **kwargs)

    return {name: partial(say, name) for name, word in words.items() if word.kind == "fixed"}


def known_words(words: Words, slots: Slots, sheet: Callable[[], PageContext]) -> dict[str, Any]:
    """Everything that may stand in {{ }}, on the page that `sheet` gives."""
    return _deferred_words(words, slots, lambda: sheet().page.path) | _fixed_words(words, sheet)
