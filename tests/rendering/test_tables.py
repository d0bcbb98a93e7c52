"""Tables on narrow screens."""

from __future__ import annotations

from microsite.rendering.tables import with_headings

ROW = "<tbody>\n<tr>\n<td>a</td>\n<td>b</td>\n<td>c</td>\n</tr>\n</tbody>"
HEAD = "<thead>\n<tr>\n<th>One</th>\n<th>Two <b>2</b></th>\n<th>Three</th>\n</tr>\n</thead>"


def test_each_cell_of_a_wide_table_names_its_column() -> None:
    html = with_headings(f"<p>x</p><table>\n{HEAD}\n{ROW}\n</table>")
    assert '<div class="ms-table ms-stack" tabindex="0"><table>' in html
    assert '<td>a</td>\n<td data-label="Two 2">b</td>\n<td data-label="Three">c</td>' in html


def test_a_narrow_table_and_one_of_joined_cells_only_scroll() -> None:
    narrow = "<table>\n<thead>\n<tr>\n<th>One</th>\n<th>Two</th>\n</tr>\n</thead>\n</table>"
    cells = ROW.replace("<td>b", '<td colspan="2">b')
    joined = f"<table>\n{HEAD}\n{cells}\n</table>"
    for table in (narrow, joined):
        assert with_headings(table) == f'<div class="ms-table" tabindex="0">{table}</div>'
