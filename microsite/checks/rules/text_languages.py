"""Texts of the data that stand under another language's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, RootModel

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.content.tongue import mostly_in
from microsite.data.branch import Branch
from microsite.data.record import Text
from microsite.files.mistakes import Mistake
from microsite.files.yamlfile import Document, KeyPath
from microsite.languages.writing import writing

A_NAME = 3  # words at most, which may be the same in all languages: “ATM 24h”


def check(project: Project) -> Iterator[Mistake]:
    """Find one language where another one is asked."""
    roster = project.roster
    for id, campaign in roster.campaigns.items():
        yield from _within(campaign, (), roster.written[f"campaigns/{id}"])
    yield from _within(roster.network, (), roster.written[roster.network.id])
    for branch in roster.everyone.values():
        if not branch.is_institution:
            yield from _within(_written(branch), (), roster.written[branch.id])


def _written(branch: Branch) -> Mapping[str, Any]:
    """The texts of a branch as they stand in its file."""
    first = branch.places[0] if branch.places else branch
    inherited = branch.network.hotlines
    own = {purpose for purpose, numbers in branch.numbers.items() if numbers != inherited.get(purpose)}
    return {
        "name": branch.name,
        "district": first.district,
        "address": first.address,
        "life": branch.life,
        "hotlines": {purpose: numbers for purpose, numbers in branch.numbers.items() if purpose in own},
        "campaigns": branch.participations,
    }


def _within(value: Any, path: KeyPath, document: Document) -> Iterator[Mistake]:
    """Go through everything that a record holds."""
    if isinstance(value, Text):
        yield from _of(value, path, document)
    elif isinstance(value, RootModel):
        return
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _within(getattr(value, name), (*path, field.alias or name), document)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _within(part, (*path, key), document)
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _within(part, (*path, place), document)


def _of(text: Text, path: KeyPath, document: Document) -> Iterator[Mistake]:
    key = ".".join(str(part) for part in path)
    said_once = set(text.root.values())
    is_a_name = len(said_once) == 1 and len(said_once.copy().pop().split()) <= A_NAME
    for language, said in text.items():
        other = mostly_in(said, language)
        if other and not (is_a_name and writing(other).parted):
            own, strange = writing(language), writing(other)
            yield document.mistake(
                (*path, language),
                f"“{key}.{language}” is in {strange.called}: {said}",
                f"Write it in {own.called}; a place as on its signs.",
                f"“{key}.{language}”要写{own.called_zh}，现在是{strange.called_zh}：{said}。"
                "地名照路牌写，例如汉语拼音。",
            )


RULE = Rule(
    "MS053",
    "Texts of the data are in the language under whose name they stand",
    check,
    wrong="name: {en: 测试支行, zh: 测试支行}",
    right="name: {en: Test Sub-branch, zh: 测试支行}",
    zh="写在 en 下的要是英文，写在 zh 下的要是中文。两种语言相同的名称，例如 ATM 24h，可以照写。",
    why="Who reads only one of the languages finds a name that says nothing to them.",
)
