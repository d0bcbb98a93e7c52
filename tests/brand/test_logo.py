"""A logo draws and does nothing else; the icon is made of it, or of the first character of the name."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.brand import logo
from microsite.brand.look import ICON, LOGO, Look
from microsite.data.brand import Brand
from microsite.files.mistakes import Mistakes, Wrong

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
BOX = 'viewBox="0 0 40 20"'


def cleaned(content: str, box: str = BOX) -> str:
    return logo.cleaned(SVG.format(box, content).encode()).decode()


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<image href="https://a.example/x.png"/>',
        '<use xlink:href="https://a.example/x.svg#a"/>',
        '<a href="https://a.example"><path d="M0 0"/></a>',
        '<path fill="url(https://a.example/x)" d="M0 0"/>',
        '<style>@import url("https://a.example/x.css");</style>',
        "<style>svg:hover { fill: red }</style>",
        "<foreignObject><p>x</p></foreignObject>",
        "<text>Bank</text>",
        "<animate/>",
        "<g>" * 3000 + "</g>" * 3000,
    ],
)
def test_what_may_not_be_there_is_refused(content: str) -> None:
    with pytest.raises(Wrong):
        cleaned(content)


@pytest.mark.parametrize(
    "content", [b"", b"<svg", b"<html/>", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', b"\xff"]
)
def test_what_is_no_drawing_is_refused(content: bytes) -> None:
    with pytest.raises(Wrong):
        logo.cleaned(content)


def test_what_programs_note_is_left_out() -> None:
    noted = (
        "<metadata><x>me</x></metadata><!-- me --><style>.a{fill:#e60012;cursor:pointer}</style>"
        '<g xmlns:i="http://i.example/" i:label="me"><path class="a" style="stroke:red" d="M0 0h9"/><i:x/></g>'
    )
    made = cleaned(noted)
    assert "me" not in made and "i.example" not in made and "cursor" not in made
    assert 'fill="#e60012"' in made and 'stroke="red"' in made


def test_a_size_becomes_a_box() -> None:
    assert logo.size(cleaned('<path d="M0 0"/>', 'width="30px" height="10"').encode()) == (30, 10)
    with pytest.raises(Wrong):
        cleaned('<path d="M0 0"/>', 'width="3em" height="10"')


def test_the_icon_is_the_logo_in_a_square() -> None:
    drawing = cleaned('<path fill="#0066b3" d="M0 0h40v20H0z"/>').encode()
    look = Look(Brand(), "天湖银行", drawing)
    assert set(look.files) == {ICON, LOGO}
    assert (
        b'viewBox="0 0 32 32"' in look.icon
        and b'viewBox="0 0 40 20"' in look.icon
        and b"<text" not in look.icon
    )


def test_without_a_logo_the_icon_is_the_first_character() -> None:
    look = Look(Brand(colour="#0066b3"), "天湖银行")
    assert set(look.files) == {ICON} and ">天<".encode() in look.icon and b"#0066b3" in look.icon
    assert Look(Brand(), "<b>").icon.count(b"&lt;") == 1


def test_a_logo_that_cannot_be_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_text(SVG.format(BOX, "<text>x</text>"))
    with pytest.raises(Mistakes, match=r"brand/logo\.svg: the logo holds letters"):
        logo.read(tmp_path, "brand/logo.svg")
