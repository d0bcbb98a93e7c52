"""Amounts beside a citation that the cited article doesn't state."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.checks.told_amounts import told
from microsite.content.facts import Facts
from microsite.content.page import Call, Page
from microsite.content.project import Content
from microsite.files.mistakes import Mistake
from microsite.words.context import listed

_CITE = re.compile(r"\{\{-?\s*cite\([^{}]*+\}\}")
_WORD = re.compile(r"\{\{[^{}\n]*+\}\}")
_END = re.compile(r"[。！？；]|(?<=[a-z\d)}])[.!?;](?= )")  # of a sentence
_UNITS = {  # which rules set, in English and Chinese; people and copies are counted by others
    "yuan": "元",
    "days": "天",
    "months": "个月",
    "years": "年",
    "percent": "%",
}
_YEAR = 12  # months
_CLAUSES_ARE_IN = "zh"


def check(content: Content) -> Iterator[Mistake]:
    """Compare the amounts of each sentence with what the article says that is cited at its end."""
    for pages in content.pages.values():
        for page in pages.values():
            by_line: dict[int, list[Call]] = {}
            for call in page.calls("cite"):
                by_line.setdefault(call.line, []).append(call)
            for line, calls in by_line.items():
                yield from _in_line(content.facts, page, line, calls)


def _in_line(facts: Facts, page: Page, line: int, calls: list[Call]) -> Iterator[Mistake]:
    text, begins = page.lines[line - 1], 0
    places = [*_CITE.finditer(text)]
    if len(places) != len(calls):
        return  # one goes over several lines
    for place, call in zip(places, calls, strict=True):
        ends = [end.end() for end in _END.finditer(text, begins, place.start())]
        behind = ends[-1] if ends and text[ends[-1] : place.start()].strip() else begins
        yield from _in_sentence(facts, page, line, behind, text[behind : place.start()], call)
        begins = place.end()


def _in_sentence(
    facts: Facts, page: Page, line: int, begins: int, sentence: str, call: Call
) -> Iterator[Mistake]:
    articles = listed(call.args[1] if len(call.args) > 1 else call.kwargs.get("article"))
    source = str(call.args[0]) if call.args else ""
    clauses = [text for article in articles for text in facts.clauses.get(source, {}).get(article, ())]
    there = {(amount.unit, amount.value) for text in clauses for amount in told(text, _CLAUSES_ARE_IN)}
    here = [*told(_WORD.sub(lambda word: " " * len(word[0]), sentence), page.language)]
    for unit in _UNITS:
        stated = sorted(value for of, value in there if of == unit)
        said = [amount for amount in here if amount.unit == unit]
        if stated and said and not any(amount.value in stated for amount in said):
            says, says_zh = _named(stated, unit)
            article = ", ".join(articles)
            yield Mistake(
                page.name,
                line,
                f"“{said[0].written}” is not what article {article} of “{source}” says: {says}",
                f"Read the article in facts/clauses/{source}.yml, and write what it says, or cite what says "
                "this. An example stands in a sentence of its own, behind the citation.",
                f"“{said[0].written}”和“{source}”第{article}条对不上：条文写的是{says_zh}。"
                f"请看 facts/clauses/{source}.yml 里的条文，改成一样的；是别的条文说的，就引用那一条。"
                "举的例子，请另写一句，放在出处后面。",
                column=begins + said[0].column,
            )


def _named(values: list[float], unit: str) -> tuple[str, str]:
    """Amounts of a unit in English and Chinese; whole years are told as such."""
    if unit == "months" and all(value % _YEAR == 0 for value in values):
        values, unit = [value / _YEAR for value in values], "years"
    numbers = [f"{value:.12g}" for value in values]
    return f"{', '.join(numbers)} {unit}", "、".join(f"{number}{_UNITS[unit]}" for number in numbers)


RULE = PageRule(
    "MS143",
    "An amount that cites an article is what the article says",
    check,
    wrong='罚款50万元{{ cite("anti-fraud-law", article=44) }}。',
    right='罚款20万元{{ cite("anti-fraud-law", article=44) }}。',
    zh="句子里的金额、期限、比例，和后面引用的条文对不上。请对照条文改正。",
    why="A citation makes readers sure: behind a wrong sum or period it misleads them all the more.",
)
