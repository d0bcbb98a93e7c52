"""What an institution's brand becomes: files of the theme that the build writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from microsite.brand import icons, logo, palette, share
from microsite.brand.colour import Colour
from microsite.data.brand import Brand
from microsite.files.layers import Layers
from microsite.files.mistakes import Wrong

STYLES = "assets/stylesheets/site.css"
LOGO = "assets/images/logo.svg"
_COIN = (  # as in overrides/partials/mark.svg
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle fill="{}" cx="24" cy="24" r="23"/>'
    '<path fill="#fff" d="M16 16h16v16H16z"/><path fill="#e08a3c" d="M20 20h8v8h-8z"/></svg>'
)


@dataclass(frozen=True)
class Look:
    """The looks of an institution's sites."""

    brand: Brand
    drawing: bytes | None = None  # its logo

    @property
    def colours(self) -> str:
        """What stands above the style sheet."""
        return palette.css(Colour.of(self.brand.colour))

    def dressed(self, style: str) -> str:
        """The style sheet with the institution's colours above it."""
        return style if style.startswith(self.colours) else self.colours + style

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the theme that are an institution's own: its logo, or a coin in its colour."""
        sign = self.drawing or _COIN.format(palette.light(Colour.of(self.brand.colour)).mark).encode()
        try:
            return {**icons.of(sign), **({LOGO: sign} if self.drawing else {})}
        except Wrong as error:
            raise logo.refused(self.brand.logo or "", error) from None

    def shares(self, drawings: Mapping[str, str]) -> Mapping[str, bytes]:
        """The pictures that chats show, of drawings of subjects."""
        colour = Colour.of(self.brand.colour)
        return {share.name_of(one): share.picture(drawing, colour) for one, drawing in drawings.items()}


def load(brand: Brand, layers: Layers) -> Look:
    """The looks of a project; what is wrong with its logo is raised."""
    if not brand.logo:
        return Look(brand)
    look = Look(brand, logo.read(layers.own, brand.logo))
    look.files  # noqa: B018 — what can't be drawn is told before anything is built
    return look
