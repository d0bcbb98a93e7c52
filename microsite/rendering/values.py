"""What stands in the slots for one branch."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import escape

from microsite.content.word import Missing, Unknown, Words
from microsite.files.mistakes import Mistake, Mistakes, nearest, nearest_zh
from microsite.rendering import gate
from microsite.rendering.rendering import Rendering
from microsite.rendering.roots import path_of
from microsite.words.context import Context
from microsite.words.slots import FIRST, HOME, NETWORK, SITE


class Values:
    """The values of one branch in one language, each computed once."""

    def __init__(
        self, rendering: Rendering, words: Words, context: Context, attributes: Mapping[str, bool]
    ) -> None:
        self.rendering, self.words, self.context = rendering, words, context
        self._attributes = attributes
        url = context.branch.url
        self.path = str(escape(path_of(url)[1:])).encode()
        self._computed: dict[str, object] = {SITE: str(escape(url))}
        self._encoded: dict[tuple[str, str], bytes] = {}

    def holds(self, slot: str) -> bool:
        """Whether a passage is kept for this branch."""
        return bool(self._value(slot))

    def encoded(self, slot: str, home: str, network: str) -> bytes:
        """A value as it stands in a page from which `home` and `network` lead to the roots; PATH stays."""
        if (slot, home) not in self._encoded:
            value = str(self._value(slot)).replace(HOME, home).replace(NETWORK, network)
            self._encoded[slot, home] = value.encode()
        return self._encoded[slot, home]

    def _value(self, slot: str) -> object:
        if slot not in self._computed:
            self._computed[slot] = value = self._call(ord(slot) - FIRST)
            gate.refuse_value(
                str(self.rendering.slots.calls[ord(slot) - FIRST]), str(value), self._attributes.get(slot)
            )
        return self._computed[slot]

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
