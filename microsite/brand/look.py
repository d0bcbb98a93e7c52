"""What an institution's brand becomes: files of the theme that the build writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from microsite.brand import logo, palette
from microsite.brand.colour import Colour
from microsite.data.branch import Network
from microsite.data.brand import Brand
from microsite.files.layers import Layers

STYLES = "assets/stylesheets/site.css"
ICON = "assets/images/favicon.svg"
LOGO = "assets/images/logo.svg"
_SIDE = 32  # of an icon


@dataclass(frozen=True)
class Look:
    """The looks of an institution's sites."""

    brand: Brand
    name: str  # the institution's, in the first language
    drawing: bytes | None = None  # its logo

    @property
    def colours(self) -> str:
        """What stands above the style sheet."""
        return palette.css(Colour.of(self.brand.colour))

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the theme that are an institution's own."""
        return {ICON: self.icon} | ({LOGO: self.drawing} if self.drawing else {})

    @property
    def icon(self) -> bytes:
        """A square picture for a tab or a home screen: the logo, or the first character of the short name."""
        if self.drawing:
            width, height = logo.size(self.drawing)
            scale = (_SIDE - 2) / max(width, height)
            return self._square(self._inner(width * scale, height * scale))
        mark = palette.light(Colour.of(self.brand.colour)).mark
        return self._square(
            f'<rect width="{_SIDE}" height="{_SIDE}" rx="7" fill="{mark}"/>'
            f'<text x="16" y="23" text-anchor="middle" font-family="sans-serif" font-size="20" '
            f'font-weight="700" fill="#fff">{escape(self.name[0])}</text>'
        )

    def _inner(self, width: float, height: float) -> str:
        """The logo in the middle of the square."""
        assert self.drawing
        place = (
            f'x="{(_SIDE - width) / 2:g}" y="{(_SIDE - height) / 2:g}" width="{width:g}" height="{height:g}"'
        )
        return self.drawing.decode().replace("<svg ", f"<svg {place} ", 1)

    def _square(self, content: str) -> bytes:
        opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}">'
        return f"{opening}{content}</svg>\n".encode()


def load(brand: Brand, layers: Layers, network: Network) -> Look:
    """The looks of a project; what is wrong with its logo is raised."""
    first = network.site.first
    name = brand.short[first] if brand.short else network.name[first]
    return Look(brand, name, logo.read(layers.own, brand.logo) if brand.logo else None)
