"""YAML as editors write it: each value with its line, and pitfalls refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from microsite.files import plain
from microsite.files.mistakes import Mistake, Mistakes

KeyPath = tuple[str | int, ...]

WIDE = {"：": ":", "，": ",", "“": '"', "”": '"'}  # what a Chinese keyboard gives for the signs of YAML


def typed_wide(character: str) -> str:
    """A hint that a sign was typed with the Chinese keyboard."""
    plain = WIDE[character]
    asked = f"Was {character} typed with the Chinese keyboard?"
    return f"{asked} Between keys and values write {plain} as in English."


def typed_wide_zh(character: str) -> str:
    """The same hint in Chinese."""
    return f"这里的 {character} 是中文输入法打的吗？请改成英文的 {WIDE[character]} 。"


@dataclass
class Document:
    """The data of one file, and where each value stands in it."""

    file: str
    data: Any = None
    lines: dict[KeyPath, int] = field(default_factory=dict)
    written: dict[KeyPath, str] = field(default_factory=dict)
    columns: dict[KeyPath, int] = field(default_factory=dict)  # of values in the line of their key
    headings: dict[KeyPath, str] = field(default_factory=dict)  # of the columns of a table
    files: dict[KeyPath, str] = field(default_factory=dict)  # of values that stand in another file

    def positions(self) -> Document:
        """The places alone; of thousands of branches the data would be kept twice."""
        return Document(self.file, lines=self.lines, files=self.files)

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
        return Mistake(*self.position(path), message, hint, zh)

    def borrow(self, path: KeyPath, other: Document) -> None:
        """Note that a value is the whole of another document."""
        self.files[path], self.lines[path] = other.position(())

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
    except yaml.MarkedYAMLError as error:
        raise Mistakes([syntax(error, name, text)]) from None
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
        raise Mistakes.one(
            name,
            1,
            "expected keys with values, such as “id: riverside”",
            "Compare with another file in this folder.",
            "这里要写字段和内容，例如 id: riverside。请对照同一文件夹里的其他文件。",
        )
    return document


_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where it was built
_READ_OTHERWISE = re.compile("[\t\ufeff\x85\u2028\u2029]")  # what the fast one takes for something else
_ESCAPED = re.compile(r"\\[xuU]")  # could be any character
_DEEPEST = 5_000  # nodes within each other; far above, the fast one ends the process


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


_PROBLEMS = {  # what the library says, in our words
    "could not find expected ':'": ("a colon is missing", "少了冒号"),
    "mapping values are not allowed": (
        "a colon too many, or a value that needs quotation marks",
        "多了冒号，或者内容要加引号",
    ),
    "expected <block end>": (
        "this line is indented otherwise than those around it",
        "这一行的缩进和前后不一致",
    ),
    "unexpected end of stream": ("a quotation mark is missing", "少了一个引号"),
    "expected ',' or": ("a comma or bracket is missing", "少了逗号或括号"),
    "cannot start any token": (
        "a value begins with a sign that must stand in quotation marks",
        "开头的符号要放在引号里",
    ),
    "unknown escape character": (
        "a stroke \\ in double quotation marks; write single ones",
        "双引号里有反斜杠，请改用单引号",
    ),
    "undefined alias": (
        "a value begins with *, which must stand in quotation marks",
        "以 * 开头的内容要加引号",
    ),
}


def _problem(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What is wrong, in English and in Chinese."""
    for said, ours in _PROBLEMS.items():
        if said in str(error.problem):
            return ours
    return "a sign is missing or too many", "多了或少了符号"


_COLON = re.compile(  # in a value of a map in braces that has no quotation marks
    r"[{,] *[\w-]+: +(?P<value>[^\s\"'{}\[\],][^\"'{}\[\],]*?: [^\"{}\[\],]*?)(?=, *[\w-]+:|\}|$)"
)
_TYPED_WIDE = re.compile(  # signs of a Chinese keyboard where YAML has its own
    r"(?:^|[{,，\[]) *(?:- +)?[\w-]+ *(?P<colon>：)|[:：,，\[] *(?P<quote>[“”])|(?P<end>”) *(?:[,，}\]]|$)|"
    r"(?P<comma>，) *[\w-]+ *[:：]"
)


def syntax(error: yaml.MarkedYAMLError, name: str, text: str) -> Mistake:
    """Why a text is no YAML, in our words."""
    mark = error.problem_mark or error.context_mark
    number = mark.line + 1 if mark else 1
    lines = text.splitlines()
    content = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in content:
        return Mistake(
            name,
            number,
            "a tab character",
            "Indent with spaces, two for each level.",
            "这里有制表符（Tab）。缩进请用空格，每级两个。",
            column=content.index("\t") + 1,
        )
    problem, zh = _problem(error)
    if (colon := _COLON.search(content)) and not _TYPED_WIDE.search(content):
        return Mistake(
            name,
            number,
            "this is not YAML: a value that holds a colon",
            f'Put the value in quotation marks: "{colon["value"]}".',
            f'写法不对，读不了：内容里有英文冒号。请给这段内容加上英文引号："{colon["value"]}"。',
            column=colon.start("value") + 1,
        )
    for line in range(number, max(0, number - 2), -1):
        if wide := _TYPED_WIDE.search(lines[line - 1] if line <= len(lines) else ""):
            sign = wide[wide.lastgroup or 0]
            return Mistake(
                name,
                line,
                f"this is not YAML: {problem}",
                typed_wide(sign),
                f"写法不对，读不了：{zh}。{typed_wide_zh(sign)}",
                column=wide.start(wide.lastgroup or 0) + 1,
            )
    return Mistake(
        name,
        number,
        f"this is not YAML: {problem}",
        "Look for a missing colon, quote or space in this line and the one above.",
        f"写法不对，读不了：{zh}。请看这一行和上一行的冒号、引号、括号和空格。",
        column=mark.column + 1 if mark else 0,
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
    node.seen = True
    if isinstance(node, yaml.ScalarNode):
        document.written[path] = node.value
        if document.lines[path] == line:
            document.columns[path] = node.start_mark.column + 1
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
            raise Mistakes.one(
                document.file,
                key_line,
                f"the key “{key}” stands twice",
                "Keep one of the two.",
                f"字段“{key}”写了两次。请只留一个。",
            )
        document.lines[*path, key] = key_line
        data[key] = _value(value_node, (*path, key), document, loader)
    return data
