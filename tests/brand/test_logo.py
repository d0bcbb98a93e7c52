"""A logo draws and does nothing else; the icons are made of it, or of a coin in the colour."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from microsite.brand import icons, logo
from microsite.brand.look import LOGO, Look
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


def test_what_draws_itself_or_thousands_is_refused() -> None:
    with pytest.raises(Wrong, match="draws “a” within itself"):
        cleaned('<g id="a"><use href="#a"/></g>')
    uses = (10 * f'<use href="#a{depth}"/>' for depth in range(6))
    tenfold = "".join(f'<g id="a{depth}">{inside}</g>' for depth, inside in enumerate(uses, 1))
    with pytest.raises(Wrong, match="more than 2,000 parts"):
        cleaned(f'<path id="a0" d="M0 0h9v9z"/>{tenfold}')


def test_a_long_chain_of_parts_is_refused() -> None:
    chain = "".join(f'<g id="a{place}"><use href="#a{place + 1}"/></g>' for place in range(900))
    with pytest.raises(Wrong, match="more than 2,000 parts"):
        cleaned(f'{chain}<path id="a900" d="M0 0h9v9z"/>')


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGBA")


def test_icons_show_the_logo_whole_and_where_it_is_cut_round_in_the_middle() -> None:
    drawing = cleaned('<path fill="#0066b3" d="M0 0h40v20H0z"/>').encode()
    files = Look(Brand(), drawing).files
    assert files[LOGO] == drawing and b'viewBox="0 0 40 20"' in files[icons.ICON]
    sizes = {name: opened(content).size for name, content in files.items() if name.endswith(".png")}
    sides = {icons.TOUCH: 180, icons.TILE: 512, icons.PLAIN[192]: 192, icons.PLAIN[512]: 512}
    assert sizes == {name: (side, side) for name, side in sides.items()}
    icon, tile = opened(files[icons.PLAIN[512]]), opened(files[icons.TILE])
    assert icon.getpixel((20, 256)) == (0, 102, 179, 255) and icon.getpixel((256, 20)) == (0, 0, 0, 0)
    assert tile.getpixel((256, 256)) == (0, 102, 179, 255) and tile.getpixel((0, 0)) == (255, 255, 255, 255)
    blue = ImageChops.invert(tile.convert("L")).getbbox()
    assert blue and math.dist(blue[:2], blue[2:]) <= 0.8 * 512 + 3


def test_without_a_logo_the_icon_is_a_coin_in_the_colour() -> None:
    files = Look(Brand(colour="#0066b3")).files
    assert LOGO not in files and b"#0066b3" in files[icons.ICON]
    assert opened(files[icons.TILE]).getpixel((256, 150)) == (0, 102, 179, 255)


def test_a_logo_that_cannot_be_is_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    (tmp_path / "brand/logo.svg").write_text(SVG.format(BOX, "<text>x</text>"))
    with pytest.raises(Mistakes, match=r"brand/logo\.svg: the logo holds letters"):
        logo.read(tmp_path, "brand/logo.svg")
