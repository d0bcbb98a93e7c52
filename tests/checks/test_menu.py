"""What is wrong in the settings and the menu is told in their file, line and column, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.network import SITE, alone

from macros import WORDS
from microsite.checks.rules import menu as rule
from microsite.content import facts
from microsite.content import menu as menus
from microsite.content.page import Page
from microsite.content.project import Content
from microsite.files.layers import Layers
from microsite.files.mistakes import Mistakes

EXTENSIONS = "markdown_extensions: [admonition, attr_list, def_list, md_in_html, sane_lists]\n"
EN = f"site_name: Rights\ndocs_dir: docs/en\nplugins: {{macros: {{module_name: macros}}}}\n{EXTENSIONS}"
ZH = "INHERIT: mkdocs.yml\nsite_name: 权益\ndocs_dir: docs/zh\n"
MENU = """menu:
  - index.md
  - section: {en: Help, zh: 帮助}
    pages:
      - help/index.md
      - help/court.md
"""
FILES = {"mkdocs.yml": EN, "mkdocs.zh.yml": ZH, "docs/nav.yml": MENU}
PAGES = ("index.md", "help/index.md", "help/court.md")

WRONG = [  # the file, what is replaced in it by what, where it is told, and some of what is said
    (
        "docs/nav.yml",
        "  - index.md",
        "  - help/corut.md\n  - index.md",
        "docs/nav.yml:2:5",
        "Write the page, or take the line out.",
    ),
    ("docs/nav.yml", "court.md", "cuort.md", "docs/nav.yml:6:9", "names “help/cuort.md”, but there is no"),
    ("docs/nav.yml", "court.md", "cuort.md", "docs/nav.yml:6:9", "Did you mean “help/court.md”?"),
    ("docs/nav.yml", "      - help/court.md\n", "", "docs/en/help/court.md", "not in the menu"),
    ("docs/nav.yml", "  - index.md\n", "  - index.md\n  - index.md\n", "docs/nav.yml:3:5", "stands twice"),
    ("docs/nav.yml", ", zh: 帮助", "", "docs/nav.yml:3", "“section.zh” in item 2 of “menu” is missing"),
    ("docs/nav.yml", "help/court.md", "Court.md", "docs/nav.yml:6:9", "item 2 of “pages” in item 2"),
    ("docs/nav.yml", "menu:\n", "menu:\n  - [index.md]\n", "docs/nav.yml:2", "menu"),
    ("mkdocs.yml", "site_name: Rights", "site_nam: Rights", "mkdocs.yml:1:1", "Did you mean “site_name”?"),
    ("mkdocs.yml", "site_name: Rights", "site_name: [Rights]", "mkdocs.yml:1:1", "holds a list, not a text"),
    ("mkdocs.yml", "docs_dir", "theme: {name: material}\nextra: x\ndocs_dir", "mkdocs.yml:3:1", "not keys"),
    ("mkdocs.yml", "docs_dir: docs/en", "docs_dir: doc/en", "mkdocs.yml:2:11", "Write docs_dir: docs/en."),
    (
        "mkdocs.yml",
        "[admonition,",
        "[admonitions,",
        "mkdocs.yml:4:23",
        "Did you mean “admonition”?",
    ),
    ("mkdocs.yml", "attr_list, ", "", "mkdocs.yml:4:1", "Write below markdown_extensions: - attr_list"),
    (
        "mkdocs.yml",
        EXTENSIONS,
        "markdown_extensions: {admonition: {}, extra: {}}\n",
        "mkdocs.yml:4:1",
        "Write below markdown_extensions: sane_lists: {}",
    ),
    ("mkdocs.yml", "site_name: Rights", "site_name: [Rights", "mkdocs.yml:1", "this is not YAML"),
    ("mkdocs.zh.yml", "site_name: 权益", "site_name：权益", "mkdocs.zh.yml:2", "Was ： typed"),
    ("mkdocs.yml", "site_name: Rights", "\tsite_name: Rights", "mkdocs.yml:1:1", "a tab character"),
    ("mkdocs.yml", "docs_dir: docs/en", "site_name: Rights", "mkdocs.yml:2:1", "stands twice"),
    ("mkdocs.zh.yml", "docs_dir", "nav: [index.md]\ndocs_dir", "mkdocs.zh.yml:3:1", "stands in docs/nav.yml"),
]


def find(folder: Path, changed: dict[str, str]) -> list[str]:
    (folder / "docs").mkdir()
    for name, text in {**FILES, **changed}.items():
        (folder / name).write_text(text, "utf-8")
    pages = {
        language: {path: Page(f"docs/{language}/{path}", path, language, "") for path in PAGES}
        for language in ("en", "zh")
    }
    try:
        menu = menus.load(Layers(folder), SITE)
    except Mistakes as wrong:
        return [str(mistake) for mistake in wrong.mistakes]
    return [str(mistake) for mistake in rule.check(Content(alone(folder), WORDS, facts.NONE, pages, menu))]


@pytest.mark.parametrize(("file", "old", "new", "place", "said"), WRONG, ids=[case[4] for case in WRONG])
def test_a_mistake_is_told_once_in_its_place(
    tmp_path: Path, file: str, old: str, new: str, place: str, said: str
) -> None:
    text = FILES[file]
    assert old in text
    (told,) = find(tmp_path, {file: text.replace(old, new, 1)})
    assert told.startswith(f"{place}:")
    assert said in told
    assert any("\u4e00" <= character <= "\u9fff" for character in told.splitlines()[-1])


def test_a_section_passes(tmp_path: Path) -> None:
    assert find(tmp_path, {}) == []
