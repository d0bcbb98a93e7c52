"""All colours of a site come from one, and are read by everybody whichever it is."""

from __future__ import annotations

import re

import pytest
from support.network import PROJECT

from microsite.brand import palette
from microsite.brand.colour import Colour, contrast

INK, DARK_INK = "#1b2625", "#f0efe8"
STYLES = (PROJECT / "overrides/assets/stylesheets/site.css").read_text("utf-8")
PALE, STRONG = (0.7, 0.12), (0.45, 0.2)


def told_apart(colour: Colour) -> list[str]:
    """What can't be read or seen of a brand."""
    light, dark = palette.light(colour), palette.dark(colour)
    pairs = [
        *((7, light.link, ground) for ground in (palette.PAPER, palette.CARD, light.tint)),
        *((7, dark.link, ground) for ground in (palette.DARK_PAPER, palette.DARK_CARD, dark.tint)),
        *((7, palette.WHITE, fill) for fill in (light.brand, dark.brand, palette.strong(colour))),
        (7, INK, light.tint),
        (7, DARK_INK, dark.tint),
        *((4.5, light.mark, ground) for ground in (palette.PAPER, palette.CARD)),
        *((4.5, dark.mark, ground) for ground in (palette.DARK_PAPER, palette.DARK_CARD)),
    ]
    return [f"{one} on {other}" for least, one, other in pairs if contrast(one, other) < least]


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("lightness_and_chroma", "step"), [(PALE, 9), (PALE, 1), (STRONG, 1)])
def test_every_hue_is_read(lightness_and_chroma: tuple[float, float], step: int) -> None:
    for hue in range(0, 360, step):
        colour = Colour.of(Colour(*lightness_and_chroma, hue).written)
        assert told_apart(colour) == [], hue


@pytest.mark.parametrize("written", ["#000000", "#ffffff", "#808080", "#ffd400", "#c7000b"])
def test_unusual_brands_are_read(written: str) -> None:
    assert Colour.of(written).written == written
    assert told_apart(Colour.of(written)) == []


@pytest.mark.parametrize("written", ["#c7000b", "#e60012", "#8a1538"])
def test_a_red_bank_keeps_the_red_of_emergencies_apart(written: str) -> None:
    light = palette.light(Colour.of(written))
    assert light.mark == written
    assert not {written} & {light.brand, light.link, light.tint, light.hair}
    assert not palette.is_red(Colour.of(light.brand)) and not palette.is_red(Colour.of(light.link))


@pytest.mark.parametrize("written", ["#0066b3", "#00a651", "#6b2c91", "#f08300"])
def test_another_bank_keeps_its_hue(written: str) -> None:
    own, shown = Colour.of(written), Colour.of(palette.light(Colour.of(written)).link)
    assert abs((own.hue - shown.hue + 180) % 360 - 180) < 12


def test_no_colour_of_a_brand_stands_in_the_style_sheet() -> None:
    own = re.findall(r"--(mark|brand|link|tint|hair): ([^;]+);", STYLES.partition("@media print")[0])
    contrasting = {"#fff", "#000", "#00302c", "#ffe14d"}  # of high contrast, the same for everybody
    assert {value for _, value in own} <= contrasting


def test_surfaces_are_those_of_the_style_sheet() -> None:
    for name, value in (("paper", palette.PAPER), ("card", palette.CARD), ("ink", INK)):
        assert re.search(rf"--{name}: (#[0-9a-f]+);", STYLES)[1] == value  # type: ignore[index]
    dark = STYLES.partition("prefers-color-scheme: dark")[2]
    for name, value in (("paper", palette.DARK_PAPER), ("card", palette.DARK_CARD), ("ink", DARK_INK)):
        assert re.search(rf"--{name}: (#[0-9a-f]+);", dark)[1] == value  # type: ignore[index]
