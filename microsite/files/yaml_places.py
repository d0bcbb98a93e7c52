"""Where a value stands in a YAML file as people write it, and what is written there instead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from microsite.files import yamlfile
from microsite.files.mistakes import Mistakes
from microsite.files.rewriting import Splice, with_ends_of

_STEP = re.compile(r"(?:\.md\b|[^.])+")  # the names of pages have a full stop
_OTHERWISE = re.compile("[\t\x85\u2028\u2029\ufeff]")  # taken for something else unless escaped
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True)
class _Place:
    """A node, the pair or list in which it stands, and what is missing of the path below it."""

    node: yaml.Node
    parents: tuple[yaml.Node, ...]
    missing: tuple[str, ...]


class Written:
    """The text of a YAML file, in which values are found by their path: hotlines.complaint.number."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.data = yamlfile.parse(text, name).data  # refuses what can't be read
        self.root = yaml.compose(text, yaml.SafeLoader)

    def value(self, path: str) -> str | None:
        """What is written at a path; None if nothing is."""
        place = self._find(path)
        return None if place.missing or not isinstance(place.node, yaml.ScalarNode) else place.node.value

    def with_value(self, path: str, value: str, typed: bool = False) -> str:
        """The text with another value at a path; without one, with nothing there.

        `typed` lets a new value be a day or a number, else it is text.
        """
        place = self._find(path)
        if not value:
            splice = self._removal(place, path)
        elif place.missing:
            splice = self._addition(place, path, value, typed)
        else:
            splice = self._exchange(place.node, path, value)
        end = splice.start + len(splice.old)
        return self.text[: splice.start] + with_ends_of(self.text, splice.new) + self.text[end:]

    def _find(self, path: str) -> _Place:
        node, rest = self.root, path
        parents: list[yaml.Node] = []
        while rest:
            self._refuse_marked(node, path)
            below, after = _step(node, rest)
            if below is None:
                return _Place(node, tuple(parents), tuple(_STEP.findall(rest)))
            parents.append(node)
            node, rest = below, after
        self._refuse_marked(node, path)
        return _Place(node, tuple(parents), ())

    def _exchange(self, node: yaml.Node, path: str, value: str) -> Splice:
        if not isinstance(node, yaml.ScalarNode):
            raise self._refused(
                path, "holds several values", f"Name one of them: {path}.…", "下面有几项内容，请写明是哪一项"
            )
        if node.style in ("|", ">") or node.start_mark.line != node.end_mark.line:
            raise self._refused(
                path, "goes over several lines", "Change it in the file.", "写了几行，请直接在文件里改"
            )
        start, end = node.start_mark.index, node.end_mark.index
        new = _scalar(value, node)
        return Splice(start, self.text[start:end], f" {new}" if self.text[start - 1] == ":" else new)

    def _addition(self, place: _Place, path: str, value: str, typed: bool) -> Splice:
        """A new pair or item, at the end of those that it joins."""
        node, names = place.node, place.missing
        if isinstance(node, yaml.SequenceNode):
            if names != (str(len(node.value)),):
                raise self._refused(
                    path,
                    f"is not in the list, which has {len(node.value)}",
                    f"The next one is {len(node.value)}; the first is 0.",
                    f"不在列表里；列表有{len(node.value)}项，第一项写 0，新的一项写 {len(node.value)}",
                )
            last_item = node.value[-1] if node.value else None
            like = last_item if isinstance(last_item, yaml.ScalarNode) else None
            entry = _scalar(value, like, typed)
        elif isinstance(node, yaml.MappingNode):
            *outer, last = (_scalar(name, None) for name in names)
            entry = f"{last}: {_scalar(value, None, typed)}"
            for name in reversed(outer):
                entry = f"{name}: {{{entry}}}"
        else:
            raise self._refused(
                path, "stands below a value", "Look at the path.", "不在这个字段下面，请看路径"
            )
        if node.flow_style:
            last_end = _end(node.value[-1]) if node.value else node.start_mark.index + 1
            return Splice(last_end, "", f", {entry}" if node.value else entry)
        indent = "\n" + " " * node.start_mark.column
        line_end = self.text.find("\n", _end(node))
        at = len(self.text) if line_end < 0 else line_end
        at -= self.text[at - 1 : at] == "\r"
        dash = "- " if isinstance(node, yaml.SequenceNode) else ""
        return Splice(at, "", f"{indent}{dash}{entry}")

    def _removal(self, place: _Place, path: str) -> Splice:
        """A pair or item taken out, in lines of its own with its lines."""
        if place.missing or not place.parents:
            raise self._refused(path, "is not there", "Look at the path.", "没有这一项，请看路径")
        parent = place.parents[-1]
        items = [*_items(parent)]
        at = next(number for number, item in enumerate(items) if item[-1] is place.node)
        if len(items) == 1:
            raise self._refused(
                path,
                "is all that its list or field holds",
                f"Take that away as a whole: {path.rpartition('.')[0]}",
                "是上一级里唯一的内容，请去掉上一级",
            )
        start, end = items[at][0].start_mark.index, _end(items[at])
        if parent.flow_style:
            if at:
                start = _end(items[at - 1])
            else:
                end = items[1][0].start_mark.index
            return Splice(start, self.text[start:end], "")
        begin = self.text.rfind("\n", 0, start) + 1
        before, after = self.text[begin:start], self.text.find("\n", end)
        after = len(self.text) if after < 0 else after + 1
        own = before.strip() == ("-" if isinstance(parent, yaml.SequenceNode) else "")
        left = self.text[end:after].strip()
        if not own or (left and not left.startswith("#")):
            raise self._refused(
                path,
                "shares its line with others",
                "Take it out in the file.",
                "和别的内容写在一行，请直接在文件里删",
            )
        return Splice(begin, self.text[begin:after], "")

    def _refuse_marked(self, node: yaml.Node, path: str) -> None:
        if self.text[node.start_mark.index : node.start_mark.index + 1] in ("&", "!", "*"):
            raise self._refused(
                path,
                "has a mark (&, ! or *) before it",
                "Change it in the file.",
                "前面有 &、! 或 *，请直接在文件里改",
            )

    def _refused(self, path: str, message: str, hint: str, zh: str) -> Mistakes:
        return Mistakes.one(self.name, 0, f"“{path}” {message}", hint, f"“{path}”{zh}。")


def _step(node: yaml.Node, rest: str) -> tuple[yaml.Node | None, str]:
    """What stands at the next name of a path, if anything, and what is left of the path."""
    if isinstance(node, yaml.SequenceNode):
        name, _, after = rest.partition(".")
        known = name.isascii() and name.isdecimal() and len(name) < 6 and int(name) < len(node.value)
        return node.value[int(name)] if known else None, after
    if isinstance(node, yaml.MappingNode):
        fitting = [
            (key.value, value)
            for key, value in node.value
            if rest == key.value or rest.startswith(f"{key.value}.")
        ]
        if fitting:
            name, value = max(fitting, key=lambda pair: len(pair[0]))
            return value, rest[len(name) + 1 :]
    return None, rest


def _items(node: yaml.Node) -> Iterator[tuple[yaml.Node, ...]]:
    """The pairs of a mapping, or the items of a list."""
    for item in node.value:
        yield item if isinstance(item, tuple) else (item,)


def _end(node: yaml.Node | tuple[yaml.Node, ...]) -> int:
    """Where something ends, without the remarks and empty lines after it."""
    if isinstance(node, tuple):
        return _end(node[-1])
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        return _end(node.value[-1])
    end: int = node.end_mark.index
    return end


def _scalar(value: str, like: yaml.ScalarNode | None, typed: bool = False) -> str:
    """A text as YAML: in the quotation marks that were there, else in some only where it needs them."""
    style, known = (like.style, {_TEXT, like.tag}) if like else (None, {_TEXT})
    meaning = "" if style else _plain(value)
    if meaning in known or (typed and meaning):
        return value
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return _quoted(value)


def _plain(value: str) -> str:
    """What YAML takes a text for without quotation marks; empty if it can't do without."""
    if _OTHERWISE.search(value):
        return ""
    try:
        node = yaml.compose(f"[{value}]", yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return ""
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(items) == 1 and isinstance(items[0], yaml.ScalarNode) and not items[0].style:
        return str(items[0].tag) if items[0].value == value and items[0].start_mark.index == 1 else ""
    return ""


def _quoted(value: str) -> str:
    """A text in quotation marks, each character that nobody sees escaped."""
    shown = (
        character if character.isprintable() and character not in '"\\' else _escaped(character)
        for character in value
    )
    return f'"{"".join(shown)}"'


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\U{code:08x}" if code > 0xFFFF else json.dumps(character)[1:-1]
