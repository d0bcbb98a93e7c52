"""What is wrong in the settings and the menus is told in their file, line and column, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import WORDS
from microsite.checks.rules import menu
from microsite.content import facts
from microsite.content.page import Page
from microsite.content.project import Content

EN = "site_name: Rights\ndocs_dir: docs/en\nnav:\n  - index.md\n  - Help:\n      - help/index.md\n      - help/court.md\n"
ZH = "INHERIT: mkdocs.yml\nsite_name: 权益\ndocs_dir: docs/zh\nnav:\n  - index.md\n  - 帮助:\n      - help/index.md\n      - help/court.md\n"
PAGES = ("index.md", "help/index.md", "help/court.md")

WRONG = [  # the file, what is replaced in it by what, where it is told, and some of what is said
    (
        "mkdocs.yml",
        "help/court.md",
        "help/cuort.md",
        "mkdocs.yml:7:9",
        "there is no page docs/en/help/cuort.md",
    ),
    ("mkdocs.zh.yml", "help/court.md", "help/cuort.md", "mkdocs.zh.yml:8:9", "Did you mean “help/court.md”?"),
    ("mkdocs.zh.yml", "      - help/court.md\n", "", "docs/zh/help/court.md", "the page is in no menu"),
    ("mkdocs.yml", "  - index.md\n", "  - index.md\n  - index.md\n", "mkdocs.yml:5:5", "stands twice"),
    (
        "mkdocs.zh.yml",
        "      - help/index.md\n      - help/court.md",
        "      - help/court.md\n      - help/index.md",
        "mkdocs.zh.yml:7:9",
        "where mkdocs.yml:6 has “help/index.md”",
    ),
    (
        "mkdocs.zh.yml",
        "      - help/court.md",
        "  - help/court.md",
        "mkdocs.zh.yml:8:5",
        "in another section",
    ),
    ("mkdocs.yml", "site_name: Rights", "site_nam: Rights", "mkdocs.yml:1:1", "Did you mean “site_name”?"),
    ("mkdocs.yml", "site_name: Rights", "site_name: [Rights]", "mkdocs.yml:1:1", "holds a list, not a text"),
    (
        "mkdocs.yml",
        "nav:\n",
        "theme: {name: material}\nextra: x\nnav:\n",
        "mkdocs.yml:4:1",
        "not keys with values",
    ),
    ("mkdocs.yml", "docs_dir: docs/en", "docs_dir: doc/en", "mkdocs.yml:2:11", "Write docs_dir: docs/en."),
    ("mkdocs.yml", "nav:\n", "markdown_extensions: [admonitions]\nnav:\n", "mkdocs.yml:3:23", "no extension"),
    ("mkdocs.yml", "site_name: Rights", "site_name: [Rights", "mkdocs.yml:2", "this is not YAML"),
    ("mkdocs.zh.yml", "site_name: 权益", "site_name：权益", "mkdocs.zh.yml:3", "Was ： typed"),
    ("mkdocs.yml", "site_name: Rights", "\tsite_name: Rights", "mkdocs.yml:1:1", "a tab character"),
    ("mkdocs.yml", "docs_dir: docs/en", "site_name: Rights", "mkdocs.yml:2:1", "stands twice"),
]


def find(folder: Path, changed: dict[str, str]) -> list[str]:
    for name, text in {"mkdocs.yml": EN, "mkdocs.zh.yml": ZH, **changed}.items():
        (folder / name).write_text(text, "utf-8")
    pages = {
        language: {path: Page(f"docs/{language}/{path}", path, language, "") for path in PAGES}
        for language in ("en", "zh")
    }
    return [str(mistake) for mistake in menu.check(Content(folder, WORDS, facts.NONE, pages))]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"), WRONG, ids=[case[2] or case[4] for case in WRONG]
)
def test_a_mistake_is_told_once_in_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: str, said: str
) -> None:
    text = {"mkdocs.yml": EN, "mkdocs.zh.yml": ZH}[file]
    assert old in text
    (told,) = find(tmp_path, {file: text.replace(old, new, 1)})
    assert told.startswith(f"{place}:")
    assert said in told
    assert any("\u4e00" <= character <= "\u9fff" for character in told.splitlines()[-1])


def test_a_new_section_with_its_menu_passes(tmp_path: Path) -> None:
    assert find(tmp_path, {}) == []


def test_a_language_without_a_menu_of_its_own_has_the_first_one(tmp_path: Path) -> None:
    assert find(tmp_path, {"mkdocs.zh.yml": ZH.partition("nav:")[0]}) == []
