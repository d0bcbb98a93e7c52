"""Why a text is no YAML, told from what is written there and not by the library; what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import yaml

from microsite.files.mistakes import Mistake

WIDE = {
    "：": ":",
    "，": ",",
    "“": '"',
    "”": '"',
    "｛": "{",
    "｝": "}",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
}  # what a Chinese keyboard gives for the signs of YAML

_FAR = 200  # lines that a text may take in before it is given up
_LONGEST = 1_000  # characters of a line that is shown as it should be
_ABOVE = 3  # lines in which the quotation mark may stand for which a line below is not understood
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}
_DASH = re.compile(r"(?P<indent> *)-(?=[^\s\-])(?P<value>.+)")
_NO_COLON = re.compile(r"(?P<begin> *+)(?P<key>[a-z][\w-]*+)(?P<sign> *+[:=;]?+ *+)(?P<value>[\[{\"'\w].*)")
_NO_BRACES = re.compile(r" *[\w-]+: (?P<value>\((?P<within>[^()]*)\)|(?P<bare>[a-z]{2}: .*))")
_COLON = re.compile(  # in a value of a map in braces that has no quotation marks
    r"[{,] *[\w-]+: +(?P<value>[^\s\"'{}\[\],][^\"'{}\[\],]*?: [^\"{}\[\],]*?)(?=, *[\w-]+:|\}|$)"
)
_TYPED_WIDE = re.compile(  # signs of a Chinese keyboard where YAML has its own
    r"(?:^|[{,，\[]) *(?:- +)?[\w-]+ *(?P<colon>：)|[:：,，\[] *(?P<quote>[“”])|(?P<end>”) *(?:[,，}\]]|$)|"
    r"(?P<comma>，) *[\w-]+ *[:：]|[:：] *(?P<open>[｛［【])|(?P<close>[｝］】]) *$"
)
_KEY_WITHIN = re.compile(r" *[a-z_-]+ *[:：]")  # behind an opening bracket
_LIST_BEHIND = re.compile(r"(?P<begin> *(?:- )?(?P<key>[\w-]+): +)- +(?P<value>\S.*)")
_TOO_FAR = re.compile(r" +(?P<line>[a-z_]++: *+\S.*)")
_ENTRY = re.compile(r"(?P<indent> *)- (?P<key>[\w-]+): .+")
_LISTS = {"section": "pages"}  # the key that comes below an entry, and holds a list
_OPENING = re.compile(r"(?:^ *(?:- +)?|[:,] +|[{\[] *)(?=[\"'])")  # of a value in quotation marks
_QUOTED = {
    '"': re.compile(r'"((?:[^"\\]|\\.)*+)(")?'),
    "'": re.compile(r"'((?:[^']|'')*+)(')?"),
}  # up to their end, if there is one
_ENDS = re.compile(r" *(?:[,:}\]]|#|$)")  # behind a value in quotation marks
_INNER = re.compile(r"[^\s,:}\]#]")  # behind a mark that was meant to stand within a text
_WIDE_COMMA = re.compile(r" *(?P<comma>[，、；;]) *[\"'\w]")  # behind a value in quotation marks
_NO_COMMA = re.compile(r"(?P<sign>[、；;]) *+[a-z][a-z_-]*+[:：] ")  # between the keys in braces
_CUT = re.compile(r", *(?:[\w-]+: *)?$")  # at the end of a text that took in what follows it
_NEXT = re.compile(r", *+(?:[\w-]++: |[\"'])|(?<![}\]])[}\]]++ *+$|$")  # where such a value ends
_CUT_OFF = re.compile(r": (?P<value>#[0-9a-fA-F]{3,8})\b")  # a colour without quotation marks
_CUT_OFF_ID = re.compile(r"[\[,] *(?P<value>#(?P<id>[\w-]+))")  # of a heading, as a link has it
_VALUE = re.compile(r" *(?:- +)?[\w-]+: +(?P<value>[^\s\"'\[\]{}|>&*#!%@`,].*)")  # up to the end of the line
_ARROW = re.compile(r"(?P<begin> *)(?P<key>[\w./-]+) *(?:→|->|=>|＝|=) *(?P<value>[\w./-]+) *")
_WIDE_SPACES = re.compile("[ ]*[\u3000\u00a0]")
_ITEM = re.compile(r"(?P<indent> *)- ")
_WORD = re.compile(r"\{\{[^{}\n]*\}\}")  # that fills in a value
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


def typed_wide(character: str) -> str:
    """A hint that a sign was typed with the Chinese keyboard."""
    plain = WIDE[character]
    asked = f"Was {character} typed with the Chinese keyboard?"
    return f"{asked} Between keys and values write {plain} as in English."


def typed_wide_zh(character: str) -> str:
    """The same hint in Chinese."""
    return f"这里的 {character} 是中文输入法打的吗？请改成英文的 {WIDE[character]} 。"


def no_keys(text: str, name: str) -> Mistake | None:
    """The first colon of a Chinese keyboard, or arrow, that makes a text of what was meant to be keys."""
    for number, line in enumerate(text.splitlines(), 1):
        if (wide := _TYPED_WIDE.search(line)) and wide["colon"]:
            sign, column = wide["colon"], wide.start("colon") + 1
            zh = f"写法不对，读不了。{typed_wide_zh(sign)}"
            return Mistake(name, number, "this is not YAML", typed_wide(sign), zh, column=column)
        if found := _ARROW.fullmatch(line):
            return _with_arrow(name, number, found)
    return None


def _with_arrow(name: str, line: int, found: re.Match[str]) -> Mistake:
    right = f"{found['key']}: {found['value']}"
    return Mistake(
        name,
        line,
        "this is not YAML: an arrow stands where a colon belongs",
        f"Write {right}",
        f"写法不对，读不了：中间要用英文冒号和空格，不用箭头。请写成 {right}",
        column=len(found["begin"]) + 1,
    )


@dataclass(frozen=True)
class _Failure:
    """Where the library gave up, and what stands there."""

    error: yaml.MarkedYAMLError
    name: str
    lines: list[str]

    @cached_property
    def is_of_key(self) -> bool:
        """Whether a key has no colon; it is given up only at the next one."""
        return bool(self.error.context_mark) and "simple key" in (self.error.context or "")

    @cached_property
    def mark(self) -> yaml.Mark | None:
        return (
            self.error.context_mark if self.is_of_key else self.error.problem_mark or self.error.context_mark
        )

    @property
    def number(self) -> int:
        return self.mark.line + 1 if self.mark else 1

    @property
    def column(self) -> int:
        return self.mark.column + 1 if self.mark else 0

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def content(self) -> str:
        return self.line(self.number)

    def mistake(self, line: int, column: int, message: str, hint: str, zh: str) -> Mistake:
        return Mistake(
            self.name, line, f"this is not YAML: {message}", hint, f"写法不对，读不了：{zh}", column=column
        )


def told(error: yaml.MarkedYAMLError, name: str, text: str) -> Mistake:
    """The mistake for which a text is no YAML."""
    failure = _Failure(error, name, text.splitlines())
    return next(_reasons(failure))


def _reasons(failure: _Failure) -> Iterator[Mistake]:
    """What it may be, the surest first."""
    for reason in _REASONS:
        if mistake := reason(failure):
            yield mistake
    problem, zh = _problem(failure.error)
    yield failure.mistake(
        failure.number,
        failure.column,
        problem,
        "Look for a missing colon, quote or space in this line and the one above.",
        f"{zh}。请看这一行和上一行的冒号、引号、括号和空格。",
    )


def _tab(at: _Failure) -> Mistake | None:
    if "\t" not in at.content:
        return None
    return Mistake(
        at.name,
        at.number,
        "a tab character",
        "Indent with spaces, two for each level.",
        "这里有制表符（Tab）。缩进请用空格，每级两个。",
        column=at.content.index("\t") + 1,
    )


def _between_keys(at: _Failure) -> Mistake | None:
    """Keys in braces with another sign than a comma between them."""
    sign = _NO_COMMA.search(at.content)
    return _no_comma(at, sign.start() + 1, sign["sign"]) if sign and "{" in at.content else None


def _no_comma(at: _Failure, column: int, sign: str) -> Mistake:
    return at.mistake(
        at.number,
        column,
        f"{sign} is no comma of the English keyboard",
        "Write , and a space there.",
        f"{sign} 不是英文逗号。这里请写英文逗号和一个空格。",
    )


def _colon(at: _Failure) -> Mistake | None:
    colon = _COLON.search(at.content)
    if not colon or _TYPED_WIDE.search(at.content):
        return None
    return _to_quote(at, colon.start("value"), f'"{colon["value"]}"')


def _to_quote(at: _Failure, start: int, right: str) -> Mistake:
    """A value that holds a colon, and stands in quotation marks as it should."""
    return at.mistake(
        at.number,
        start + 1,
        "a value that holds a colon",
        f"Put the value in quotation marks: {right}.",
        f"内容里有英文冒号。请给这段内容加上英文引号：{right}。",
    )


def _wide(at: _Failure) -> Mistake | None:
    """A sign of a Chinese keyboard, in this line or the one above."""
    problem, zh = _problem(at.error)
    for line in range(at.number, max(0, at.number - 2), -1):
        if wide := _TYPED_WIDE.search(at.line(line)):
            sign, column = wide[wide.lastgroup or 0], wide.start(wide.lastgroup or 0) + 1
            if sign in "【】" and _KEY_WITHIN.match(at.line(line), column):
                return _lenticular(at, line, column, problem, zh)
            hint, hint_zh = typed_wide(sign), typed_wide_zh(sign)
            if right := _in_plain(at.line(line)):
                hint = f"Was {sign} typed with the Chinese keyboard? Write {right}"
                hint_zh = f"这里的 {sign} 是中文输入法打的吗？请写成 {right}"
            return at.mistake(line, column, problem, hint, f"{zh}。{hint_zh}")
    return None


def _in_plain(line: str) -> str:
    """A line with the signs of YAML in place of all wide ones; nothing if it can't be read even so."""
    if len(line) > _LONGEST:
        return ""
    while wide := _TYPED_WIDE.search(line):
        start, end = wide.span(wide.lastgroup or 0)
        space = " " if line[start] in "：，" and line[end : end + 1] != " " else ""
        line = f"{line[:start]}{WIDE[line[start]]}{space}{line[end:]}"
    try:
        yaml.compose(line, yaml.SafeLoader)
    except yaml.YAMLError:
        return ""
    return line.strip(" ")


def _lenticular(at: _Failure, line: int, column: int, problem: str, zh: str) -> Mistake:
    """Brackets of the Chinese keyboard where braces belong, for which it has no own sign."""
    return at.mistake(
        line,
        column,
        problem,
        "Were 【 and 】 typed with the Chinese keyboard? Round keys with their values write { and }.",
        f"{zh}。这里的 【 】 是中文输入法打的吗？字段和内容外面请用英文的花括号 {{ }}。",
    )


def _cut_off(at: _Failure) -> Mistake | None:
    """A value that is taken for a remark, with all that stands behind it."""
    opened = at.error.context_mark
    for line in (at.number, at.number - 1, opened.line + 1 if opened else 0):
        if cut := _CUT_OFF.search(at.line(line)):
            return at.mistake(
                line,
                cut.start("value") + 1,
                "what stands behind # is taken for a remark",
                f'Put a value that begins with # in quotation marks: "{cut["value"]}".',
                f'# 后面的都当成了注释。以 # 开头的内容要加英文引号："{cut["value"]}"。',
            )
        if cut := _CUT_OFF_ID.search(at.line(line)):
            return at.mistake(
                line,
                cut.start("value") + 1,
                "what stands behind # is taken for a remark",
                f"Write {cut['id']}, without #. A text that begins with # must stand in quotation marks.",
                f"# 后面的都当成了注释。请写 {cut['id']}，不要 #；内容一定要以 # 开头的，加英文引号。",
            )
    return None


def _unclosed(at: _Failure) -> Mistake | None:
    """A value whose quotation mark has no other in its line, and which goes on to where it was given up."""
    for number in range(at.number, max(0, at.number - _FAR), -1):
        line = at.line(number)
        start = _opened(line)
        if start is None or not _goes_on(at, number, start):
            continue
        if _TYPED_WIDE.search(line):
            return None
        sign, end = line[start], _NEXT.search(line, start + 1)
        right = f"{sign}{line[start + 1 : end.start() if end else None].rstrip()}{sign}"
        return at.mistake(
            number,
            start + 1,
            f"the quotation mark {sign} has no other one at the end of its value",
            f"Write {right}",
            f"这里的英文引号 {sign} 只有前一半，后面少了一个。请写成 {right}",
        )
    return None


def _within(at: _Failure) -> Mistake | None:
    """Quotation marks in a text that stands in such marks itself."""
    for opening in _OPENING.finditer(at.content):
        sign = at.content[opening.end()]
        quoted = _QUOTED[sign].match(at.content, opening.end())
        if quoted and quoted[2] and (comma := _WIDE_COMMA.match(at.content, quoted.end())):
            return _no_comma(at, comma.start("comma") + 1, comma["comma"])
        if quoted and quoted[2] and _INNER.match(at.content, quoted.end()):
            if word := _word_at(at.content, quoted.end()):
                return _within_word(at, quoted.end(), sign, word)
            return at.mistake(
                at.number,
                quoted.end(),
                f"a {sign} within a text that stands between {sign} and {sign}",
                f"Within the text write “ and ” instead; {sign} only at its beginning and its end.",
                f"这段内容中间又有英文引号 {sign}。内容里面的引号请用中文的“ ”，英文引号只放在最前和最后。",
            )
    return None


def _word_at(line: str, position: int) -> str:
    """The word in braces within which a sign stands, if it stands in one."""
    words = (found for found in _WORD.finditer(line) if found.start() < position <= found.end())
    return next((found[0] for found in words), "")


def _within_word(at: _Failure, column: int, sign: str, word: str) -> Mistake:
    """The quotation marks of a word, in a text that stands in the same ones."""
    right = word.replace(sign, "'" if sign == '"' else '"')
    return at.mistake(
        at.number,
        column,
        f"a {sign} within a text that stands between {sign} and {sign}",
        f"Write {right}",
        f"这段内容用了英文引号 {sign}，里面的词不能再用它。请写成 {right}",
    )


def _goes_on(at: _Failure, number: int, start: int) -> bool:
    """Whether a text in quotation marks has no end before the line, or the one above, that was given up."""
    text = "\n".join((at.line(number)[start:], *at.lines[number : at.number]))
    quoted = _QUOTED[text[0]].match(text)
    return not quoted or not quoted[2] or text.count("\n", quoted.end()) <= 1


def _opened(line: str) -> int | None:
    """Where a quotation mark stands in a line that none closes, or only that of the next value."""
    position = 0
    while opening := _OPENING.search(line, position):
        quoted = _QUOTED[line[opening.end()]].match(line, opening.end())
        if not quoted or not quoted[2]:
            return opening.end()
        if not _ENDS.match(line, quoted.end()) and _CUT.search(quoted[1]):
            return opening.end()
        position = quoted.end()
    return None


def _left_open(at: _Failure) -> Mistake | None:
    """A bracket or quotation mark without its end, where it stands and not where the end was given up."""
    opened, given_up = at.error.context_mark, at.error.problem_mark
    if not opened or not given_up or opened.line >= given_up.line:
        return None
    sign = at.line(opened.line + 1)[opened.column : opened.column + 1]
    if sign not in _CLOSING:
        return None
    return at.mistake(
        opened.line + 1,
        opened.column + 1,
        f"{sign} has no end",
        f"Write {_CLOSING[sign]} where it ends, mostly at the end of this line.",
        f"{sign} 没有结尾。请在内容结束的地方（一般是这一行末尾）写上 {_CLOSING[sign]}。",
    )


def _quotation_mark(at: _Failure) -> Mistake | None:
    """One without the other, which takes what follows for text up to the next one."""
    for line in range(at.number, max(0, at.number - _ABOVE), -1):
        if at.line(line).count('"') % 2:
            return at.mistake(
                line,
                at.line(line).rindex('"') + 1,
                'one " is without the other',
                'Write " on both sides of the value.',
                '英文引号 " 只有一边。请在内容的前后各写一个 "。',
            )
    return None


def _dash(at: _Failure) -> Mistake | None:
    for line in (at.number, at.number - 1):
        if dash := _DASH.fullmatch(at.line(line)):
            right = f"- {dash['value']}"
            return at.mistake(
                line,
                len(dash["indent"]) + 1,
                "there is no space behind the -",
                f"Write {right}",
                f"- 后面少了一个空格。请写成 {right}",
            )
    return None


def _no_colon(at: _Failure) -> Mistake | None:
    """A key without the colon and the space behind it, in this line or the one above."""
    for line in (at.number, at.number - 1):
        found = _NO_COLON.fullmatch(at.line(line))
        if found and not found["sign"].startswith(": "):
            right = f"{found['key']}: {found['value']}"
            return at.mistake(
                line,
                len(found["begin"]) + 1,
                f"behind “{found['key']}” a colon and a space are missing",
                f"Write {right}; if it goes on from the line above, put it at the end of that one",
                f"“{found['key']}”后面要有英文冒号和一个空格。请写成 {right}；"
                "是上一行的下半句的，请接到上一行末尾",
            )
    return None


def _no_braces(at: _Failure) -> Mistake | None:
    """Keys within a line that stand in no braces, or in round brackets."""
    found = _NO_BRACES.fullmatch(at.content)
    if not found:
        return None
    right = f"{{{found['within'] or found['bare']}}}"
    return at.mistake(
        at.number,
        found.start("value") + 1,
        "keys within a line stand in braces",
        f"Write {right}",
        f"写在一行里的几个字段，要用花括号括起来。请写成 {right}",
    )


def _too_many(at: _Failure) -> Mistake | None:
    """A bracket that closes nothing."""
    sign = at.content[at.column - 1 : at.column]
    if not sign or sign not in "}]" or "<block end>" not in str(at.error.problem):
        return None
    return at.mistake(
        at.number, at.column, f"one {sign} too many", f"Delete {sign} here.", f"多了一个 {sign}。请删掉。"
    )


def _unquoted(at: _Failure) -> Mistake | None:
    """A value that begins with a sign that means something else."""
    if "cannot start any token" not in str(at.error.problem):
        return None
    right = f'"{at.content[at.column - 1 :]}"'
    return at.mistake(
        at.number,
        at.column,
        "a value begins with a sign that must stand in quotation marks",
        f"Write {right}",
        f"开头的符号要放在引号里。请写成 {right}",
    )


def _comma(at: _Failure) -> Mistake | None:
    """Two values in brackets with nothing between them."""
    if "expected ',' or" not in str(at.error.problem):
        return None
    return at.mistake(
        at.number,
        at.column,
        "a comma is missing",
        f"Write a comma before “{at.content[at.column - 1 :][:20]}”.",
        f"少了逗号。请在“{at.content[at.column - 1 :][:20]}”前面加一个英文逗号。",
    )


def _indented(at: _Failure) -> Mistake | None:
    """A line that begins further left or right than those of its level."""
    if "expected <block end>" not in str(at.error.problem) or not at.content.strip():
        return None
    above = next((line for line in range(at.number - 1, 0, -1) if at.line(line).strip()), 0)
    if not above:
        return None
    if missing := _no_key(at, above):
        return missing
    if item := _item_above(at):
        return item
    here, there = (len(line) - len(line.lstrip(" ")) for line in (at.content, at.line(above)))
    return at.mistake(
        at.number,
        at.column,
        "this line is indented otherwise than those around it",
        f"It begins with {here} spaces, line {above} with {there}: what belongs to the same thing begins "
        "with as many, and what belongs to the line above with two more.",
        f"这一行的缩进和前后不一致：开头有{here}个空格，第{above}行有{there}个。"
        "同一级的字段要对齐，下一级多两个空格。",
    )


def _item_above(at: _Failure) -> Mistake | None:
    """An item that begins elsewhere than the nearest one above it."""
    here = _ITEM.match(at.content)
    for number in range(at.number - 1, 0, -1) if here else ():
        there = _ITEM.match(at.line(number))
        if here and there and there["indent"] != here["indent"]:
            begins, should = len(here["indent"]), len(there["indent"])
            return at.mistake(
                at.number,
                at.column,
                "this line is indented otherwise than those around it",
                f"It begins with {begins} spaces, the item of line {number} with {should}. If both are in "
                f"one list, begin with {should}, and move what belongs to this item by as many.",
                f"这一行的缩进和前后不一致：开头有{begins}个空格，第{number}行那一项有{should}个。"
                f"是同一个列表的，开头请空{should}格，这一项下面的各行也跟着移。",
            )
        if there:
            return None
    return None


def _value_with_colon(at: _Failure) -> Mistake | None:
    """A value outside of braces that holds a colon, up to the end of its line."""
    found = _VALUE.fullmatch(at.content.rstrip())
    if not found or "mapping values" not in str(at.error.problem) or ": " not in found["value"]:
        return None
    mark = "'" if '"' in found["value"] else '"'
    right = f"{mark}{found['value']}{mark}"
    return None if mark in found["value"] else _to_quote(at, found.start("value"), right)


def _arrow(at: _Failure) -> Mistake | None:
    """An arrow where a colon belongs, in this line or the one above."""
    for line in (at.number, at.number - 1):
        if found := _ARROW.fullmatch(at.line(line)):
            return _with_arrow(at.name, line, found)
    return None


def _wide_spaces(at: _Failure) -> Mistake | None:
    """Spaces of another kind at the beginning of this line or the one above, which count as text."""
    for line in (at.number, at.number - 1):
        if found := _WIDE_SPACES.match(at.line(line)):
            return at.mistake(
                line,
                found.end(),
                "this line begins with spaces that are none to a program",
                "Delete all spaces before the first word, and type them anew with the space bar.",
                "这一行开头的空格不是普通空格（全角空格或网页里粘来的空格）。请把开头的空格全删掉，用英文输入法重新空格。",
            )
    return None


def _broken_off(at: _Failure) -> Mistake | None:
    """A line that goes on with the text of the item above, or is an item without its dash."""
    above = next((line for line in range(at.number - 1, 0, -1) if at.line(line).strip()), 0)
    if not above or not at.line(above).startswith("- ") or at.content[:1] in ("", " ", "-", "#", "'", '"'):
        return None
    if ":" in at.content:
        return None
    return at.mistake(
        at.number,
        1,
        "this line is neither a key nor an item of the list above",
        f"Does it go on with line {above}? Write both in one line. Is it an item? Begin it with “- ”. "
        "Delete it if it is the number of a page.",
        f"这一行既不是字段，也不是上面列表的一项。是第{above}行没写完的话，请接到那一行后面；"
        "另是一项的，开头加“- ”；是页码之类的，请删掉。",
    )


def _list_behind(at: _Failure) -> Mistake | None:
    """The first thing of a list behind its key, where the list begins on the next line."""
    found = _LIST_BEHIND.fullmatch(at.content)
    if not found:
        return None
    written, value = f"{found['key']}: - {found['value']}", found["value"].rstrip()
    right = f"{found['key']}: [{value}]"
    return at.mistake(
        at.number,
        len(found["begin"]) + 1,
        "a list with “- ” begins on a line of its own",
        f"Write {right} instead of {written}; or each “- ” on a line of its own below {found['key']}:.",
        f"用“- ”写列表要另起一行。请写成 {right}；或者 {found['key']}: 后面空着，下面每项一行。",
    )


def _too_far(at: _Failure) -> Mistake | None:
    """A key that begins with spaces though it belongs to nothing above."""
    first = next((number for number in range(1, at.number + 1) if at.line(number).strip()), 0)
    for number in (at.number, first):
        found = _TOO_FAR.fullmatch(at.line(number))
        above = next((line for line in range(number - 1, 0, -1) if at.line(line).strip()), 0)
        if found and (not above or re.match(r"[a-z_]+: *[^ \[{|>&#]", at.line(above))):
            return at.mistake(
                number,
                1,
                "this line begins with a space too many",
                f"Write {found['line']}, without spaces before it.",
                f"这一行开头多了空格。请写成 {found['line']}，前面不空格。",
            )
    return None


def _no_key(at: _Failure, above: int) -> Mistake | None:
    """A list of which the key is missing, below the entry to which it belongs."""
    entry = _ENTRY.match(at.line(above))
    if not entry or not at.content.lstrip().startswith("- ") or at.column <= len(entry["indent"]) + 1:
        return None
    key = _LISTS.get(entry["key"], "…")
    return at.mistake(
        at.number,
        at.column,
        f"the line “{key}:” is missing above this list",
        f"Above it write a line {key}: with {len(entry['indent']) + 2} spaces before the word.",
        f"这个列表上面少了“{key}:”这一行。请在上面加一行 {key}:，前面空{len(entry['indent']) + 2}格。",
    )


def _problem(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    """What is wrong, in English and in Chinese."""
    for said, ours in _PROBLEMS.items():
        if said in str(error.problem):
            return ours
    return "a sign is missing or too many", "多了或少了符号"


_REASONS = (
    _tab,
    _wide_spaces,
    _arrow,
    _broken_off,
    _unclosed,
    _no_braces,
    _between_keys,
    _colon,
    _within,
    _wide,
    _cut_off,
    _list_behind,
    _value_with_colon,
    _too_far,
    _left_open,
    _quotation_mark,
    _dash,
    _no_colon,
    _comma,
    _too_many,
    _unquoted,
    _indented,
)
