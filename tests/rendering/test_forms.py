"""Letters to fill in."""

from __future__ import annotations

from microsite.rendering.forms import with_blanks

LETTER = (
    '<h2 id="letter">The letter</h2>\n<p>Use it.</p>\n<blockquote>\n<p>My name: ………………</p>\n'
    "<p>On …… I ………………………………………………</p>\n</blockquote>"
)


def test_a_letter_has_lines_to_write_on() -> None:
    html = with_blanks(LETTER)
    assert '<h2 class="ms-form-head" id="letter">' in html and '<blockquote class="ms-form">' in html
    assert '<p class="ms-fill">My name: <span class="ms-dots">………………</span></p>' in html
    assert html.count("ms-dots--long") == 1


def test_what_is_only_quoted_stays() -> None:
    quoted = '<h2 id="a">A</h2>\n<blockquote>\n<p>He said … nothing.</p>\n</blockquote>'
    assert with_blanks(quoted) == quoted
