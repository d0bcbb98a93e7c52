"""What an import would change, told to an editor."""

from __future__ import annotations

from collections.abc import Iterator

from microsite import table
from microsite.identity import Cells
from microsite.importing import ROSTER, Proposal


def told(proposal: Proposal) -> Iterator[str]:
    """One line for each branch that is added, changed or not in the sheet, then one for each cell."""
    before, after = proposal.before, proposal.after
    added = [id for id in after if id not in before]
    changed = [id for id in after if id in before and after[id] != before[id]]
    removed = [id for id in before if id not in after]
    kept = [id for id in proposal.missing if id in after]
    yield (f"Compared with {ROSTER}: {len(added)} added, {len(changed)} changed, {len(removed)} removed, "
           f"{len(after) - len(added) - len(changed)} as before")
    for mistake in proposal.elsewhere:
        yield f"left out  {mistake}"
    for id in added:
        yield f"added     {id} (row {proposal.rows[id]})"
        yield from _cells({}, after[id])
    for id in changed:
        yield f"changed   {id} {before[id]['name_zh']} (row {proposal.rows[id]})"
        yield from _cells(before[id], after[id])
    for id in removed:
        yield f"removed   {id} {before[id]['name_zh']}"
    for id in kept:
        yield f"kept      {id} {before[id]['name_zh']}, which is not in the sheet; --remove-missing takes it out"


def _cells(old: Cells, new: Cells) -> Iterator[str]:
    for column in table.COLUMNS:
        one, other = old.get(column, ""), new.get(column, "")
        if one != other and column != "id":
            yield f"            {column}: {one or '(nothing)'} → {other or '(nothing)'}" if old else f"            {column}: {other}"
