"""Marks that a preview understands and the page would show as they are typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from microsite.checks.rule import PageRule, gathered, located
from microsite.content.code import fenced, without_any_code
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.content.shape import BY_HAND
from microsite.files.mistakes import Edit, Mistake

_WHERE = r"(?:#[\w-]+|https?://[^\s()（）]+|[\w./-]+\.(?:md|png|jpg|webp)(?:#[\w-]+)?)"
_SPACED_LINK = re.compile(
    rf"[\[［【](?P<text>[^\[\]［］【】\n]+)[\]］】](?P<gap> ?)[(（](?P<where>{_WHERE})[)）]"
)
_BOX = re.compile(r"(?P<indent> *)!!! *(?P<kind>\w+) *[\"“”](?P<title>[^\"“”\n]*)[\"“”] *")
_LETTER = "\u3400-\u9fffA-Za-z"  # with which an item may begin
_KINDS_OF_BOXES = {"提示": "tip", "说明": "note", "注意": "warning", "警告": "warning", "危险": "danger"}
_NOTE = r"(?P<kind>\w+)(?P<title> +\"[^\"\n]*\")?"


class Kind(NamedTuple):
    """A kind of mark: how it is written, what it is, what to write instead, what it becomes if certain."""

    pattern: re.Pattern[str]
    message: str
    hint: str
    zh: str
    becomes: Callable[[re.Match[str]], str | None] = lambda found: None
    begins: str = ""  # with one of these characters, if they are few
    spoils_shape: bool = False  # of its section, which seems to have more or fewer paragraphs


def _plain_box(found: re.Match[str]) -> str | None:
    """A box that only lacks a space or has the quotation marks of a Chinese keyboard."""
    parts = _BOX.fullmatch(found[0])
    return f'{parts["indent"]}!!! {parts["kind"]} "{parts["title"]}"' if parts else None


def _plain_link(found: re.Match[str]) -> str | None:
    plain = f"[{found['text']}]({found['where']})"
    return plain if plain != found[0] else None


KINDS = (
    Kind(
        _SPACED_LINK,
        "a link with a space or Chinese brackets in it is shown as text",
        "Write [text](page.md): brackets of the English keyboard, and no space between them.",
        "链接里有空格或中文括号，会显示成文字。请写 [文字](page.md)：用英文括号，中间不留空格。",
        _plain_link,
    ),
    Kind(
        re.compile(rf"[(（](?P<text>[^()（）\n]+)[)）]\[(?P<where>{_WHERE})\]"),
        "the brackets of a link are the wrong way round",
        "Write [text](page.md).",
        "链接的两种括号写反了。请写 [文字](page.md)。",
        lambda found: f"[{found['text']}]({found['where']})",
    ),
    Kind(
        re.compile(r"(?m)^(?P<marks>＃{1,6}) *(?=\S)"),
        "a heading with # of the Chinese keyboard is shown as text",
        "Write # Title {#id}.",
        "＃ 是中文输入法打的，不会显示成标题。请写 # 标题 {#编号}。",
        lambda found: f"{'#' * len(found['marks'])} ",
    ),
    Kind(
        re.compile(r"＊{1,2}(?=\S)(?P<text>[^＊\n]+)＊{1,2}"),
        "stars of the Chinese keyboard are shown as they are typed",
        "Write **text**.",
        "＊ 是中文输入法打的，会原样显示。请写 **文字**。",
        lambda found: f"**{found['text']}**",
    ),
    Kind(
        re.compile(r"(?m)^ *(?:！{2,3}|!{1,2}！{1,2}|＞ ?(?=\S)|｀)"),
        "this sign of the Chinese keyboard makes no box, quotation or code",
        'Write it with the English keyboard: !!! note "Title", > for a quotation, ``` for code.',
        "这个符号是中文输入法打的，不起作用，会原样显示。"
        '请用英文输入法打：提示框写 !!! note "标题"，引用写 >，代码写 ```。',
    ),
    Kind(
        re.compile(r"(?m)^ *(?=｜)[^｜\n]*+(?:｜[^｜\n]*+){2,}$"),
        "bars of the Chinese keyboard make no row of a table",
        "Write | of the English keyboard between the cells, and at both ends.",
        "｜ 是中文输入法打的，这一行不会成为表格的一行。格与格之间和两头都请写英文的 |。",
    ),
    Kind(
        re.compile(r"\[[^\[\]\n]{1,300}+\]\((?![^)\n]{0,300}+\))"),
        "a link whose bracket is not closed is shown as text",
        "Write ) behind the address: [text](page.md).",
        "链接少了后面的括号，会原样显示。请在网址后面补上 )：[文字](page.md)。",
        begins="[",
    ),
    Kind(
        re.compile("<!--"),
        "a remark that has no end is shown to readers",
        "Take it out: what readers shall not see has no place in a page.",
        "这条注释没有结尾，读者会看到。不给读者看的话，不要写在网页里，请删掉。",
    ),
    Kind(
        re.compile(r"(?m)(?<![`\\])`(?=[^`\n]*$)"),
        "a ` without another one is shown as it is typed",
        "Take it out, or write another one where the code ends, in the same paragraph.",
        "` 只有一个，会原样显示。请删掉；要标代码，就在同一段里前后各写一个。",
        begins="`",
    ),
    Kind(
        re.compile(r"(?<=!!! )(?P<kind>[^\x00-\x7f“”]+)(?=[ \"“\n]|\Z)"),
        "the kind of a box is one of its English words",
        "Write tip, note, warning or danger behind !!!, then the title in quotation marks.",
        "!!! 后面的种类要写英文：提示写 tip，说明写 note，注意、警告写 warning，危险写 danger；"
        "标题写在后面的引号里。",
        lambda found: _KINDS_OF_BOXES.get(found["kind"]),
    ),
    Kind(
        re.compile(r"(?m)^ *:{3,} *[a-z-]*"),
        "boxes between colons don't work in pages",
        'Write !!! note "Title", and the text on the next lines, indented by four spaces.',
        '这种用冒号写的提示框在网页上不起作用。请写 !!! note "标题"，文字写在下面几行，缩进四个空格。',
    ),
    Kind(
        re.compile(r"(?m)^(?P<indent> *)(?:[•·●○◆◇▪‣➢][ \t\u3000]*|— +)(?=\S)"),
        "this sign begins no list: the lines run together",
        "Write - and a space before each.",
        "这个符号不会变成列表，几行会连成一段。每项前面请写英文减号和空格：- ",
        lambda found: f"{found['indent']}- ",
        spoils_shape=True,
    ),
    Kind(
        re.compile(
            rf"(?m)^(?P<indent> *)(?:[-－–](?![-－–])|\*(?=[^*\n]*$)|\+)(?=[{_LETTER}\[“《「{{]|\*\*)"
        ),
        "there is no space behind the sign of a list: the lines run together",
        "Write - and a space before each.",
        "列表的减号后面少了空格，几行会连成一段。每项前面请写英文减号和空格：- ",
        lambda found: f"{found['indent']}- ",
        spoils_shape=True,
    ),
    Kind(
        re.compile(rf"(?m)^(?P<number> *\d{{1,2}})[.．](?=[{_LETTER}\[“《「{{]|\*\*)"),
        "there is no space behind the number of a list: the lines run together",
        "Write 1. and a space before each.",
        "列表的编号后面少了空格，几行会连成一段。每项前面请写编号、英文句点和空格：1. ",
        lambda found: f"{found['number']}. ",
        spoils_shape=True,
    ),
    Kind(
        re.compile(r"\[\^[^\[\]\s]++\]:?"),
        "notes at the foot don't work in pages",
        'Say it in the text; name a source with {{ cite("…") }}.',
        '网页里不能用脚注。请写进正文；出处请用 {{ cite("…") }}。',
    ),
    Kind(
        re.compile(r"(?m)^(?P<item>[ >]*(?:[-*+]|\d+\.) )\[(?P<tick>[ xX])\] +"),
        "boxes to tick don't work in pages",
        "Write a plain list: - what to bring.",
        "网页里不能用打勾的方框。请写成普通列表：- 要带什么。",
        lambda found: found["item"] if found["tick"] == " " else None,
    ),
    Kind(
        re.compile(r"(?m)^ *===[!+]? \".*?\""),
        "tabs don't work in pages",
        "Write a heading for each, ## Title {#id}, and its text below without indenting it.",
        "网页里不能用标签页。请给每一页写一个标题：## 标题 {#编号}，下面的文字不要缩进。",
    ),
    Kind(
        re.compile(rf"(?m)^(?P<indent> *)\?\?\?\+? *{_NOTE}[ \t]*$"),
        "passages that unfold don't work in pages: what is hidden is not found, nor printed",
        'Write !!! note "Title", which shows it at once.',
        '网页里不能用折叠的段落：藏起来的内容没人看见，也打印不出来。请写 !!! note "标题"，直接显示。',
        lambda found: f"{found['indent']}!!! {found['kind']}{found['title'] or ''}",
    ),
    Kind(
        re.compile(r"(?m)^ *> *\[!\w+\]"),
        "boxes of the code host don't work in pages",
        'Write !!! note "Title", and the text on the next lines, indented by four spaces.',
        '这种提示框在网页上不起作用。请写 !!! note "标题"，文字写在下面几行，缩进四个空格。',
    ),
    Kind(
        re.compile(r"~~(?=\S)[^~\n]+~~"),
        "text is struck out, which nobody hears",
        "Delete it, or say in words that it no longer holds.",
        "划掉的文字听不出来，网页也不支持。请删掉，或者写明它已经作废。",
    ),
    Kind(
        re.compile(r"==(?=\S)[^=\n]+(?<=\S)==|\+\+(?=\S)[^+\n]+(?<=\S)\+\+"),
        "this mark of emphasis is shown as it is typed",
        "Write **text**.",
        "这种强调的写法会原样显示出来。请写 **文字**。",
        lambda found: f"**{found[0][2:-2]}**",
    ),
    Kind(
        re.compile(r"\[[^\[\]\n]+\]\( *(?:# *)?\)"),
        "a link without an address leads nowhere",
        "Write [text](page.md), or the text alone.",
        "链接没有写地址，点了没反应。请写 [文字](page.md)；不要链接就只写文字。",
    ),
    Kind(
        re.compile(r"!?\[\[[^\[\]\n]+\]\]"),
        "a link or picture in double brackets is shown as text",
        "Write [text](page.md), or ![what it shows](picture.png).",
        "双方括号不是链接，会原样显示。链接请写 [文字](page.md)，图片请写 ![图片内容](picture.png)。",
        begins="![",
    ),
    Kind(
        re.compile(r"\$\$[^$]{1,500}+\$\$|\$(?=[^$\n]*\\[a-z])[^$\n]+\$|(?<=\S)\^[^\s^]+\^"),
        "a formula or a raised letter is shown as it is typed",
        "Say it in words.",
        "公式和上标的写法会原样显示。请用文字写出来。",
        begins="$^",
    ),
    Kind(
        re.compile(r":(?<![\w:/]:)(?<![：:] :)[a-z][a-z0-9_+]{2,}:(?![\w:])"),
        "a picture sign is written as a word",
        "Type the sign itself, or leave it out.",
        "表情写成了英文代号，会原样显示。请直接输入表情，或删掉。",
        begins=":",
    ),
    Kind(
        re.compile(r"(?m)\\(?<=[^\s\\]\\)$(?=\n[^\n])"),
        "a stroke at the end of the line breaks nothing and is shown",
        "Make a list or two paragraphs.",
        "行末的反斜杠不能换行，会显示出来。请分成两段，或写成列表。",
    ),
    Kind(
        re.compile(r"(?m)^(?P<number> *\d{1,2})(?:\)(?= +\S)|） *(?=\S))"),
        "a list with brackets behind its numbers is shown as text",
        "Write 1. with a full stop.",
        "编号后面是括号，不会显示成列表。请写 1. 这样的编号。",
        lambda found: f"{found['number']}.{' ' if '）' in found[0] else ''}",
    ),
    Kind(
        re.compile(r"(?m)^(?P<marks>#{1,6})(?P<text>[^#\s!{][^\n]*)"),
        "there is no space behind # of a heading",
        "Write # Title {#id}.",
        "标题的 # 后面少了空格。请写 # 标题 {#编号}。",
        lambda found: f"{found['marks']} {found['text']}",
    ),
    Kind(
        re.compile(r"(?m)\n(?<=[^\s|>]\n)(?:=+|-{2,})[ \t]*$(?=\n|\Z)"),
        "a line of = or - makes a heading of the text above it",
        "Write ## Title {#id}; for a line across the page, leave a blank line above it.",
        "下面一行 = 或 - 会把上面的文字变成标题。标题请写 ## 标题 {#编号}；要画横线，请在上面空一行。",
    ),
    Kind(
        re.compile(r"(?m)^(?: +|> ?)(?:`{3,}|~{3,})|^(?:`{3,}|~{3,})"),
        "code is not shown: its ``` is indented, or has no end",
        "Write ``` at the beginning of a line, before and behind the code.",
        "代码显示不出来：``` 前面有空格，或没有结尾。请在代码前后各写一行 ```，从行首写起。",
    ),
    Kind(
        re.compile(r"(?m)^ *!!!(?! \w+(?: +\"[^\"\n]*\")?[ \t]*$).*"),
        "this box can't be read",
        'Write !!! warning "Title"; the kinds are danger, warning, tip and note.',
        '这个提示框的写法不对。请写 !!! warning "标题"，!!! 后面空一格，标题用英文引号；'
        "种类有 danger、warning、tip、note。",
        _plain_box,
    ),
    Kind(
        re.compile(r"&lt;/?[a-z]+ ?/?&gt;|&amp;(?:nbsp|lt|gt|amp|quot|#\d+);|\\<[a-z]+ ?/?>"),
        "a tag or sign is escaped, and shown as it is typed",
        "Write the sign itself; for a new line begin a new paragraph.",
        "标签或符号被转义了，会原样显示。请直接写符号；要换行就另起一段。",
    ),
    Kind(
        re.compile(r"(?m)^<details\b[^>\n]*+>(?!(?:(?!\n#|</details>)[\s\S])*+</details>)"),
        "what opens with a touch here has no end, and hides what follows",
        "Write </details> below it, before the next heading, with a blank line above and below.",
        "这里点开的内容没有结尾，后面的文字也会被藏起来。"
        "请在它下面、下一个标题之前另起一行写 </details>，上下各空一行。",
        spoils_shape=True,
    ),
    Kind(
        re.compile(
            r"(?m)^(?P<tag><(?:div|details|blockquote)(?![^>\n]*\bmarkdown)"
            r"(?: [a-z]+(?:=\"[^\"\n]*\")?)*)>(?=[ \t]*\n)"
        ),
        "Markdown inside this element is shown as it is typed",
        'Write markdown="1" into it, or use !!! note "Title".',
        '这个元素里的 Markdown 会原样显示。请加上 markdown="1"，或改用 !!! note "标题"。',
        lambda found: f'{found["tag"]} markdown="1">',
    ),
)
_MOST_NUMBERS = 5  # that are told one by one
_NUMBERED = re.compile(rf"(?m)^ *(?P<first>{BY_HAND})[^\n]+(?:\n *{BY_HAND}[^\n]+)+")
_DRAWN = re.compile(r"[`~]{3,20}+ *+\{?+\.?+(?P<what>mermaid|plantuml|kroki|math|geojson|topojson|stl)\b")
_OF_MARKDOWN = "en"  # the language of the titles that Markdown itself gives to boxes
_UNTITLED = re.compile(r"(?m)^ *!!! (?:\w+)[ \t]*$")
_REFERENCE = re.compile(r"!?\[(?P<text>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]*)\]")
_DEFINED = re.compile(r"(?m)^ {0,3}\[(?P<name>[^\]^\n][^\]\n]*)\]:[ ]*\S")
_BARE = re.compile(
    r"(?<![<(\"'=/\w\[])(?P<address>(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+"
    r"(?::\d+)?(?:[/?#][^\s)\"'<>\]\u0080-\U0010ffff]*)?)",
    re.ASCII | re.IGNORECASE,
)


def check(content: Content) -> Iterator[Mistake]:
    """Find them in every page, each kind once a page."""
    known = {source.url.rstrip("/") for source in content.facts.sources.values() if source.url}
    network = content.roster.network.url if isinstance(content, Project) else ""
    for pages in content.pages.values():
        for page in pages.values():
            if page.conflicts or not page.header:
                continue
            elsewhere = (mistake for address, mistake in bare(page) if not _is_ours(address, known, network))
            yield from gathered([*find(page), *elsewhere])


def find(page: Page) -> Iterator[Mistake]:
    """The marks of one page."""
    text = page.marked_text
    for kind in KINDS:
        for line, column, found in located(kind.pattern, text, kind.begins):
            becomes = kind.becomes(found)
            if kind.pattern is _SPACED_LINK and becomes is None:
                continue
            started = found[0].startswith("\n")
            yield Mistake(
                page.name,
                line + started,
                kind.message,
                kind.hint,
                kind.zh,
                column=1 if started else column,
                edit=None if becomes is None else Edit(found[0], becomes),
                about="shape" if kind.spoils_shape else "",
            )
    yield from _drawn(page)
    yield from _numbered(page, text)
    yield from _untitled(page, text)
    yield from _stars(page)
    yield from _references(page, text)


def _drawn(page: Page) -> Iterator[Mistake]:
    """Code of which the code host draws a picture, a map or a formula."""
    for start, end in fenced(page.body):
        if found := _DRAWN.match(page.body, start, end):
            yield Mistake(
                page.name,
                page.body.count("\n", 0, start) + 1,
                f"“{found['what']}” is drawn by the code host alone; the page shows its code",
                "Say it in words, or put a picture beside the page: ![what it shows](picture.png).",
                f"“{found['what']}”只有代码网站会画出来，网页上显示的是代码。"
                "请用文字写出来，或把图片放在网页旁边，写 ![图片内容](picture.png)。",
                column=1,
            )


def _numbered(page: Page, text: str) -> Iterator[Mistake]:
    """Every item of a list whose numbers are none that make a list."""
    for begin, _, found in located(_NUMBERED, text):
        items = found[0].splitlines()
        wanted = " ".join(f"{number}." for number in range(1, min(len(items), _MOST_NUMBERS) + 1))
        wanted += " …" if len(items) > _MOST_NUMBERS else ""
        parted = not page.lines[begin - 2].strip()
        also, also_zh = ("", "") if parted else (", and a blank line above the first", "；第一项上面空一行")
        for line, item in enumerate(items, begin):
            yield Mistake(
                page.name,
                line,
                f"“{found['first']}” and what follows make no list: the lines run together",
                f"Write {wanted} before the lines, a space behind each full stop{also}.",
                f"“{found['first']}”这样的编号不会变成列表，几行会连成一段。请依次写 {wanted}，"
                f"句点后面空一格{also_zh}。",
                column=len(item) - len(item.lstrip()) + 1,
                about="shape",
            )


def _stars(page: Page) -> Iterator[Mistake]:
    """Two stars without two others, or with a space within: they are shown as they are typed."""
    if "**" not in page.body:
        return
    for number, line in enumerate(without_any_code(page.body).split("\n"), 1):
        parts = line.split("**")
        if "***" in line or len(parts) == 1:
            continue
        if len(parts) % 2 == 0:
            yield Mistake(
                page.name,
                number,
                "two stars ** without the two others are shown",
                "Write **text**, both in the same line.",
                "** 只有一边，会原样显示。请在同一行里写 **文字**。",
                column=line.rindex("**") + 1,
            )
            continue
        for place, within in enumerate(parts):
            if place % 2 and within != within.strip():
                yield Mistake(
                    page.name,
                    number,
                    "a space beside the two stars: they are shown",
                    f"Write **{within.strip()}**.",
                    f"** 里面多了空格，会原样显示。请写 **{within.strip()}**。",
                    column=len("**".join(parts[:place])) + 1,
                    edit=Edit(f"**{within}**", f"**{within.strip()}**"),
                )


def _untitled(page: Page, text: str) -> Iterator[Mistake]:
    """Boxes that would have an English title on a page in another language."""
    for line, column, _ in located(_UNTITLED, text) if page.language != _OF_MARKDOWN else ():
        yield Mistake(
            page.name,
            line,
            "a box without a title gets an English one",
            'Write !!! warning "标题".',
            '提示框没有标题，会显示英文标题。请写 !!! warning "标题"。',
            column=column,
        )


def _references(page: Page, text: str) -> Iterator[Mistake]:
    """Links by name for which no address is written."""
    defined = {found["name"].casefold() for found in _DEFINED.finditer(text)}
    for line, column, found in located(_REFERENCE, text, "!["):
        if (found["name"] or found["text"]).casefold() not in defined:
            yield Mistake(
                page.name,
                line,
                f"no address is written for {found[0]}, so it is shown as text",
                "Write [text](page.md).",
                f"{found[0]} 没有写地址，会显示成文字。请写 [文字](page.md)。",
                column=column,
            )


def bare(page: Page) -> Iterator[tuple[str, Mistake]]:
    """Addresses that a preview makes links of, and the page does not."""
    text = page.marked_text
    for written in (_DEFINED, _SPACED_LINK):
        text = written.sub(lambda found: " " * len(found[0]), text)
    for line, column, found in located(_BARE, text, "hHwW"):
        address = found["address"].rstrip(".,;:!?")
        yield (
            address,
            Mistake(
                page.name,
                line,
                f"the address {address} is no link",
                f"Write [the name of the site]({_whole(address)}).",
                f"网址 {address} 点不了。请写 [网站名称]({_whole(address)})。",
                column=column,
                edit=Edit(address, f"<{address}>") if address.startswith("http") else None,
            ),
        )


def _whole(address: str) -> str:
    return address if address.startswith("http") else f"https://{address}"


def _is_ours(address: str, known: set[str], network: str) -> bool:
    """Whether the rule of addresses tells more about it."""
    return address.rstrip("/") in known or bool(network and f"{address}/".startswith(network))


RULE = PageRule(
    "MS072",
    "Nothing is written that only the preview understands",
    check,
    wrong="- [ ] Bring your card. See https://www.example.org",
    right="- Bring your card. See [the regulator](https://www.example.org).",
    zh="这种写法只在代码网站的预览里有效，网页上会原样显示。照提示改写。",
    why="The preview of the code host shows more than the page does; readers would see the marks themselves.",
    fixable=True,
    is_cause=True,
)
