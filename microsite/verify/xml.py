"""XML that strangers may have written: read without entities and without asking anybody else."""

from __future__ import annotations

from typing import Any

from lxml import etree

_HTML = "{http://www.w3.org/1999/xhtml}"


def parsed(content: bytes) -> etree._Element | None:
    """The outermost element; None if it is no XML, or more than text about pages."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return None
    return None if root.getprevious() is not None or any(map(_runs, root.iter())) else root


def _runs(node: Any) -> bool:
    """Whether a browser that shows it may do something by it, such as run a script."""
    if not isinstance(node.tag, str):
        return node.tag is etree.PI
    return node.tag.startswith(_HTML) and node.tag != f"{_HTML}link"


def texts(root: etree._Element, name: str) -> list[str]:
    """The texts of all elements of a name, such as {namespace}loc."""
    return [(element.text or "").strip() for element in root.iter(name)]
