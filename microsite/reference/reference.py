"""The reference for editors, made from the words, data models and rules themselves."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from microsite.checks.rule import Rule
from microsite.checks.rules import RULES
from microsite.content import project
from microsite.content.page import Page
from microsite.content.project import Project
from microsite.content.word import Words
from microsite.files import yamlfile
from microsite.languages.language import Language
from microsite.reference.fields import fields
from microsite.words.context import Context, PageContext
from microsite.words.expanding import expand, known_words
from microsite.words.slots import RESERVED, Slots, number

FOLDER = "docs/editors"
BRANCH, DAY = "maiwan", "2027-03-01"  # for whom and when the examples speak
LONGEST = 8  # lines shown of what a word gives


def reference(folder: Path, known: Words) -> dict[Path, str]:
    """The pages of words, fields and rules, by their paths."""
    made = "<!-- Made by `make reference`: change the words, models or rules instead. -->\n\n"
    pages = {"words": words(folder, known), "fields": fields(), "rules": rules()}
    return {folder / FOLDER / f"{name}.md": made + text for name, text in pages.items()}


def words(folder: Path, known: Words) -> str:
    """Every word that editors may write, said in the small network of `docs/editors/sample`."""
    sample = project.load(folder / FOLDER / "sample", known, DAY)
    told = [
        "# Words / 词\n\n"
        f"Write them in pages. The examples speak for one branch of a small network, on {DAY}; "
        "its data are in [sample](sample/branches).\n\n"
        "在网页里这样写。例子用的是一个小机构的一个网点。\n"
    ]
    for name, example in examples(folder).items():
        word = sample.words[name]
        told.append(
            f"## `{word.usage}`\n\n{word.function.__doc__} / {example['zh']}\n\n"
            f"```jinja\n{example['write']}\n```\n\n```text\n{_said(sample, example['write'])}\n```\n"
        )
    return "\n".join(told)


def examples(folder: Path) -> dict[str, dict[str, str]]:
    """An example of each word: how it is written, and its meaning in Chinese."""
    read: dict[str, dict[str, str]] = yamlfile.shipped(folder / "macros/examples.yml")
    return read


def _said(sample: Project, written: str) -> str:
    """What a page gives that holds nothing but a word, in each language, without its markup."""
    given: list[str] = []
    for language in sample.roster.network.languages:
        filled = _filled(sample, language, written).split("\n")
        plain = (str(Markup(line.replace("<", " <")).striptags()) for line in filled)
        lines = [f"{language}: {line}" for line in plain if line]
        given += lines[:LONGEST]
        if len(lines) > LONGEST:
            given.append(f"{language}: …")
    return "\n".join(given)


def _filled(sample: Project, language: Language, written: str) -> str:
    page = sample.pages[language]["index.md"]
    page = Page(page.name, page.path, language, page.header + written)
    sheet = PageContext(sample.facts, sample.pages[language], page, sample.site, [page.path])
    speaker = Context.of(sample, sample.roster[BRANCH], language)
    speaker = replace(speaker, event=next(sample.roster.announced(speaker.branch)))
    slots = Slots()
    text = expand(page, sample.words, known_words(sample.words, slots, lambda: sheet))

    def value(character: str) -> str:
        if (slot := number(character)) is None:
            return ""
        call = slots.calls[slot]
        said = sample.words[call.word](speaker, *call.args, **dict(call.kwargs))
        return "" if said is True else str(said)

    return RESERVED.sub("", RESERVED.sub(lambda found: value(found[0]), text))


def rules() -> str:
    """Every rule with an example."""
    told = ["# Rules / 规则\n\nWhat `microsite check` looks at. / 检查程序检查的内容。\n"]
    told += [_rule(rule) for rule in RULES]
    return "\n".join(told)


def _rule(rule: Rule) -> str:
    severity = {"error": "error / 错误", "warning": "warning / 提醒"}[rule.severity]
    mends = "; `check --fix` mends some of it / 部分可自动修改" if rule.fixable else ""
    return (
        f"## {rule.id}: {rule.title}\n\n{severity}{mends}\n\n{rule.why}\n\n{rule.zh}\n\n"
        f"Wrong / 错：\n\n```text\n{rule.wrong}\n```\n\nRight / 对：\n\n```text\n{rule.right}\n```\n"
    )
