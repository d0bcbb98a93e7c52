"""What branches are called, for tables and files that name one where its id belongs."""

from __future__ import annotations

from collections.abc import Mapping

from microsite.data.record import Text

Names = Mapping[str, Text | None]  # by id; of a branch that can't be read there is none


def called(name: str, known: Names) -> tuple[str, str, str] | None:
    """What is wrong with a name in the place of an id, which id to write, and both in Chinese."""
    ids = [id for id, names in sorted(known.items()) if names and name in (text for _, text in names.items())]
    if not ids:
        return None
    return (
        f"“{name}” is the name of a branch, not its id",
        f"Write {' or '.join(ids)}.",
        f"“{name}”是网点的名称。这里要写编号（id）：{'或'.join(ids)}。",
    )
