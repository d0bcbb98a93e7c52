"""What a page's {{ }} gives: each word the slot of its call, or, where it says the same in every branch, its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import click

from microsite.content.word import Words
from microsite.files.mistakes import nearest
from microsite.words.context import PageContext
from microsite.words.slots import END, Call, Slots


class Slot:
    """A value that is only known when a branch is filled."""

    def __init__(self, character: str, call: Call) -> None:
        self._character, self._call = character, call

    def __str__(self) -> str:
        return self._character

    def _undecidable(self, *_: Any) -> NoReturn:
        raise click.UsageError(
            f"“{self._call}” differs from branch to branch and is not known here. Instead of {{% if %}}, enclose the passage "
            'in {% call only_for(kind="community") %} … {% endcall %}.'
        )

    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __len__ = __iter__ = __getitem__ = (
        __contains__
    ) = _undecidable
    __hash__ = None  # type: ignore[assignment]


class Attributes:
    """A word with parts, such as `branch.name`."""

    def __init__(self, name: str, known: list[str], defer: Callable[[str], Slot]) -> None:
        self._name, self._known, self._defer = name, known, defer

    def __getattr__(self, attribute: str) -> Slot:
        if attribute not in self._known:
            raise click.UsageError(
                f"unknown word “{self._name}.{attribute}”. {nearest(attribute, self._known)}"
            )
        return self._defer(attribute)

    def __str__(self) -> str:
        raise click.UsageError(f"“{self._name}” needs a part, such as {self._name}.{self._known[0]}")


def words_for(words: Words, slots: Slots, page: Callable[[], str]) -> dict[str, Any]:
    """Everything that may stand in {{ }}: each word gives back the slot of its call."""

    def defer(word: str, *args: Any, **kwargs: Any) -> Slot:
        call = Call(word, args, tuple(sorted(kwargs.items())))
        return Slot(slots.defer(call, page()), call)

    def passage(word: str) -> Callable[..., str]:
        def enclose(*args: Any, caller: Callable[[], str], **kwargs: Any) -> str:
            text = caller().strip("\n")
            indent = text[: len(text) - len(text.lstrip())]
            return f"\n\n{indent}{defer(word, *args, **kwargs)}\n\n{text}\n\n{indent}{END}\n\n"

        return enclose

    known: dict[str, Any] = {}
    for name, word in words.items():
        if word.kind == "fixed":
            continue
        owner, dot, _ = name.partition(".")
        parts = [other.partition(".")[2] for other in words if other.startswith(f"{owner}.")]
        if owner.endswith("()"):
            known[owner[:-2]] = lambda *args, owner=owner, parts=parts, **kwargs: Attributes(
                owner, parts, lambda part: defer(f"{owner}.{part}", *args, **kwargs)
            )
        elif dot:
            known[owner] = Attributes(owner, parts, lambda part, owner=owner: defer(f"{owner}.{part}"))
        elif word.kind == "condition":
            known[name] = passage(name)
        else:
            known[name] = lambda *args, name=name, **kwargs: defer(name, *args, **kwargs)
    return known


def fixed_words(words: Words, sheet: Callable[[], PageContext]) -> dict[str, Any]:
    """The words that say the same in every branch, said at once."""
    return {
        name: lambda *args, word=word, **kwargs: word(sheet(), *args, **kwargs)
        for name, word in words.items()
        if word.kind == "fixed"
    }
