"""YAML as editors write it: each value with its line, and pitfalls refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from microsite.files import no_yaml, plain
from microsite.files.mistakes import Mistake, Mistakes

KeyPath = tuple[str | int, ...]


@dataclass
class Document:
    """The data of one file, and where each value stands in it."""

    file: str
    data: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    written: dict[KeyPath, str] = field(default_factory=dict)
    columns: dict[KeyPath, int] = field(default_factory=dict)  # of values in the line of their key, of cells
    headings: dict[KeyPath, str] = field(default_factory=dict)  # of the columns of a table
    header: tuple[str, ...] = ()  # all columns of that table
    files: dict[KeyPath, str] = field(default_factory=dict)  # of values that stand in another file

    def positions(self) -> Document:
        """The places alone; of thousands of branches the data would be kept twice."""
        return Document(self.file, lines=self.lines, files=self.files, columns=self.columns)

    def line(self, path: KeyPath) -> int:
        """The line of a value, or of the nearest value that encloses it."""
        return self.position(path)[1]

    def position(self, path: KeyPath) -> tuple[str, int]:
        """The file and line of a value, or of the nearest value that encloses it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.files.get(path, self.file), self.lines.get(path, 1)

    def mistake(self, path: KeyPath, message: str, hint: str, zh: str) -> Mistake:
        """Something wrong with a value."""
        return Mistake(*self.position(path), message, hint, zh, column=self.column(path))

    def column(self, path: KeyPath) -> int:
        """Where a value begins in its line, of several cells the first; 0 where it is unknown."""
        if not self.headings or path in self.columns:
            return self.columns.get(path, 0)
        cells = (column for place, column in self.columns.items() if place[: len(path)] == path)
        return next(cells, 0) if path else 0

    def borrow(self, path: KeyPath, other: Document) -> None:
        """Note that a value is the whole of another document."""
        self.files[path], self.lines[path] = other.position(())
        self.columns.update({(*path, *place): column for place, column in other.columns.items()})

    def take(self, path: KeyPath, other: Document) -> None:
        """Take a value of another document over, with the place where it stands."""
        into, source = self.data, other.data
        for part in path[:-1]:
            into, source = into[part], source[part]
        into[path[-1]] = source[path[-1]]
        for place in [place for place in other.lines if place[: len(path)] == path]:
            self.files[place], self.lines[place] = other.position(place)
            if place in other.written:
                self.written[place] = other.written[place]
            if place in other.columns:
                self.columns[place] = other.columns[place]

    def lay_over(self, other: Document, *path: str) -> None:
        """Lay the entries below a key over those of another document, which come first."""
        own, below = self.data, other.data
        for key in path:
            own, below = own.get(key), below.get(key)
        if isinstance(own, dict) and isinstance(below, dict):
            for name in below:
                if name not in own:
                    self.take((*path, name), other)
            ordered = {name: own[name] for name in below} | own
            own.clear()
            own.update(ordered)


def read(path: Path, name: str) -> Document:
    """Read one YAML file; `name` is what messages call it."""
    return parse(plain.text(path, name), name)


def parse(text: str, name: str) -> Document:
    """Read YAML as it stands in a file."""
    document = Document(name)
    try:
        node, loader = _composed(text)
        if node is None:
            raise Mistakes.one(
                name,
                1,
                "the file is empty",
                "Write the data or delete the file.",
                "文件是空的。请写上内容，或删掉文件。",
            )
        document.data = _value(node, (), document, loader)
        _note_remarks(document, text)
    except yaml.MarkedYAMLError as error:
        raise Mistakes([no_yaml.told(error, name, text)]) from None
    except yaml.YAMLError:
        raise Mistakes.one(
            name,
            1,
            "this is not YAML: a character that nobody sees",
            "Delete the character and type it anew.",
            "有不能用的字符，文件读不了。请删掉那个字符，重新输入。",
        ) from None
    except RecursionError:
        raise Mistakes.one(
            name,
            1,
            "lists within lists, too deep to read",
            "Close the brackets.",
            "括号套得太深，读不了。请看是不是少了右括号。",
        ) from None
    if not isinstance(document.data, dict):
        if wrong := no_yaml.no_keys(text, name):
            raise Mistakes([wrong])
        raise Mistakes.one(
            name,
            1,
            "expected keys with values, such as “id: riverside”",
            "Compare with another file in this folder.",
            "这里要写字段和内容，例如 id: riverside。请对照同一文件夹里的其他文件。",
        )
    return document


_REMARK = re.compile(r"\A(?:- ++)?+[\w-]++: ++(?P<value>#[0-9a-fA-F]{3,8})\b", re.ASCII)


def _note_remarks(document: Document, text: str) -> None:
    """What was written where a value is empty, since it begins with # and is taken for a remark."""
    lines = text.split("\n") if ": #" in text else []
    for path, written in document.written.items() if lines else ():
        if not written and (found := _REMARK.match(lines[document.lines[path] - 1].lstrip(" "))):
            document.written[path] = found["value"]


_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where it was built
_READ_OTHERWISE = re.compile("[\t\ufeff\x85\u2028\u2029]")  # what the fast one takes for something else
_ESCAPED = re.compile(r"\\[xuU]")  # could be any character
_TEXT = "tag:yaml.org,2002:str"  # most values, which nothing has to be made of
# Numbers as people write them; YAML takes 010 for 8, 1:30 for 90 and 4_0 for 40, which nobody wants
_NUMBERS = {
    "tag:yaml.org,2002:int": re.compile(r"-?(?:0|[1-9]\d{0,18})", re.ASCII),
    "tag:yaml.org,2002:float": re.compile(r"-?(?:0|[1-9]\d{0,18})\.\d{1,18}", re.ASCII),
}
_KINDS = {  # of values, as YAML tells them by itself
    *(
        f"tag:yaml.org,2002:{kind}"
        for kind in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
    ),
    *("tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"),
}
_LONGEST = 1_000  # characters; what is longer is text, and making something else of it would take long
_DEEPEST = 5_000  # nodes within each other; far above, the fast one ends the process


def shipped(path: Path) -> Any:
    """What a YAML file that comes with the engine says; no editor writes it, so no mistake is told."""
    return yaml.load(path.read_text("utf-8"), _FAST)


def _holds_any(node: yaml.Node, known: Mapping[str, Any]) -> bool:
    """Whether a value has a key of another one, so that the two can't be one."""
    return isinstance(node, yaml.MappingNode) and any(str(key.value) in known for key, _ in node.value)


def _twice(document: Document, key: yaml.Node, value: yaml.Node, path: KeyPath, is_another: bool) -> Mistake:
    """A key that stands in another line already; what stands below both mostly belongs together."""
    line, first = key.start_mark.line + 1, document.lines[path]
    hint = "Keep one of the two. Is it another one, such as a number for another purpose? Rename it."
    zh = "请只留一个；如果写的是另一项（例如另一种用途的电话），请改字段名。"
    if both := _spans_of_both(document.written.get(path, ""), str(value.value)):
        hint = f'Write both in one: {key.value}: "{both}".'
        zh = f'请合在一处写：{key.value}: "{both}"。'
    if isinstance(value, yaml.SequenceNode):
        hint = "Put the items of both into one of them, and delete the other."
        zh = "请把两处的各项合在一处，再删掉另一处。"
    if value.start_mark.line + 1 > line and not is_another:
        hint = f"Move what stands below it to line {first}, below what is there, and delete this line."
        zh = f"请把它下面的内容移到第{first}行那个的下面，接在原有内容之后，再删掉这一行。"
    return Mistake(
        document.file,
        line,
        f"the key “{key.value}” stands twice, here and in line {first}",
        hint,
        f"字段“{key.value}”写了两次，这里和第{first}行。{zh}",
        column=key.start_mark.column + 1,
    )


_SPANS = re.compile(r"\d\d:\d\d-\d\d:\d\d(?:, \d\d:\d\d-\d\d:\d\d){0,9}", re.ASCII)


def _spans_of_both(one: str, other: str) -> str:
    """The hours of both, if each has only hours, and others than the other."""
    both = sorted({*one.split(", "), *other.split(", ")})
    are_spans = one != other and _SPANS.fullmatch(one) and _SPANS.fullmatch(other)
    return ", ".join(both) if are_spans and all(a[-5:] <= b[:5] for a, b in pairwise(both)) else ""


def _composed(text: str) -> tuple[yaml.Node | None, yaml.SafeLoader]:
    """The tree of a text; what the fast loader refuses is read by the other, which says where and why."""
    if not _READ_OTHERWISE.search(text) and sum(map(text.count, ("[", "{", "- "))) <= _DEEPEST:
        try:
            loader = _FAST(text)
            node = loader.get_single_node()
            if "?" not in text or _asks_in_quotes(node, text):
                return node, loader
        except (yaml.YAMLError, ValueError):
            pass  # told by the other
    loader = yaml.SafeLoader(text)
    return loader.get_single_node(), loader


def _asks_in_quotes(node: yaml.Node | None, text: str) -> bool:
    """Whether every question mark stands in quotation marks; elsewhere the two may read it otherwise."""
    left, quoted = [node], 0
    while left:
        match left.pop():
            case yaml.ScalarNode(value=value, style=style) if style in ("'", '"'):
                quoted += value.count("?")
            case yaml.SequenceNode(value=items):
                left += items
            case yaml.MappingNode(value=pairs):
                left += [part for pair in pairs for part in pair]
    return quoted == text.count("?") and not _ESCAPED.search(text)


def _tagged(file: str, node: yaml.Node) -> Mistake:
    """A word behind an exclamation mark, which YAML takes for a kind of value and leaves out."""
    tag = node.tag.replace("tag:yaml.org,2002:", "!!")
    return Mistake(
        file,
        node.start_mark.line + 1,
        f"“{tag}” begins with an exclamation mark, and YAML would leave it out",
        f'Delete it, or put all of the value into quotation marks: "{tag} …".',
        f'“{tag}”以感叹号开头，会被丢掉。请删掉，或者把整个内容放进引号里："{tag} …"。',
        column=node.start_mark.column + 1,
    )


def _value(node: yaml.Node, path: KeyPath, document: Document, loader: yaml.SafeLoader) -> Any:
    line = node.start_mark.line + 1
    document.lines.setdefault(path, line)
    if path in document.written or getattr(node, "seen", False):
        raise Mistakes.one(
            document.file,
            line,
            "an alias (*) repeats a value from elsewhere",
            "Write the value out.",
            "星号 * 引用了别处的内容。请直接写出内容。",
        )
    if node.tag not in _KINDS:
        raise Mistakes([_tagged(document.file, node)])
    node.seen = True
    is_scalar = isinstance(node, yaml.ScalarNode)
    if document.lines[path] == line and (is_scalar or node.flow_style):
        document.columns[path] = node.start_mark.column + 1
    if is_scalar:
        document.written[path] = node.value
        number = _NUMBERS.get(node.tag)
        if node.tag == _TEXT or len(node.value) > _LONGEST or (number and not number.fullmatch(node.value)):
            return node.value
        try:
            return loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), document, loader) for index, item in enumerate(node.value)]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(getattr(key_node, "value", ""))
        key_line = key_node.start_mark.line + 1
        if key in data:
            is_another = isinstance(data[key], dict) and _holds_any(value_node, data[key])
            raise Mistakes([_twice(document, key_node, value_node, (*path, key), is_another)])
        document.lines[*path, key] = key_line
        data[key] = _value(value_node, (*path, key), document, loader)
    return data
