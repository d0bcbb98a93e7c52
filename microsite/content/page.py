"""One page as an editor wrote it: what stands above the second ---, and the text below."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import jinja2
from jinja2 import nodes

from microsite.content import fences, hiding, page_budget
from microsite.content.braces import Braces, scan
from microsite.content.code import without_any_code, without_code
from microsite.content.parsing import parse
from microsite.data.audience import Audience
from microsite.data.layer import PagePath
from microsite.data.record import OneLine, Record
from microsite.data.validation import validate
from microsite.data.values.day import Day
from microsite.files import plain, yamlfile
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import Document
from microsite.languages.language import Language

LARGEST_FILE = 60_000  # bytes; the longest page of ours has a quarter of it

_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_ID = re.compile(r"\{#([\w-]+)\}")
_NO_SPACE = re.compile(r"^#{1,6}+(?:[^#\s!{]|\u3000)", re.MULTILINE)  # behind the signs of a heading
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")


class FrontMatter(Record):
    """What is known of a page besides its text."""

    title: OneLine
    description: OneLine
    reviewed: Day
    review_by: Day
    audience: tuple[Audience, ...]
    related: tuple[PagePath, ...] = ()
    bar: Literal["complaint", "emergency"] = "complaint"


@dataclass(frozen=True)
class Heading:
    """A heading: its line, level, text and id, and the whole line as written."""

    line: int
    level: int
    text: str
    id: str | None
    written: str


@dataclass(frozen=True)
class Block:
    """Lines without a blank line between them; `section` is the id of the heading above."""

    line: int
    text: str
    section: str | None


@dataclass(frozen=True)
class Call:
    """A word with its brackets, where it stands."""

    line: int
    word: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


@dataclass(frozen=True)
class Page:
    """A page: `name` is what messages call it, `path` its path below the language's folder."""

    name: str
    path: str
    language: Language
    text: str
    is_borrowed: bool = False  # missing in its language; what stands above its text is another one's

    @cached_property
    def header(self) -> str:
        """What stands above the second ---, with both lines of it."""
        found = _FRONT_MATTER.match(self.text)
        return found[0] if found else ""

    @cached_property
    def body(self) -> str:
        """The text, its lines numbered as in the file."""
        return "\n" * self.header.count("\n") + self.text[len(self.header) :]

    def without_links(self, hidden: Collection[str]) -> Page:
        """The page as it is shown where some pages are hidden."""
        text = hiding.without_links(self.text, self.path, hidden)
        return self if text == self.text else replace(self, text=text)

    @cached_property
    def braces(self) -> tuple[Braces, ...]:
        """All braces of the body, in order."""
        return tuple(scan(self.body))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the body."""
        return self.body.split("\n")

    def braces_of(self, line: int) -> list[Braces]:
        """The braces of which a part stands in a line."""
        return self._braces_by_line.get(line, [])

    @cached_property
    def _braces_by_line(self) -> dict[int, list[Braces]]:
        found: dict[int, list[Braces]] = {}
        for braces in self.braces:
            for line in range(braces.line, braces.last + 1):
                found.setdefault(line, []).append(braces)
        return found

    @cached_property
    def prose(self) -> str:
        """The body with spaces for everything in braces, each letter where it stands in the file."""
        parts, position = [], 0
        for braces in self.braces:
            parts += [self.body[position : braces.start], re.sub(r"[^\n]", " ", braces.text)]
            position = braces.end
        return "".join([*parts, self.body[position:]])

    @cached_property
    def read_text(self) -> str:
        """The body that is read as text: spaces for code, styles and comments, words in braces kept."""
        return without_code(self.body)

    @property
    def told_text(self) -> str:
        """What is read of the whole page, with what stands above it."""
        return self.header + self.read_text[self.header.count("\n") :]

    @cached_property
    def marked_text(self) -> str:
        """The prose in which signs are marks of Markdown: spaces for all code, also inside of sentences."""
        return without_any_code(self.prose)

    @cached_property
    def conflicts(self) -> tuple[int, ...]:
        """The lines that a merge of two changes left for somebody to decide."""
        return tuple(
            number for number, line in enumerate(self.text.split("\n"), 1) if _CONFLICT.fullmatch(line)
        )

    @property
    def is_sound(self) -> bool:
        """Whether it can be compared; otherwise one mistake would look like many."""
        return bool(self.header) and not (
            self.conflicts or self.unreadable or _NO_SPACE.search(self.read_text)
        )

    @cached_property
    def document(self) -> Document:
        """The front matter as written."""
        if not self.header or fences.is_broken(self.header):
            raise Mistakes([fences.mistake(self.name, self.text)])
        return yamlfile.parse("\n" + self.header.removeprefix("---\n").removesuffix("---\n"), self.name)

    @cached_property
    def front(self) -> FrontMatter:
        """The front matter."""
        return validate(FrontMatter, self.document, None)

    @property
    def tree(self) -> nodes.Template:
        """The words of the text, parsed; nothing if they can't be."""
        return self._parsed[0]

    @property
    def unreadable(self) -> jinja2.TemplateSyntaxError | None:
        """Why the words of the text can't be parsed."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[nodes.Template, jinja2.TemplateSyntaxError | None]:
        try:
            return parse(self.body), None
        except jinja2.TemplateSyntaxError as error:
            return nodes.Template([]), error

    def calls(self, *words: str) -> Iterator[Call]:
        """The calls of some words, in the order in which they stand."""
        return (call for call in self._calls if call.word in words)

    @cached_property
    def _calls(self) -> tuple[Call, ...]:
        found = []
        for node in self.tree.find_all(nodes.Call):
            if isinstance(node.node, nodes.Name):
                try:
                    args = tuple(argument.as_const() for argument in node.args)
                    kwargs = {pair.key: pair.value.as_const() for pair in node.kwargs}
                except nodes.Impossible:
                    continue
                found.append(Call(node.lineno, node.node.name, args, kwargs))
        return tuple(found)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, in order."""
        return tuple(
            heading
            for number, line in enumerate(self.read_text.split("\n"), 1)
            if (heading := _heading(number, line))
        )

    @property
    def plain_heading(self) -> str:
        """The first heading as the menu says it; the title up to its colon where a word stands in it."""
        first = self.headings[0].text if self.headings else ""
        return first if first and "{" not in first else re.split("[:：]", self.front.title)[0]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks but the headings, in order."""
        found: list[Block] = []
        section, lines, start = None, [], 0
        for number, line in enumerate([*self.read_text.split("\n"), ""], 1):
            heading = _heading(number, line)
            if line.strip() and not heading:
                lines.append(line)
                start = start or number
                continue
            if lines:
                found.append(Block(start, "\n".join(lines), section))
                lines, start = [], 0
            if heading:
                section = heading.id
        return tuple(found)


def address(path: str) -> str:
    """Where a page is published, below the language's folder."""
    return re.sub(r"(^|/)index/$", r"\1", path.removesuffix(".md") + "/")


def _heading(number: int, line: str) -> Heading | None:
    found = _HEADING.match(line)
    if not found:
        return None
    text = found[2].rstrip(" ")
    start = text.rfind("{#")
    id = _ID.fullmatch(text, start) if start >= 0 else None
    shown = text[:start].rstrip(" ") if id else text
    return Heading(number, len(found[1]), shown, id[1] if id else None, line)


def read(layers: Layers, language: Language) -> dict[str, Page]:
    """Every page of a language by its path; those that can't be read are raised at once."""
    pages, mistakes = readable(layers, language)
    if mistakes:
        raise Mistakes(mistakes)
    return pages


def readable(
    layers: Layers, language: Language, hidden: Collection[str] = ()
) -> tuple[dict[str, Page], list[Mistake]]:
    """Every page of a language that can be read, by its path, and why the others can't."""
    pages: dict[str, Page] = {}
    mistakes: list[Mistake] = []
    for page, path in layers.below(f"docs/{language}", "*.md").items():
        if page in hidden:
            continue
        name = layers.name(path)
        try:
            text = plain.text(path, name, LARGEST_FILE).replace("\r\n", "\n")
        except Mistakes as found:
            mistakes += found.mistakes
            continue
        if too_much := [*page_budget.mistakes(name, text)]:
            mistakes += too_much
            continue
        pages[page] = Page(name, page, language, text)
    return pages, mistakes
