"""Words in {{ }} that nobody knows, or that can't do what is asked of them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from microsite.checks import twins
from microsite.checks.rule import PageRule, located
from microsite.content.facts import NONE
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.content.word import Missing, Refused, Unknown, Word
from microsite.files.mistakes import Edit, Mistake, Mistakes, closest, nearest, nearest_zh
from microsite.words import grammar
from microsite.words.context import Context, PageContext
from microsite.words.grammar import Said
from microsite.words.slots import RESERVED

_BRACES = re.compile(r"\{[{%]")
_BROKEN = re.compile(
    r"(?P<open>｛ ?[｛{]|\{ ?｛|\{ \{|\{ %|[{｛]％|｛%)(?:(?P<word>[^{}｛｝\n]*)[}｝] ?[}｝])?"
    r"|(?<![{｛$A-Za-z0-9_])[{｛] ?(?P<single>[a-z_]+(?:\([^(){}\n]*\))?(?:\.[a-z_]+)?) ?[}｝](?![}｝])"
)
_LEFT_OVER = re.compile(
    r"<(?:function|bound|class|object)\b|&lt;br ?/?&gt;|"
    r"\b(?:None|Undefined|NaN)\b(?! of\b|\.(?!\w))|object at 0x"
)
_MOST_KNOWN = 40  # names that are told one by one where none is like
_MOST_MEANT = 3  # of one value that are told
_CLOSE = 0.8  # how like another name must be to be a misspelt one
_NUMBER = re.compile(r"(?P<digits>[0-9][0-9,.]*+)[^0-9]{0,20}\Z")
_NARROW = str.maketrans("（）“”‘’，＝", '()"""",=')


def check(content: Content) -> Iterator[Mistake]:
    """Read the words of every page and, if the data can be read, say each for the institution."""
    for language, pages in content.pages.items():
        speaker = None
        if isinstance(content, Project):
            speaker = Context.of(content, content.roster.institution, language)
        said: set[str] = set()
        for page in pages.values():
            yield from islice(_Reading(page, content, speaker, said).mistakes(), grammar.MOST)


def in_line(page: Page, content: Content, context: Context) -> Iterator[Mistake]:
    """What is wrong in a text of data in which words stand, when it is said in a context."""
    yield from _Reading(page, content, context, set()).mistakes()


class _Reading:
    def __init__(self, page: Page, content: Content, context: Context | None, said: set[str]) -> None:
        self.page, self.name, self.words, self.context = page, page.name, content.words, context
        self.twins = [
            pages[page.path]
            for language, pages in content.pages.items()
            if language != page.language and page.path in pages and pages[page.path].is_sound
        ]
        self.sheet = PageContext(content.facts, content.published(page.language), page, content.site)
        self.unread: frozenset[str] | None = None  # names that are none that nobody knows, if there are some
        if isinstance(content, Project) and not content.is_whole:
            self.unread = content.roster.unread
        self.said = said  # what was said without a mistake, on any page
        self.callable = {word.partition(".")[0].removesuffix("()") for word in content.words}

    def mistakes(self) -> Iterator[Mistake]:
        """Everything wrong in this page."""
        yield from self._characters()
        yield from self._header()
        yield from self._headings_in_passages()
        for one in grammar.read(self.page, self.words):
            if isinstance(one, Mistake):
                yield one
            elif self.context:
                yield from self._try(one, self.context)

    def _characters(self) -> Iterator[Mistake]:
        for line, column, found in located(RESERVED, self.page.text):
            yield Mistake(
                self.name,
                line,
                "a character of the private-use area",
                "Delete it; it can't be seen, but breaks the page.",
                "有看不见的字符，会弄坏网页。请删掉。",
                column=column,
                edit=Edit(found[0], ""),
            )
        for line, column, found in located(_BROKEN, self.page.marked_text, "{｛"):
            yield from self._broken(line, column, found)

    def _broken(self, line: int, column: int, found: re.Match[str]) -> Iterator[Mistake]:
        """Braces that are none: of the Chinese keyboard, with a space between, or single."""
        if found["single"] and found["single"].partition("(")[0].partition(".")[0] not in self.callable:
            return
        word = (found["word"] or found["single"] or "").strip().translate(_NARROW)
        right = f"{{{{ {word} }}}}"
        is_word = bool(word) and not any(
            grammar.mistakes(Page(self.name, self.page.path, self.page.language, right), self.words)
        )
        yield Mistake(
            self.name,
            line,
            f"“{found['open'] or found[0]}” begins no word",
            f"Write {right}."
            if is_word
            else 'Write two braces of the English keyboard without a space: {{ hotline("complaint") }}.',
            f"“{found['open'] or found[0]}”的花括号不对，会原样显示。"
            + (
                f"请写成 {right}。"
                if is_word
                else '请用英文键盘打两个连在一起的花括号：{{ hotline("complaint") }}。'
            ),
            column=column,
            edit=Edit(found[0], right) if is_word else None,
        )

    def _header(self) -> Iterator[Mistake]:
        for line, column, _ in located(_BRACES, self.page.header):
            yield Mistake(
                self.name,
                line,
                "words in {{ }} don't work above the second ---",
                "Write the line without them.",
                "第二个 --- 以上不能用双花括号里的词。请直接写文字。",
                column=column,
            )
        for line, content in enumerate(self.page.header.split("\n"), 1):
            if (key := content.partition(":")[0]) in self.callable:
                yield Mistake(
                    self.name,
                    line,
                    f"the key “{key}” has the name of a word",
                    "Choose another key.",
                    f"字段“{key}”和一个词同名。请换一个名字。",
                )

    def _headings_in_passages(self) -> Iterator[Mistake]:
        if self.page.unreadable:
            return  # a passage without end would hold all that follows
        passages = [braces for braces in self.page.braces if braces.instruction in ("call", "endcall")]
        depth = 0
        for heading in self.page.headings:
            while passages and passages[0].line < heading.line:
                depth += 1 if passages.pop(0).instruction == "call" else -1
            if depth > 0:
                yield Mistake(
                    self.name,
                    heading.line,
                    "a heading inside only_for",
                    "Its entry in the table of contents would lead nowhere; put the heading outside.",
                    "only_for 里面不能有标题，否则目录里的这一项点不开。请把标题移到外面。",
                )

    def _mistake(self, line: int, written: str, message: str, hint: str, zh: str) -> Mistake:
        """A mistake in something written in the braces of this line."""
        column = grammar.column(self.page, line, written)
        return Mistake(self.name, line, message, hint, zh, column=column)

    def _nothing(self, saying: Said, shown: str) -> Mistake:
        """A word that would show readers what only programs understand."""
        return self._mistake(
            saying.line,
            saying.word.partition("(")[0],
            f"“{saying.word}” would show “{shown}”",
            "Look at the data that it shows: plain text stands there, without tags or empty values.",
            f"“{saying.word}”会在网页上显示“{shown}”。请检查它所引用的数据：那里只写普通文字，"
            "不要有标签或空值。",
        )

    def _try(self, saying: Said, context: Context) -> Iterator[Mistake]:
        """Say the word for the institution, to see whether it knows what it is given."""
        line, name, args, kwargs = saying
        word, first = self.words[name], str(args[0]) if args else name
        if (said := f"{name}{args}{kwargs}") in self.said or (
            word.kind == "fixed" and self.sheet.facts is NONE
        ):
            return
        speaker = self.sheet if word.kind == "fixed" else context
        try:
            word.signature.bind(speaker, *args, **kwargs)
            shown = _LEFT_OVER.search(str(word(speaker, *args, **kwargs)))
            if shown:
                yield self._nothing(saying, shown[0])
                return
            if word.kind != "fixed" or args:  # without any, it speaks of the page
                self.said.add(said)
        except Refused as error:
            also, also_zh = self._cited_in_twin(saying)
            yield self._mistake(line, first, str(error), also + error.hint, error.zh + also_zh)
        except Unknown as error:
            if self.unread is None or (str(error.name) not in self.unread and error.known):
                hint, zh = _known(error, _exchanged(word, speaker, saying))
                also, also_zh = self._in_twin(saying, error)
                told = f"{hint}{also}", f"{error.zh}{zh}{also_zh}"
                yield self._mistake(line, str(error.name), str(error), *told)
        except (Missing, Mistakes):
            pass  # this branch has none, or a page of which it speaks begins wrong: each is told elsewhere
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if self.unread is not None and not _cannot_be_given(word, saying):
                return
            meant = self._meant(saying, speaker)
            why = f": {error}" if _cannot_be_given(word, saying) else ""
            yield self._mistake(
                line,
                name.partition("(")[0],
                f"“{name}” is given the wrong things in its brackets{why}",
                f"It is written {word.usage}.{f' Did you mean {meant}?' if meant else ''}",
                f"“{name}”括号里写的不对。写法是 {word.usage}。{f'您是不是要写 {meant}？' if meant else ''}",
            )

    def _cited_in_twin(self, saying: Said) -> tuple[str, str]:
        """The article that another language cites of a source instead, if one alone is."""
        source = str(saying.args[0]) if saying.args else ""
        for twin in self.twins if saying.word == "cite" else ():
            there = twins.articles_there(self.page, twin, source, saying.line)
            if len(there) == 1:
                number, line = there[0]
                return (
                    f"{twin.name}:{line} cites article {number} here. ",
                    f"{twin.name}:{line} 在这一节引的是第{number}条。",
                )
        return "", ""

    def _in_twin(self, saying: Said, error: Unknown) -> tuple[str, str]:
        """What another language says instead of the name that is meant, and must be changed with it."""
        meant = _meant_by(error)
        for twin in self.twins if meant and saying.word in twins.CARRYING else ():
            if other := twins.instead(self.page, twin, saying.word, meant, saying.line):
                name, line = other
                if not name:
                    return f" Write it in {twin.name} too.", f"{twin.name} 的同一节也要写上。"
                shown = f'{{{{ {saying.word}("{name}") }}}}'
                return (
                    f" In {twin.name}:{line} stands {shown}: write the same there.",
                    f"{twin.name}:{line} 写的是 {shown}，也要改成一样的。",
                )
        return "", ""

    def _meant(self, saying: Said, speaker: Context | PageContext) -> str:
        """The word as it was probably meant: in another order, with another key, or another word."""
        word = self.words[saying.word]
        if exchanged := _exchanged(word, speaker, saying):
            return exchanged
        keys = list(word.signature.parameters)[1:]
        nearest_key = {key: difflib.get_close_matches(key, keys, n=1, cutoff=0.6) for key in saying.kwargs}
        if all(nearest_key.values()):
            renamed = saying._replace(
                kwargs={nearest_key[key][0]: saying.kwargs[key] for key in saying.kwargs}
            )
            if renamed != saying and _can_say(word, speaker, renamed):
                return _written(renamed)
        for name in difflib.get_close_matches(saying.word, self.words, cutoff=_CLOSE):
            if name != saying.word and not _cannot_be_given(self.words[name], saying):
                return _written(saying._replace(word=name))
        return ""


def _known(error: Unknown, exchanged: str) -> tuple[str, str]:
    """What may be meant by a name that nobody knows, or all that is known, in both languages."""
    name = str(error.name)
    if exchanged:
        return f"Did you mean {exchanged}?", f"您是不是要写 {exchanged}？"
    en, zh = ({known: said[one] for known, said in error.called.items()} for one in ("en", "zh"))
    if meant := _called(error):
        return f"Write “{meant}”.", f"请写“{meant}”（{zh[meant]}）。"
    if 1 < len(same := _valued(error)) <= _MOST_MEANT:
        return (
            f"Did you mean {' or '.join(f'“{one}” ({en[one]})' for one in same)}?",
            f"您是不是要写{'或'.join(f'“{one}”（{zh[one]}）' for one in same)}？",
        )
    hint, hint_zh = nearest(name, error.known, en), nearest_zh(name, error.known, zh)
    if error.file and not difflib.get_close_matches(name, error.known, cutoff=_CLOSE):
        return f"{hint} All stand in {error.file}.".strip(), f"{hint_zh}全部写在 {error.file} 里。"
    if hint or len(error.known) > _MOST_KNOWN:
        return hint, hint_zh
    return f"Known: {', '.join(error.known)}.", f"可以写：{'、'.join(error.known)}。"


def _called(error: Unknown) -> str:
    """The name of what is called as somebody wrote, in English or Chinese, or alone has that value."""
    told = (known for known, said in error.called.items() if str(error.name) in (said["en"], said["zh"]))
    same = _valued(error)
    return next(told, "") or (same[0] if len(same) == 1 else "")


def _valued(error: Unknown) -> list[str]:
    """The names of what has the number which stands in place of a name: 50000, 50,000元."""
    number = _NUMBER.match(str(error.name))
    digits = number["digits"].replace(",", "") if number else ""
    return [known for known, value in error.values.items() if value == digits]


def _meant_by(error: Unknown) -> str:
    """The only name that can be meant by one that nobody knows; empty if there are several."""
    return _called(error) or closest(str(error.name), error.known)


def _exchanged(word: Word, speaker: Context | PageContext, saying: Said) -> str:
    """The word with its two things exchanged, as it is written, if it can say something of them so."""
    exchanged = saying._replace(args=saying.args[::-1])
    return _written(exchanged) if len(saying.args) == 2 and _can_say(word, speaker, exchanged) else ""


def _can_say(word: Word, speaker: Context | PageContext, saying: Said) -> bool:
    """Whether a word says something of what it is given."""
    try:
        return bool(word(speaker, *saying.args, **saying.kwargs))
    except (Refused, Unknown, Missing, Mistakes, AttributeError, KeyError, TypeError):
        return False
    except ValueError:
        return True  # what it leads to is not listed yet, as it was not read so


def _written(saying: Said) -> str:
    """A word as it is written."""
    given = [
        *map(_quoted, saying.args),
        *(f"{key}={_quoted(value)}" for key, value in saying.kwargs.items()),
    ]
    return f"{saying.word}({', '.join(given)})"


def _cannot_be_given(word: Word, saying: Said) -> bool:
    """Whether what stands in the brackets is too much, too little, or has other names."""
    try:
        word.signature.bind(None, *saying.args, **saying.kwargs)
    except TypeError:
        return True
    return False


def _quoted(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)


RULE = PageRule(
    "MS001",
    "In braces stand known words only, given what they need",
    check,
    wrong='Call {{ hotline("complant") }}.',
    right='Call {{ hotline("complaint") }}.',
    zh="双花括号里的词写错了，或者引用的法规、条款不存在。照提示改成已有的词。",
    why="A word that says nothing would be a hole in 200 sites; and where braces hold no program, "
    "nothing that is merged runs.",
    fixable=True,
    stops_build=True,
    is_cause=True,
)
