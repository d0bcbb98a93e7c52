"""A file that both layers may have, as one document."""

from __future__ import annotations

from microsite.files import yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistakes
from microsite.files.yamlfile import Document


def read(layers: Layers, name: str) -> Document:
    """Read a file whose own entries add to the common ones; an entry that stands in both is a mistake."""
    upper, *lower = documents(layers, name)
    for below in lower:
        if twice := [
            upper.mistake(
                (key,),
                f"“{key}” stands in the common layer already",
                "Take the entry out, or give it a name of its own.",
                f"“{key}”在公共内容里已经有了。请删掉这一项，或换个名称。",
            )
            for key in upper.data
            if key in below.data
        ]:
            raise Mistakes(twice)
        upper.lay_over(below)
    return upper


def documents(layers: Layers, name: str) -> list[Document]:
    """The file as each layer has it, the upper one first; one that no layer has is a mistake."""
    paths = [*layers.each(name)] or [layers.own / name]
    return [yamlfile.read(path, layers.name(path)) for path in paths]
