"""The last gate: what is built holds only our scripts, and nothing that refreshes or loads from elsewhere.

A page is checked as rendered, once for each language; what is put into its slots, once for each branch.
Whatever is not on the lists here is refused, whoever made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from microsite.checks.rules import raw_html
from microsite.content import page_html
from microsite.content.conversion import converter
from microsite.content.page import Page
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes
from microsite.rendering import policy
from microsite.words.slots import HOME, NETWORK, PATH, RESERVED, ROOT, SHARED, SITE, Call, number

THEME = (
    "article aside bdi body button circle details ellipse footer g head header html input label main "
    "ms-day ms-hours ms-turn nav path rect section summary svg text textarea title"
)
ATTRIBUTES = (
    "alt autocapitalize autocomplete charset class colspan cx cy d datetime dir download fill for height "
    "hidden hreflang id lang loading media name open r rel reversed role rows rowspan rx ry scope spellcheck "
    "start stroke stroke-linecap stroke-linejoin stroke-width tabindex title transform type value viewBox "
    "width x y"
)
_WRITTEN = r"(?:[^\"<>&:?#\s\\]|&amp;)"
_RELATIVE = rf"(?!//){_WRITTEN}*(?:[?#](?:{_WRITTEN}|[:?#])*)?"
_ADDRESS = rf"(?:{_RELATIVE}|(?:https?|webcal)://(?:{_WRITTEN}|[:?#])+|tel:[+\d,;=a-z-]+)"
_FETCHED = "(?:script|numbers|branches)"  # what scripts of ours load by an address of the page
_THEIR_FOLDER = r"/?(?:\.\.?/)*(?:[\w.~-]+/)*assets/"
_SCRIPT = rf"{_THEIR_FOLDER}javascripts/[a-z-]+\.[0-9a-f]{{8}}\.js"
_TOLD = r"(?: (?:hreflang|type|title)=\"[^\"<>]*\")*"
_STYLES = rf"link rel=\"stylesheet\" href=\"{_THEIR_FOLDER}stylesheets/[a-z-]+\.[0-9a-f]{{8}}\.css\""
_OURS = (
    r"!doctype html",
    r"meta charset=\"utf-8\"",
    r"meta(?: (?:name|property)=\"[a-z:_-]+\"){1,2} content=\"[^\"<>]*\"(?: media=\"[^\"<>]*\")?",
    rf"meta http-equiv=\"Content-Security-Policy\" content=\"(?:{policy.pattern_of_policies()})\"",
    rf"link rel=\"(?:canonical|alternate)\"{_TOLD} href=\"{_ADDRESS}\"",
    rf"link rel=\"icon\" href=\"{_THEIR_FOLDER}images/[a-z-]+\.[0-9a-f]{{8}}\.svg\"",
    rf"link rel=\"apple-touch-icon\" href=\"{_THEIR_FOLDER}images/[a-z0-9-]+\.[0-9a-f]{{8}}\.png\"",
    rf"link rel=\"manifest\" href=\"{_RELATIVE}\"",
    rf"link rel=\"preload\" as=\"fetch\" crossorigin href=\"{_THEIR_FOLDER}answers/[A-Za-z-]+\.json\"",
    _STYLES,
    rf"noscript><{_STYLES} media=\"print\"></noscript",
    r"meta http-equiv=\"refresh\" content=\"0; url=(?!//)[\w./~-]*\"",
    rf"script(?: data-[a-z]+=\"{_SCRIPT}\")+>{policy.pattern_of_loaders()}</script",
    r"script type=\"application/ld\+json\">[^<]*</script",
)


@cache
def _tags() -> re.Pattern[str]:
    """Every tag that may stand in what is built; it takes long to compile, and a check needs it not."""
    names = "|".join(sorted({*page_html.ELEMENTS, *THEME.split()}, key=len, reverse=True))
    known = "|".join(sorted(ATTRIBUTES.split(), key=len, reverse=True))
    plain = rf"(?:{known}|aria-[a-z]+|data-(?!{_FETCHED})[a-z]+)(?:=\"[^\"<>]*\")?"
    style = r"style=\"text-align: (?:left|center|right);\""
    led = rf"href=\"{_ADDRESS}\"|src=\"{_RELATIVE}\"|data-branches=\"{_RELATIVE}\"|data-script=\"{_SCRIPT}\""
    led += rf"|data-numbers=\"{_THEIR_FOLDER}answers/numbers\.json\""
    ours = "|".join(_OURS)
    return re.compile(rf"<(?:/(?:{names})|(?:{names})(?:\s+(?:{plain}|{style}|{led}))*\s*/?|{ours})>")


_WITHIN = re.compile(rf"<script data-[^<>]*>({policy.pattern_of_loaders()})</script>")
_IN_AN_ATTRIBUTE = re.compile(r'(?<![a-z-])([a-z-]++)="([^"<>]*+)"')
_LEADING = re.compile(_ADDRESS)
_TAG = re.compile("<[^<>]*>?")
_PLACES = {HOME: "", ROOT: "", SHARED: "", NETWORK: "", PATH: "x/", SITE: "x.example"}


def strange(html: str) -> str:
    """The beginning of the first tag that may not be built; empty if there is none."""
    if all(map(_is_known, _TAG.findall(html))):
        return ""
    left = _tags().sub("", html)
    return left[left.index("<") :][:60].split("\n")[0] if "<" in left else ""


@lru_cache(maxsize=10_000)  # pages are made of the same tags again and again
def _is_known(tag: str) -> bool:
    return bool(_tags().fullmatch(tag))


def _placed(html: str) -> str:
    """HTML with something instead of the slots that only say where a page stands."""
    for slot, instead in _PLACES.items():
        html = html.replace(slot, instead)
    return html


def refuse_content(page: Page, html: str, layers: Layers) -> None:
    """Raise what the HTML of a page holds that it may not, what fixed words give being part of it."""
    html = _placed(html)
    if page_html.is_plain(html):
        return
    for offence in page_html.offences(html, with_words=True):
        known = [*raw_html.find(page, converter(layers))]
        raise Mistakes(known or [_refused(page.name, offence.written)])


def not_ours(html: str) -> str:
    """The beginning of the first thing in a page, its slots filled or empty, that may not be built."""
    html = _placed(html)
    wholly_known = all(map(_is_known_line, html.split("\n")))
    return ("" if wholly_known else strange(html)) or _unnamed(html)


@lru_cache(maxsize=50_000)  # most lines stand in many pages; a tag over two lines makes neither known
def _is_known_line(line: str) -> bool:
    return not strange(line)


def refuse_template(name: str, html: str) -> None:
    """Raise what a rendered page holds that may not be built, its slots still empty."""
    if wrong := not_ours(html):
        raise Mistakes([_refused(name, wrong)])


def _unnamed(html: str) -> str:
    """The beginning of a script that the policy of its page does not name; empty if there is none."""
    digests = [policy.digest(script.encode()) for script in _WITHIN.findall(html)]
    return "" if digests == policy.named(html) else "<script"


def in_attributes(templates: Iterable[str]) -> dict[str, bool]:
    """The slots of calls that stand in attributes, and whether they begin an address there."""
    found: dict[str, bool] = {}
    for html in templates:
        for name, written in _IN_AN_ATTRIBUTE.findall(html):
            for character in RESERVED.findall(written):
                if number(character) is not None:
                    begins = name in ("href", "src") and written.startswith(character)
                    found[character] = found.get(character, False) or begins
    return found


def refuse_value(call: Call, value: str, begins_address: bool | None) -> None:
    """Raise a value that may not be put into a page; None if it stands in no attribute."""
    if not _is_safe(value, begins_address):
        raise Mistakes([_refused(str(call), value[:60])])


@lru_cache(maxsize=500)
def _is_safe(value: str, begins_address: bool | None) -> bool:
    if begins_address is not None and (re.search('["<>]', value)):
        return False
    value = _placed(value)
    return not strange(value) and (not begins_address or bool(_LEADING.fullmatch(value)))


def _refused(name: str, written: str) -> Mistake:
    return Mistake(
        name,
        0,
        f"“{written}” may not be published",
        "Only our own scripts run in a page, and nothing is loaded from elsewhere. "
        "microsite check names the line, if a page holds it.",
        f"“{written}”不能发布。网页里只能运行本站自己的脚本，不能加载别处的东西。",
    )
