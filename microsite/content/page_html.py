"""The HTML that pages may hold: what Markdown writes, a few elements besides; nothing that runs or loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from microsite.files import pictures

PICTURES = tuple(pictures.FORMATS)

EVERYWHERE = frozenset({"class", "id", "lang", "dir", "title", "aria-label"})
_PLAIN = (
    "abbr b blockquote caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 i ins kbd mark "
    "p pre q rp rt ruby s small span strong sub summary sup table tbody tfoot thead tr u ul"
)
_VOID = frozenset({"br", "hr", "img", "wbr"})
_CELL = frozenset({"colspan", "rowspan", "scope", "style"})
ELEMENTS: dict[str, frozenset[str]] = {name: frozenset() for name in _PLAIN.split()} | {
    "a": frozenset({"href", "hreflang"}),
    "br": frozenset(),
    "data": frozenset({"value"}),
    "details": frozenset({"open"}),
    "hr": frozenset(),
    "img": frozenset({"src", "alt", "width", "height", "loading"}),
    "li": frozenset({"value"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "td": _CELL,
    "th": _CELL,
    "time": frozenset({"datetime"}),
    "wbr": frozenset(),
}
_TAG = re.compile(r"""<[a-z][a-z0-9]*(?:\s+[a-z-]+(?:="[^"<>]*")?)*\s*/?>""")
_ALIGNED = re.compile(
    r"text-align: (?:left|center|right);"
)  # as Markdown writes it for the columns of tables
DIALLED, _MAIL = "tel:", "mailto:"
_STRANGE = re.compile(r"[\x00-\x20\x7f-\x9f\\\ufffd\U000f0000-\U0010fffd]")
_SCHEME = re.compile(r"[^/?#]*?:")
_ELSEWHERE = re.compile(r"https?://(?!\d+(?:\.\d+){3}\b)[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]|$)")
_THEIRS = re.compile(r"ms-|find-")  # ids and classes of the theme and of words, which scripts look for
# classes that pages may have of it: a list of what is kept, a button to look again, what no paper shows
_TO_USE = frozenset({"ms-keeps", "ms-again", "ms-screen"})


def _plain_tags() -> re.Pattern[str]:
    """Every tag of a page that may pass without a closer look."""
    names = "|".join(sorted(ELEMENTS, key=len, reverse=True))
    known = EVERYWHERE.union(*ELEMENTS.values()) - {"href", "src", "style", "id"}
    plain = rf"(?:{'|'.join(sorted(known, key=len, reverse=True))})(?:=\"[^\"<>\U000f0000-\U0010fffd]*\")?"
    written = r"(?:[^\"<>&:?#\s\\\U000f0000-\U0010fffd]|&amp;)"
    relative = rf"(?!/){written}*(?:[?#](?:{written}|[:?#])*)?"
    elsewhere = rf"https?://[\w-]+(?:\.[\w-]+)+(?:[/?#](?:{written}|[:?#])*)?"
    others = rf"href=\"(?:{relative}|{elsewhere})\"|src=\"{relative}\"|id=\"[^\"<>&]*\""
    return re.compile(rf"<(?:/(?:{names})|(?:{names})(?:\s+(?:{plain}|{others}))*\s*/?)>")


_PLAIN_TAGS = _plain_tags()


def is_plain(html: str) -> bool:
    """Whether nothing in the HTML of a page asks for a closer look; a hundred times faster than that."""
    return "<" not in _PLAIN_TAGS.sub("", html)


class Offence(NamedTuple):
    """What a page may not hold: how it is written, what it is, and what to write instead."""

    written: str
    message: str
    hint: str
    zh: str


def offences(html: str, with_words: bool = False) -> Iterator[Offence]:
    """Everything in the HTML of a page that is not on the lists of this module, in order.

    What words give has classes of the theme.
    """
    reader = _Reader(with_words)
    reader.feed(html)
    reader.close()
    yield from reader.found
    if reader.open:
        yield _unbalanced(reader.open[-1])


def leads_safely(address: str) -> bool:
    """Whether a link may lead there: to another page or place of this site, or to a web page elsewhere."""
    if _STRANGE.search(address) or address.startswith("/"):
        return False
    return not _SCHEME.match(address) or bool(_ELSEWHERE.match(address))


def shows_own_picture(address: str) -> bool:
    """Whether a picture is one of this site."""
    return (
        leads_safely(address)
        and not _SCHEME.match(address)
        and address.casefold().endswith(PICTURES)
        and not re.search("[?#]", address)
    )


class _Reader(HTMLParser):
    """Reads HTML as browsers do; what they could read otherwise is refused, for it is not written plainly."""

    def __init__(self, with_words: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.with_words = with_words
        self.found: list[Offence] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        written = self.get_starttag_text() or ""
        if tag not in ELEMENTS:
            self.found.append(_element(tag))
            return
        if not _TAG.fullmatch(written):
            self.found.append(_malformed(written))
        names = [name for name, _ in attributes]
        for name, value in attributes:
            if name not in EVERYWHERE | ELEMENTS[tag] or names.count(name) > 1:
                self.found.append(_attribute(tag, name))
            elif wrong := _value(name, value or "", self.with_words):
                self.found.append(wrong)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag in ELEMENTS and tag not in _VOID:
            self.found.append(_unbalanced(tag))  # browsers take <b/> for <b>
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in ELEMENTS and self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ELEMENTS:
            self.found.append(_element(tag))
        else:
            self.found.append(_unbalanced(tag))

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self.found.append(_malformed(data[data.index("<") :]))

    def handle_comment(self, data: str) -> None:
        self.found.append(_malformed("<!--"))

    def handle_decl(self, decl: str) -> None:
        self.found.append(_malformed("<!"))

    def unknown_decl(self, data: str) -> None:
        self.found.append(_malformed("<!"))

    def handle_pi(self, data: str) -> None:
        self.found.append(_malformed("<?"))


def _value(name: str, value: str, with_words: bool) -> Offence | None:
    if name == "class" and not with_words and (wrong := _class(value)):
        return wrong
    if name == "href" and not leads_safely(value):
        return _address(value)
    if name == "src" and not shows_own_picture(value):
        return Offence(
            value,
            f"“{value}” is no picture of this site",
            f"Put it beside the page ({', '.join(PICTURES)}) and write ![what it shows](picture.png).",
            f"“{value}”不是本站的图片。请把图片（{'、'.join(PICTURES)}）放在网页旁边，"
            "写 ![图片内容](picture.png)。",
        )
    if name == "id" and _THEIRS.match(value):
        return Offence(
            value,
            f"the id “{value}” is one of the generator's",
            "Choose another id.",
            f"编号“{value}”另有用处。请换一个。",
        )
    if (name == "style" and not _ALIGNED.fullmatch(value)) or re.search("[\U000f0000-\U0010fffd]", value):
        return _attribute("…", name)
    return None


def _class(value: str) -> Offence | None:
    """A class of the theme, by which its scripts find what is theirs."""
    own = set(unescape(value).split())
    if not any(map(_THEIRS.match, own - _TO_USE)):
        return None
    return Offence(
        value,
        f"the class “{value}” is one of the generator's",
        "Leave it out: words such as {{ hotline(…) }} bring their own looks.",
        f"样式“{value}”另有用处。请删掉；{{{{ hotline(…) }}}} 这样的词自带样式。",
    )


def _address(value: str) -> Offence:
    """Where no link may lead, with what to write instead: a number or a mail address needs none."""
    hint = "Link to a page, such as risks/loans.md, or to https://…"
    zh = "请链接到本站网页，例如 risks/loans.md，或 https:// 开头的网址。"
    if value.casefold().startswith(DIALLED):
        hint = 'Write {{ hotline("complaint") }} instead of the whole link: it can be called.'
        zh = '整个链接请改成 {{ hotline("complaint") }}：能直接拨打。'
    elif value.casefold().startswith(_MAIL):
        written = value[len(_MAIL) :].partition("?")[0]
        hint = f"Write the address itself into the text, without brackets: {written}"
        zh = f"邮箱地址不能做成链接，请不要方括号和圆括号，直接把地址写进正文：{written}"
    return Offence(
        value, f"“{value}” is no address to which a page may lead", hint, f"链接不能写“{value}”。{zh}"
    )


def _element(tag: str) -> Offence:
    return Offence(
        f"<{tag}",
        f"<{tag}> does not work in pages",
        "Write it as Markdown. Scripts, forms and frames don't belong in pages.",
        f"网页里不能用 <{tag}>。请用 Markdown 写；脚本、表单、框架不能放进网页。",
    )


def _attribute(tag: str, name: str) -> Offence:
    return Offence(
        name,
        f"“{name}” does not work here in pages",
        "Leave it out." + (' Words stand in the text, not in "…" of an element.' if tag == "…" else ""),
        f"网页的这个地方不能用“{name}”。请删掉。",
    )


def _malformed(written: str) -> Offence:
    return Offence(
        written[:40].split("\n")[0],
        f"“{written[:40]}” can't be read as HTML",
        'Write small letters and name="value"; &lt; for the sign itself; leave comments out.',
        f'“{written[:40]}”不是正确的 HTML。请用小写字母，属性写成 name="value"；'
        "要显示这个符号，请写 &lt;；注释请删掉。",
    )


def _unbalanced(tag: str) -> Offence:
    return Offence(
        f"<{tag}",
        f"<{tag}> is not closed where it must be, or closed twice",
        f"Write <{tag}> … </{tag}>, one inside the other, or use Markdown.",
        f"<{tag}> 没有正确闭合。请成对写 <{tag}> … </{tag}>，一层套一层，或改用 Markdown。",
    )
