"""Pages, paragraphs and data in another language than they should be, and what only one language says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from microsite.checks.rule import PageRule, gathered
from microsite.content.page import Page
from microsite.content.project import Content, Project
from microsite.content.shape import lines
from microsite.content.tongue import HAN, LATIN, is_foreign, is_in_another, readable
from microsite.data.record import Text
from microsite.data.roster import Roster
from microsite.files.mistakes import Mistake, Mistakes
from microsite.files.yamlfile import Document, KeyPath

_LENIENT = 16  # a section of so many paragraphs may have one more in the other language, a sentence apart
_NAME = {"en": ("English", "英文"), "zh": ("Chinese", "中文")}


def check(content: Content) -> Iterator[Mistake]:
    """Read every page and paragraph, compare the sections of twins, and look at names in data."""
    for pages in content.pages.values():
        for page in pages.values():
            if is_foreign(page):
                yield _page(page)
            elif page.is_sound:
                yield from gathered(paragraphs(page))
    yield from _sections(content)
    if isinstance(content, Project):
        yield from _data(content.roster)


def _page(page: Page) -> Mistake:
    other = "zh" if page.language == "en" else "en"
    return Mistake(
        page.name,
        page.header.count("\n") + 1,
        f"the page is in {_NAME[other][0]}, though it stands in docs/{page.language}",
        f"Was the page of docs/{other} saved under this name? Bring the {_NAME[page.language][0]} text back.",
        f"这个网页在 docs/{page.language} 里，内容却是{_NAME[other][1]}。"
        f"是不是把 docs/{other} 的网页存成了这个名字？请恢复{_NAME[page.language][1]}内容。",
    )


def paragraphs(page: Page) -> Iterator[Mistake]:
    """The lines of a page that are in another language, but for quotations and what says its language."""
    text = readable(page.marked_text)
    other = "zh" if page.language == "en" else "en"
    for number, line in [*enumerate(text.split("\n"), 1), *_title(page)]:
        if is_in_another(line, page.language):
            yield Mistake(
                page.name,
                number,
                f"a paragraph in {_NAME[other][0]} on a page in {_NAME[page.language][0]}",
                f"Write it in {_NAME[page.language][0]}; "
                "words of another language stand in “quotation marks”.",
                f"{_NAME[page.language][1]}网页里有一段{_NAME[other][1]}。请改成{_NAME[page.language][1]}；"
                "确要保留原文的，放在引号里。",
                column=len(line) - len(line.lstrip()) + 1,
            )


def _title(page: Page) -> Iterator[tuple[int, str]]:
    try:
        yield page.document.line(("title",)), page.front.title
    except Mistakes:
        return


def _sections(content: Content) -> Iterator[Mistake]:
    """Sections that say more in one language than in the other."""
    first, *others = content.pages.values()
    for pages in others:
        for page in pages.values():
            twin = first.get(page.path)
            if twin and all(one.is_sound and not is_foreign(one) for one in (page, twin)):
                yield from compare(twin, page)


def compare(one: Page, other: Page) -> Iterator[Mistake]:
    """Sections of which one page has more paragraphs than the other."""
    ours, theirs = sections(one), sections(other)
    for id, (line, count) in theirs.items():
        if id not in ours:
            continue
        twin_line, twin_count = ours[id]
        if abs(count - twin_count) > max(count, twin_count) // _LENIENT:
            fewer, more = (other, one) if count < twin_count else (one, other)
            places = {other: (line, count), one: (twin_line, twin_count)}
            yield Mistake(
                fewer.name,
                places[fewer][0],
                f"this section has {places[fewer][1]} paragraphs and list items, "
                f"{more.name}:{places[more][0]} has {places[more][1]}",
                "Say the same in both languages, paragraph by paragraph.",
                f"这一节有{places[fewer][1]}段（含列表项），"
                f"{more.name}:{places[more][0]} 有{places[more][1]}段。"
                "两种语言要一段一段对应，缺的补上，多的删掉。",
                column=1,
            )


def sections(page: Page) -> dict[str, tuple[int, int]]:
    """The line of each section of a page, and of how many paragraphs, items, rows and boxes it consists."""
    headings = {heading.line: heading.id or "" for heading in page.headings}
    found: dict[str, tuple[int, int]] = {}
    id, start, count, above = "", page.header.count("\n") + 1, 0, "blank"
    for line in lines(page):
        if line.number in headings:
            found[id] = (start, count)
            id, start, count = headings[line.number], line.number, 0
        elif line.kind in ("item", "row", "container") or (
            line.kind == "text" and above in ("blank", "heading", "rule")
        ):
            count += 1
        above = line.kind
    found[id] = (start, count)
    return found


def _data(roster: Roster) -> Iterator[Mistake]:
    """Texts in data of which the English one is Chinese or the other way round."""
    network = roster.written[roster.network.id]
    yield from _texts(roster.network, (), network)
    for id, campaign in roster.campaigns.items():
        yield from _texts(campaign, (), roster.written[f"campaigns/{id}"])
    for branch in roster:
        if branch.is_institution:
            continue
        document = roster.written[branch.id]
        for key in ("name", "district", "address"):
            yield from _texts(getattr(branch, key), (key,), document)
        for id, participation in branch.participations.items():
            yield from _texts(participation, ("campaigns", id), document)


def _texts(value: object, path: KeyPath, document: Document) -> Iterator[Mistake]:
    if isinstance(value, Text):
        yield from _text(value, path, document)
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from _texts(getattr(value, key), (*path, key), document)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(item, (*path, name), document)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index), document)


def _text(text: Text, path: KeyPath, document: Document) -> Iterator[Mistake]:
    if HAN.search(text.en) and not LATIN.search(text.en):
        yield document.mistake(
            (*path, "en"),
            f"“{text.en}” is not English",
            "Write it in English, or in pinyin.",
            f"en 里写的是中文“{text.en}”。请写英文，没有英文名就写拼音。",
        )
    elif text.en != text.zh and is_in_another(text.zh, "zh") and not HAN.search(text.zh):
        yield document.mistake(
            (*path, "zh"),
            f"“{text.zh}” is not Chinese",
            "Write it in Chinese.",
            f"zh 里写的是英文“{text.zh}”。请写中文。",
        )


RULE = PageRule(
    "MS075",
    "Every page and paragraph is in its language, and stands in both",
    check,
    wrong="docs/zh/risks/loans.md: Read the contract before you sign it.",
    right="docs/zh/risks/loans.md: 签字前先看合同。",
    zh="网页、段落或名称的语言不对，或只有一种语言写了。改成对应的语言，两边都写。",
    why="Whoever reads one language would meet the other, or miss what it says.",
    is_cause=True,
)
