"""A logo as SVG, made anew of what only draws: nothing in it runs, loads or names anything elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from microsite.files import plain
from microsite.files.mistakes import Mistakes, Wrong

LARGEST_FILE = 60_000  # bytes; it stands in every page
MOST_ELEMENTS = 2_000
SPACE = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DRAWING = (
    "g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath use "
    "title desc"
)
_LOOKS = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-dasharray stroke-opacity opacity clip-path clip-rule stop-color stop-opacity color"
)
_FORMS = (
    "d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform viewBox offset gradientUnits "
    "gradientTransform spreadMethod clipPathUnits preserveAspectRatio id"
)
DRAWING, LOOKS, FORMS = (frozenset(words.split()) for words in (_DRAWING, _LOOKS, _FORMS))
_OF_PROGRAMS = frozenset({"metadata", "namedview"})  # what drawing programs note for themselves
_REFUSED = {
    "script": ("a script", "脚本"),
    "foreignObject": ("foreign content", "外部内容"),
    "image": ("a picture of points", "位图"),
    "text": ("letters, which look different on every device", "文字（在各种手机上样子不同）"),
}
_HERE = re.compile(r"#[\w.-]+")
_PLAIN_VALUE = re.compile(r"[^<>&\"'\\;{}]*")
_URL = re.compile(r"url\(\s*#[\w.-]+\s*\)")
_SELECTORS = re.compile(r"\s*+(?:\.[\w-]++[\s,]*+)++")
_FRAMES = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")  # around a style sheet in XML


def read(project: Path, name: str) -> bytes:
    """The logo of a project, made anew."""
    try:
        return cleaned(plain.read(project / name, name, LARGEST_FILE))
    except Wrong as error:
        raise refused(name, error) from None


def refused(name: str, error: Wrong) -> Mistakes:
    """What is wrong with the logo of a project."""
    return Mistakes.one(
        name,
        0,
        f"the logo {error}",
        "In the drawing program turn letters into paths, and save it as plain SVG.",
        f"标志文件{error.zh}。请在绘图软件里把文字转成路径，另存为普通 SVG。",
    )


def cleaned(content: bytes) -> bytes:
    """The drawing alone; Wrong says what can't be left out without changing it, or may not be there."""
    root = _parsed(content)
    if root.tag != f"{{{SPACE}}}svg":
        raise Wrong("is no SVG", "不是 SVG")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise _too_many()
    classes = dict(_classes(root))
    made = _made(root, classes)
    _refuse_many(made)
    if "viewBox" not in made.attrib:
        made.set("viewBox", f"0 0 {_length(root, 'width')} {_length(root, 'height')}")
    for name in ("width", "height", "x", "y"):
        made.attrib.pop(name, None)
    etree.cleanup_namespaces(made)
    return str(etree.tostring(made, encoding="unicode")).encode()


def _refuse_many(root: etree._Element) -> None:
    """Raise what draws parts again and again, or within themselves: every reader's device would do so."""
    named = {element.get("id"): element for element in root.iter() if element.get("id")}
    drawn: dict[str, int | None] = {}  # None: being counted

    def count(element: etree._Element) -> int:
        parts = 1 + sum(map(count, element))
        target = (element.get("href") or "").removeprefix("#")
        if target in named:
            if target not in drawn:
                drawn[target] = None
                drawn[target] = count(named[target])
            again = drawn[target]
            if again is None:
                raise Wrong(f"draws “{target}” within itself", f"里的“{target}”引用了它自己")
            parts += again
        return parts

    try:
        parts = count(root)
    except RecursionError:
        raise _too_many() from None
    if parts > MOST_ELEMENTS:
        raise _too_many()


def _too_many() -> Wrong:
    return Wrong(f"has more than {MOST_ELEMENTS:,} parts", f"超过 {MOST_ELEMENTS:,} 个图形")


def _parsed(content: bytes) -> etree._Element:
    if b"<!DOCTYPE" in content and b"<!ENTITY" in content:
        raise Wrong("defines entities", "里面定义了实体（ENTITY）")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Wrong("is no SVG that can be read", "读不了，不是 SVG") from None


def _made(element: etree._Element, classes: Mapping[str, Mapping[str, str]]) -> etree._Element:
    name = etree.QName(element).localname
    made = etree.Element(f"{{{SPACE}}}{name}", nsmap={None: SPACE})
    for key, value in _attributes(element, classes):
        made.set(key, value)
    if name in ("title", "desc"):
        made.text = element.text
    for child in element:
        if _stays(child):
            made.append(_made(child, classes))
    return made


def _stays(element: etree._Element) -> bool:
    """Whether a part belongs to the drawing; what may not be there is refused."""
    if not isinstance(element.tag, str):
        return False
    name, space = etree.QName(element).localname, etree.QName(element).namespace
    if name in _REFUSED:
        raise Wrong(f"holds {_REFUSED[name][0]}", f"里有{_REFUSED[name][1]}")
    if space != SPACE or name in _OF_PROGRAMS or name == "style":
        return False
    if name not in DRAWING:
        raise Wrong(f"holds “{name}”, which is no plain drawing", f"里有“{name}”，不是普通图形")
    return True


def _attributes(
    element: etree._Element, classes: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    written = {str(name): str(value) for name, value in element.attrib.items()}
    if running := next((name for name in written if name.lower().startswith("on")), None):
        raise Wrong(f"holds {running}, which runs something", f"里有会运行的 {running}")
    found = {name: value for name, value in written.items() if name in FORMS | LOOKS}
    for name in written.get("class", "").split():
        found |= classes.get(name, {})
    found |= _looks(written.get("style", ""))
    if target := written.get("href") or written.get(_XLINK):
        if not _HERE.fullmatch(target):
            raise Wrong(f"leads elsewhere: {target[:40]}", f"引用了别处的内容：{target[:40]}")
        found["href"] = target
    for name, value in sorted(found.items()):
        if "url(" in value and not _URL.fullmatch(value.strip().replace('"', "").replace("'", "")):
            raise Wrong(f"loads something in {name}", f"的 {name} 会加载别处的内容")
        value = value.replace('"', "").replace("'", "") if "url(" in value else value
        if not _PLAIN_VALUE.fullmatch(value):
            raise Wrong(f"holds an unusual {name}", f"的 {name} 写法不寻常")
        yield name, value


def _looks(style: str) -> dict[str, str]:
    """What a style says of how something is drawn."""
    pairs = (part.partition(":") for part in style.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, _, value in pairs if name.strip() in LOOKS}


def _classes(root: etree._Element) -> Iterator[tuple[str, dict[str, str]]]:
    """The looks of classes, as drawing programs write them; other rules are refused."""
    looks: dict[str, dict[str, str]] = {}
    for element in root.iter(f"{{{SPACE}}}style"):
        *rules, rest = _uncommented(element.text or "").split("}")
        for rule in (*rules, *([rest] if rest.strip() else [])):
            names, opened, style = rule.partition("{")
            if rule is rest or not opened or "{" in style or not _SELECTORS.fullmatch(names):
                raise Wrong("has styles that are not plain classes", "里的样式表太复杂")
            for name in re.findall(r"\.([\w-]+)", names):
                looks[name] = looks.get(name, {}) | _looks(style)
    yield from looks.items()


def _uncommented(text: str) -> str:
    """A style sheet without its comments; one that does not end takes the rest, as in a browser."""
    first, *others = text.split("/*")
    return _FRAMES.sub("", "".join([first, *(other.partition("*/")[2] for other in others)]))


def _length(root: etree._Element, name: str) -> str:
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*", root.get(name) or "")
    if not found:
        raise Wrong("does not say its size; it needs a viewBox", "没有写尺寸，缺少 viewBox")
    return found[1]


def size(drawing: bytes) -> tuple[float, float]:
    """The width and height of a cleaned logo, in its own measure."""
    box = etree.fromstring(drawing).get("viewBox") or ""
    numbers = re.findall(r"-?\d+(?:\.\d+)?", box)
    if len(numbers) != 4 or float(numbers[2]) <= 0 or float(numbers[3]) <= 0:
        raise Wrong("does not say its size; it needs a viewBox", "没有写尺寸，缺少 viewBox")
    return float(numbers[2]), float(numbers[3])
