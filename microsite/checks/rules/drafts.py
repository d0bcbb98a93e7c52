"""Drafts in another language that nobody has read, and addresses that nobody has written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from microsite.checks.rule import Rule
from microsite.content.project import Project
from microsite.data.branch import Branch
from microsite.files.mistakes import Mistake
from microsite.languages.language import Language

_SHOWN = 3


def check(project: Project) -> Iterator[Mistake]:
    """Remind of each file in which something is left to do, not of each branch."""
    written = project.roster.written
    for ids in _by_file(project, lambda branch: bool(branch.drafted)):
        yield written[ids[0]].mistake(
            ("drafted",),
            f"drafts of names or districts that nobody has read: {_listed(ids)}",
            "Read them, mend them, and take the words away from drafted.",
            f"{_listed_zh(ids)}的名称或区县，译文还是没人看过的草稿。请看一遍，改好，再删掉 drafted 里的词。",
        )
    for language in project.site.complete:
        lacking = partial(_lacks_address, language)
        for ids in _by_file(project, lacking):
            yield written[ids[0]].mistake(
                ("address",),
                f"no address in “{language}”, so another language is shown: {_listed(ids)}",
                f"Write it as address_{language} in the roster, address.{language} in a file of its own.",
                f"{_listed_zh(ids)}没有写“{language}”的地址，网页上先显示别的语言的。"
                f"网点表里写在 address_{language}，单独的文件里写在 address 的 {language}。",
            )


def _lacks_address(language: Language, branch: Branch) -> bool:
    return branch.address.language_of(language) != language


def _by_file(project: Project, is_left: Callable[[Branch], bool]) -> Iterable[list[str]]:
    """The branches of which something is left to do, by the files in which they stand."""
    found: dict[str, list[str]] = {}
    for branch in project.roster.everyone.values():
        if is_left(branch):
            found.setdefault(project.roster.written[branch.id].file, []).append(branch.id)
    return found.values()


def _listed(ids: list[str]) -> str:
    rest = len(ids) - _SHOWN
    return f"{', '.join(ids[:_SHOWN])}{f' and {rest} more' if rest > 0 else ''}"


def _listed_zh(ids: list[str]) -> str:
    return f"“{'、'.join(ids[:_SHOWN])}”{f'等{len(ids)}个网点' if len(ids) > _SHOWN else ''}"


RULE = Rule(
    "MS116",
    "Drafts are read, and addresses written, in every language",
    check,
    wrong="name: {zh: 石河支行, en: Shihe Sub-branch}\ndrafted: [name]",
    right="name: {zh: 石河支行, en: Shihe Sub-branch}",
    zh="译文还是草稿，或没有写地址。请看一遍，改好，再删掉 drafted 里的词；地址照路牌补上。",
    why="A name made of pinyin may be wrong, and a reader may not be able to read the address.",
    severity="warning",
)
