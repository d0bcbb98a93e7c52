"""Figures that are not what the clause says on which they rest."""

from __future__ import annotations

import math
from collections.abc import Iterator

from microsite.checks.rule import PageRule
from microsite.content.amounts import stated
from microsite.content.facts import Facts, Figure
from microsite.content.project import Content
from microsite.content.tongue import HAN
from microsite.data.chosen import chinese
from microsite.files.mistakes import Mistake, nearest, nearest_zh

_MOST = {"months": 60, "years": 100}  # of which rules speak; more is what was days before


def check(content: Content) -> Iterator[Mistake]:
    """Compare each figure with its article, or with the figures of which it is the sum."""
    facts = content.facts
    for id, figure in facts.figures.items():
        if unknown := [part for part in figure.sum_of if part not in facts.figures]:
            known = facts.figures.keys() - {id}
            yield facts.written["figures"].mistake(
                (id, "sum_of"),
                f"unknown figure “{unknown[0]}”",
                nearest(unknown[0], known),
                f"没有“{unknown[0]}”这个数值。{nearest_zh(unknown[0], known)}",
            )
        elif figure.value > _MOST.get(figure.unit, math.inf):
            yield facts.written["figures"].mistake(
                (id, "value"),
                f"{_plain(figure.value)} {figure.unit} is longer than any rule says",
                "Look at unit too: was it left as it was before?",
                f"{_plain(figure.value)}（单位：{chinese()[figure.unit]}）太长了，没有这样的规定。"
                "请看 unit 是不是忘了改。",
            )
        elif wrong := _no_sum(facts, figure) if figure.sum_of else _not_stated(facts, figure):
            yield facts.written["figures"].mistake((id, "value"), *wrong)


def _no_sum(facts: Facts, figure: Figure) -> tuple[str, str, str] | None:
    parts = [facts.figures[part].value for part in figure.sum_of]
    if math.isclose(figure.value, sum(parts)):
        return None
    added, value, total = " + ".join(map(_plain, parts)), _plain(figure.value), _plain(sum(parts))
    return (
        f"{value} is not the sum of {', '.join(figure.sum_of)}: {added} = {total}",
        f"One of these is wrong: read the articles. If the others are right, write value: {total}.",
        f"{value} 不等于 {'、'.join(figure.sum_of)} 之和：{added} = {total}。"
        f"其中有一个写错了，请对照条文。那几个都对的话，请写 value: {total}。",
    )


def _not_stated(facts: Facts, figure: Figure) -> tuple[str, str, str] | None:
    """Why a figure is none of its article, which is at hand word for word in Chinese."""
    clause = "".join(facts.clauses.get(figure.source, {}).get(figure.article or "", ()))
    said = stated(clause, figure.unit)
    if figure.value in said or not HAN.search(clause):
        return None
    value, unit, file = _plain(figure.value), figure.unit, f"facts/clauses/{figure.source}.yml"
    listed = [_plain(number) for number in sorted(said)]
    says = f"{', '.join(listed)} {unit}" if listed else f"no {unit}"
    says_zh = f"写的是 {'、'.join(listed)}" if listed else "没有写这样的数"
    return (
        f"{value} {unit} is not what article {figure.article} of “{figure.source}” says: {says}",
        f"Read the article in {file} and write what it says; a sum of other figures names them in sum_of.",
        f"{value}（单位：{chinese()[unit]}）和“{figure.source}”第{figure.article}条对不上：条文{says_zh}。"
        f"请看 {file} 里的条文，改成一样的；由几个数值相加得来的，用 sum_of 写明。",
    )


def _plain(number: float) -> str:
    return f"{number:.12g}"


RULE = PageRule(
    "MS094",
    "A figure is what the article says on which it rests",
    check,
    wrong="complaint-simple: {value: 150, unit: days, source: complaint-measures, article: 18}",
    right="complaint-simple: {value: 15, unit: days, source: complaint-measures, article: 18}",
    zh="数值和它引用的条文对不上。照条文改。",
    why="One digit too many in facts/figures.yml gives everybody a wrong time limit, and looks right.",
)
