"""Tables that a narrow screen can show: each cell says under which heading it stands."""

from __future__ import annotations

import re

from microsite.words.slots import RESERVED

STACKED = 3  # columns from which on a phone shows rows as cards

_TABLE = re.compile(r"<table>[^<]*+(?:<(?!/?table>)[^<]*+)*+</table>")
_ROW = re.compile(r"<tr>((?:(?!</?tr>).)*+)</tr>", re.DOTALL)
_HEADING = re.compile(r"<th\b[^<>]*+>((?:(?!</?th\b).)*+)</th>", re.DOTALL)
_CELL = re.compile(r"<(t[dh])\b([^<>]*+)>")
_TAG = re.compile(r"<[^<>]*+>")
_SCROLLING = '<div class="ms-table{}" tabindex="0">{}</div>'  # by itself, where it is still too wide


def with_headings(html: str) -> str:
    """A page whose tables may scroll, and whose cells name their column where rows become cards."""
    return _TABLE.sub(lambda found: _labelled(found[0]), html)


def _labelled(table: str) -> str:
    head, end, body = table.partition("</thead>")
    labels = [_TAG.sub("", heading) for heading in _HEADING.findall(head)]
    if len(labels) < STACKED or "span=" in table or any('"' in label for label in labels):
        return _SCROLLING.format("", table)
    rows = _ROW.sub(lambda row: f"<tr>{_named(row[1], labels)}</tr>", body)
    return _SCROLLING.format(" ms-stack", head + end + rows)


def _named(cells: str, labels: list[str]) -> str:
    """The cells of a row, each but the first with the heading of its column."""
    left = iter(labels)

    def named(cell: re.Match[str]) -> str:
        label = next(left, "")
        is_first = label is labels[0]
        if is_first or not label or RESERVED.search(label):
            return cell[0]
        return f'<{cell[1]}{cell[2]} data-label="{label}">'

    return _CELL.sub(named, cells)
