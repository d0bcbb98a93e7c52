"""An institution's own folder over the common one: what hides, adds, replaces and layers, and what can't be."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support.network import DAY, EVERY_KIND, FRONT_MATTER

from macros import WORDS
from macros.phrases import phrases
from microsite.checks import formats
from microsite.checks.check import findings
from microsite.content import project as projects
from microsite.content.project import Project
from microsite.data.layer import is_above_another, standing_on
from microsite.files.mistakes import Mistakes
from microsite.rendering.mkdocs import render

BASE = 'base: "1"\nlanguages: [zh, en]\n'


def load(folder: Path) -> Project:
    return projects.load(folder, WORDS, DAY)


def said(folder: Path) -> str:
    return formats.text(findings(folder, WORDS, DAY))


def write(folder: Path, more: str) -> None:
    (folder / "microsite.yml").write_text(BASE + more, "utf-8")


def write_page(folder: Path, path: str, text: str = '# A {#a}\n\nCall {{ hotline("complaint") }}.\n') -> None:
    for language in ("zh", "en"):
        file = folder / "docs" / language / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(FRONT_MATTER + text, "utf-8")


def test_a_thin_repository_passes_with_all_that_is_common(thin: Path, common: Path) -> None:
    assert said(thin) == "Nothing to mend. / 没有要改的地方。\n"
    loaded = load(thin)
    assert {page.name for page in loaded.pages["zh"].values()} == {
        f"common:{path.relative_to(common).as_posix()}" for path in (common / "docs/zh").rglob("*.md")
    }
    assert loaded.roster.network.national_hotlines["110"].number == "110"
    assert loaded.navigation("zh")[2] == {"投诉": ["complain/index.md", "complain/regulators.md"]}


def test_hidden_pages_go_from_menu_pages_and_search_and_lead_to_their_section(thin: Path) -> None:
    write(thin, "hide: [risks/telecom-fraud.md, risks/wealth-products.md, about/glossary.md]\n")
    assert said(thin) == "Nothing to mend. / 没有要改的地方。\n"
    loaded = load(thin)
    assert "risks/telecom-fraud.md" not in loaded.pages["zh"]
    assert loaded.redirects["risks/telecom-fraud.md"] == "risks/index.md"
    assert loaded.redirects["about/glossary.md"] == "about/index.md"
    assert "risks/telecom-fraud.md" not in loaded.synonyms.root
    assert {"风险": ["risks/index.md", "risks/cards-and-codes.md"]} in loaded.navigation("zh")
    shown = loaded.pages["zh"]["risks/index.md"].without_links(loaded.layering.hidden)
    assert "telecom-fraud.md)" not in shown.text and "[银行卡和验证码](cards-and-codes.md)" in shown.text


def test_a_page_of_its_own_stands_where_it_says(thin: Path) -> None:
    write_page(thin, "products/harvest.md")
    write_page(thin, "products/seeds.md")
    write(
        thin,
        "add:\n  products/harvest.md: {after: products/index.md}\n"
        "  products/seeds.md: {after: products/harvest.md}\n",
    )
    section = ["products/index.md", "products/harvest.md", "products/seeds.md", "products/wealth-products.md"]
    assert {"Products": section} in load(thin).navigation("en")


def test_a_file_at_the_same_path_replaces(thin: Path) -> None:
    write_page(thin, "rights/know.md")
    assert load(thin).pages["en"]["rights/know.md"].name == "docs/en/rights/know.md"
    assert "MS090" in said(thin)


def test_a_phrase_is_replaced_alone(thin: Path) -> None:
    (thin / "languages").mkdir()
    phrase = 'phrases: {macros: {site_title: "丰收讲堂", help_me: "救命", home: "<b>家</b>"}}\n'
    (thin / "languages/zh.yml").write_text(phrase, "utf-8")
    assert "languages/zh.yml:1" in (told := said(thin)) and "there is no phrase “help_me”" in told
    assert "“home” holds “<” or “>”" in told
    (thin / "languages/zh.yml").write_text(phrase.replace("<b>家</b>", "首页"), "utf-8")
    load(thin)
    assert (phrases("zh")["site_title"], phrases("zh")["home"]) == ("丰收讲堂", "首页")
    assert phrases("en")["site_title"] == "Know your rights"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("macros/__init__.py", "macros: words come from the common layer alone"),
        ("main.py", "“main.py” could run code"),
    ],
)
def test_words_come_from_the_common_layer_alone(thin: Path, name: str, says: str) -> None:
    (thin / name).parent.mkdir(exist_ok=True)
    (thin / name).write_text("def define_env(env): ...\n", "utf-8")
    assert is_above_another(thin) and not is_above_another(EVERY_KIND)  # so nothing of it is imported
    told = said(thin)
    assert says in told and "请删掉" in told


def test_facts_add_to_the_common_ones(thin: Path) -> None:
    (thin / "facts").mkdir()
    (thin / "facts/glossary.yml").write_text(
        "harvest-loan:\n  name: {en: harvest loan, zh: 丰收贷}\n"
        "  meaning: {en: A loan for farming families., zh: 借给农户的贷款。}\n",
        "utf-8",
    )
    (thin / "facts/synonyms.yml").write_text("index.md: {en: [village bank], zh: [村镇银行]}\n", "utf-8")
    loaded = load(thin)
    assert len(loaded.facts.terms) > 1 and loaded.facts.terms["harvest-loan"]
    assert {"村镇银行", "首页"} <= set(loaded.synonyms.root["index.md"]["zh"])
    network = thin / "branches/network.yml"
    network.write_text(
        network.read_text("utf-8")
        + "purposes:\n  pension-desk:\n    label: {en: Pension desk, zh: 养老金窗口}\n"
        "    text: {en: Your pension, zh: 养老金的事}\n",
        "utf-8",
    )
    assert [*load(thin).roster.network.purposes][-1] == "pension-desk"


WRONG = [
    ("hide: [index.md]\n", "microsite.yml:3:8: “index.md” can't be hidden: every site must show it"),
    ("hide: [complain/money-gone.md]\n", "microsite.yml:3:8: “complain/money-gone.md” can't be hidden"),
    ("hide: [risks/gld.md]\n", "microsite.yml:3:8: there is no common page “risks/gld.md”"),
    ("hide: [own.md]\n", "“own.md” is a page of your own"),
    ("add:\n  nowhere.md: {after: index.md}\n", "microsite.yml:4:15: there is no page “nowhere.md”"),
    ("add:\n  own.md: {after: indx.md}\n", "microsite.yml:4:19: the menu has no page “indx.md”"),
    ("add:\n  find.md: {after: index.md}\n", "“find.md” is a common page"),
    ('replace:\n  find.md: {over: "1", text: a, facts: b}\n', "no page of your own replaces “find.md”"),
    ('replace:\n  own.md: {over: "1", text: a, facts: b}\n', "there is no common page “own.md”"),
    ("hide: risks/gold.md\n", "microsite.yml:3:7: “hide”"),
    ("hid: [find.md]\n", "microsite.yml:3: unknown key “hid”"),
    (
        "hide: [risks/gold]\n",
        "microsite.yml:3:8: item 1 of “hide”: risks/gold — is not written as it must be",
    ),
    (
        "brand: {colour: #c8102e, logo: brand/logo.svg}\n",
        "remark\n    Put a value that begins with # in quotation",
    ),
    (
        "brand: {logo: brand/logo.png}\n",
        "    Put an SVG into the folder brand, and write its path: brand/logo.svg.",
    ),
    ("brand: {short: 江埠}\n", "    Write it in each language: {zh: …}."),
]


@pytest.mark.sampled(8)
@pytest.mark.parametrize(("more", "told"), WRONG, ids=[told for _, told in WRONG])
def test_what_cannot_be_is_told_in_both_languages(thin: Path, more: str, told: str) -> None:
    write_page(thin, "own.md")
    write(thin, more)
    with pytest.raises(Mistakes) as refused:
        load(thin)
    assert told in refused.value.message
    for mistake in refused.value.mistakes:
        assert mistake.file == "microsite.yml" and any("一" <= letter <= "鿿" for letter in mistake.zh)


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("[zh, zh]", "names zh twice"),
        ("[zh, cn]", ":2:17: item 2 of “languages”: cn — is no language that is known"),
    ],
)
def test_languages_that_cannot_be_are_told(thin: Path, languages: str, told: str) -> None:
    (thin / "microsite.yml").write_text(f'base: "1"\nlanguages: {languages}\n', "utf-8")
    assert told in said(thin) and "needs at least" not in said(thin)


def test_a_page_that_is_hidden_twice_is_told(thin: Path) -> None:
    write(thin, "hide: [risks/gold.md, risks/gold.md]\n")
    assert "microsite.yml:3:7: “hide” — names risks/gold.md twice" in said(thin)


def test_a_logo_that_shows_nothing_is_told_before_anything_is_built(thin: Path) -> None:
    write(thin, "brand: {logo: brand/logo.svg}\n")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0"/></svg>'
    (thin / "brand/logo.svg").write_text(drawing, "utf-8")
    assert "brand/logo.svg: the logo shows nothing" in said(thin)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("plugins: {macros: {modules: [macros]}}\n", "", "mkdocs.yml:1: the plugin “macros” is missing"),
        ("microsite}", "material}", "mkdocs.yml:6: the theme is not that of the common layer"),
    ],
)
def test_settings_without_words_or_the_theme_are_told(thin: Path, old: str, new: str, told: str) -> None:
    settings = thin / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), "utf-8")
    assert told in said(thin)


def test_a_menu_of_its_own_has_every_page_that_is_not_hidden(thin: Path) -> None:
    (thin / "docs/nav.yml").write_text("menu: [index.md]\n", "utf-8")
    assert "where it belongs: - rights/know.md; or, if nobody shall see it, below hide:" in said(thin)


def test_another_version_and_a_layer_above_nothing_are_told(thin: Path, common: Path) -> None:
    with standing_on(common, "2"), pytest.raises(Mistakes, match="stands on version 1"):
        load(thin)
    write(thin, "")
    (thin / "microsite.yml").write_text("languages: [zh, en]\nhide: [find.md]\n", "utf-8")
    with pytest.raises(Mistakes, match="nothing below this layer to hide"):
        load(thin)


def test_an_entry_of_the_common_layer_is_not_written_again(thin: Path, common: Path) -> None:
    (thin / "facts").mkdir()
    shutil.copy(common / "facts/figures.yml", thin / "facts")
    with pytest.raises(Mistakes, match="stands in the common layer already"):
        load(thin)


def test_what_the_upper_layer_may_not_have_or_needs_is_told(thin: Path, common: Path) -> None:
    (thin / "facts").mkdir()
    shutil.copy(common / "facts/national.yml", thin / "facts")
    assert "facts/national.yml: nothing reads this file here: what is national comes from" in said(thin)
    shutil.rmtree(thin / "docs/en")
    assert "docs/en: the folder is missing, and the renderer needs it" in said(thin)


def test_a_mistake_in_a_common_page_names_that_layer(thin: Path, common: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(common, other)
    page = other / "docs/en/risks/index.md"
    page.write_text(page.read_text("utf-8") + "\nRead [this](nowhere.md).\n", "utf-8")
    with standing_on(other, "1"):
        told = said(thin)
    line = page.read_text("utf-8").count("\n")
    assert f"common:docs/en/risks/index.md:{line}:13: the link “nowhere.md” leads nowhere" in told


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ cycler.__init__.__globals__.os.getcwd() }}", "overrides: access to attribute '__init__'"),
        ("{% if %}", "overrides/main.html:1: Expected an expression"),
    ],
)
def test_a_template_of_ones_own_reaches_nothing(
    thin: Path, tmp_path_factory: pytest.TempPathFactory, template: str, says: str
) -> None:
    settings = (thin / "mkdocs.yml").read_text("utf-8")
    own = settings.replace("theme: {name: microsite}", "theme: {name: microsite, custom_dir: overrides}")
    (thin / "mkdocs.yml").write_text(own, "utf-8")
    (thin / "overrides").mkdir()
    (thin / "overrides/main.html").write_text(template, "utf-8")
    with pytest.raises(Mistakes, match=re.escape(says)):
        render(load(thin), "zh", tmp_path_factory.mktemp("rendered"))
