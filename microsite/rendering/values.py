"""What stands in the slots for one branch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import escape

from microsite.content.word import Missing, Unknown, Words
from microsite.data.held_event import HeldEvent
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.rendering import gate
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import path_of
from microsite.words.context import Context
from microsite.words.slots import FIRST, HOME, NETWORK, PATH, SITE

_LED = re.compile(f"[{HOME}{NETWORK}{PATH}]")


class Values:
    """The values of one branch in one language, each computed once."""

    def __init__(
        self, rendering: Rendering, words: Words, context: Context, attributes: Mapping[str, bool]
    ) -> None:
        self.rendering, self.words, self.context = rendering, words, context
        self._attributes = attributes
        url = context.branch.url
        path = str(escape(path_of(url)[1:]))
        self._computed: dict[str, object] = {SITE: str(escape(url)), PATH: path}
        self._encoded: dict[tuple[str, str], Encoded] = {}
        self._unled: dict[str, bytes | None] = {}
        self._events: dict[str, Values] = {}

    def of_event(self, held: HeldEvent) -> Values:
        """The values of the page of an event; what is the branch's is not computed again."""
        if held.id not in self._events:
            context = replace(self.context, event=held)
            values = Values(self.rendering, self.words, context, self._attributes)
            values._computed = dict(self._computed)
            self._events[held.id] = values
        return self._events[held.id]

    def holds(self, slot: str) -> bool:
        """Whether a passage is kept for this branch."""
        return bool(self.value(slot))

    def encoded(self, home: str, network: str) -> Encoded:
        """The values as they stand in a page from which `home` and `network` lead to the roots."""
        if (home, network) not in self._encoded:
            self._encoded[home, network] = Encoded(self, home, network)
        return self._encoded[home, network]

    def value(self, slot: str) -> object:
        """What stands in a slot, before its links are led from a page."""
        if slot not in self._computed:
            self._computed[slot] = value = self._call(ord(slot) - FIRST)
            call = self.rendering.slots.calls[ord(slot) - FIRST]
            gate.refuse_value(call, str(value), self._attributes.get(slot))
        return self._computed[slot]

    def unled(self, slot: str) -> bytes | None:
        """What stands in a slot on every page alike, as it holds no link to be led from there; else none."""
        if slot not in self._unled:
            value = str(self.value(slot))
            self._unled[slot] = None if _LED.search(value) else value.encode()
        return self._unled[slot]

    def _call(self, n: int) -> object:
        call = self.rendering.slots.calls[n]
        try:
            return self.words[call.word](self.context, *call.args, **dict(call.kwargs))
        except Unknown as error:
            hint = nearest(error.name, error.known)
            zh = error.zh + nearest_zh(error.name, error.known)
            raise self._mistakes(n, str(error), hint, zh) from None
        except Missing as error:
            raise self._mistakes(n, str(error), "", error.zh) from None
        except TypeError as error:
            raise self._mistakes(n, str(error), "", "括号里写的内容不对。") from None

    def _mistakes(self, n: int, message: str, hint: str, zh: str) -> Mistakes:
        """The same mistake on every page where the call stands."""
        call, pages = self.rendering.slots.calls[n], sorted(self.rendering.slots.pages[n])
        return Mistakes(
            Mistake(f"docs/{self.context.language}/{page}", 0, f"{call}: {message}", hint, f"{call}：{zh}")
            for page in pages
        )


class Encoded(dict[str, bytes]):
    """Values by their slots, as they stand in pages that lie equally deep; each is made when it is needed."""

    def __init__(self, values: Values, home: str, network: str) -> None:
        super().__init__()
        self._values, self._home, self._network = values, home, network

    def __missing__(self, slot: str) -> bytes:
        encoded = self._values.unled(slot)
        self[slot] = encoded = self._led(slot) if encoded is None else encoded
        return encoded

    def _led(self, slot: str) -> bytes:
        value = str(self._values.value(slot)).replace(HOME, self._home).replace(NETWORK, self._network)
        return value.replace(PATH, str(self._values.value(PATH))).encode()
