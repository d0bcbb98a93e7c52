"""XML that strangers may have written: read without entities and without asking anybody else."""

from __future__ import annotations

from lxml import etree


def parsed(content: bytes) -> etree._Element | None:
    """The outermost element; None if it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        return None


def texts(root: etree._Element, name: str) -> list[str]:
    """The texts of all elements of a name, such as {namespace}loc."""
    return [(element.text or "").strip() for element in root.iter(name)]
