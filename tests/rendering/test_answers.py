"""The small index answers at once, however a question is written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from support.network import LANGUAGES, PROJECT
from support.node import answer, ask
from support.published import contents

from microsite.content.page import address
from microsite.data.roster import Roster
from microsite.languages.phrases import phrases
from microsite.languages.stems import Stems

HOW = {  # how people write, and what they look for
    "zh": {
        "被骗了": "complain/money-gone/",
        "被片了": "complain/money-gone/",  # another character of the same sound
        "被騙了": "complain/money-gone/",
        "beipianle": "complain/money-gone/",
        "bei pian le": "complain/money-gone/",
        "bpl": "complain/money-gone/",
        "I was scammed": "complain/money-gone/",
        "１２３７８": "complain/regulators/",
        "拨打12378￥+$^(": "complain/regulators/",
    },
    "en": {
        "scammed": "complain/money-gone/",
        "scamed": "complain/money-gone/",
        "I was sacmmed": "complain/money-gone/",
        "Ｓｃａｍｍｅｄ": "complain/money-gone/",
        "被骗了": "complain/money-gone/",
        "call 12378!": "complain/regulators/",
        "wealth prodcuts": "products/wealth-products/",
    },
}


@pytest.fixture(scope="module")
def indexes(site: Path) -> dict[str, bytes]:
    return {language: (site / f"assets/answers/{language}.json").read_bytes() for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_however_it_is_written_the_right_page_comes_first(indexes: dict[str, bytes], language: str) -> None:
    found = ask(indexes, language, list(HOW[language]))
    assert {question: paths[0] for question, paths in found.items() if paths} == HOW[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_and_titles_find_their_page(indexes: dict[str, bytes], language: str) -> None:
    written = Path(__file__).with_name(f"questions.{language}.yml").read_text("utf-8")
    paths, titles, *_ = json.loads(indexes[language])["pages"]
    right = dict(zip(titles, paths, strict=True))
    right |= {question: address(page) for question, page in yaml.safe_load(written).items()}
    found = ask(indexes, language, list(right))
    assert {question: path for question, path in right.items() if path not in found[question][:3]} == {}


def written(pages: dict[str, str], alike: str = "") -> dict[str, bytes]:
    """An index of pages with what people call them."""
    columns = [[*pages], ["" for _ in pages], [*pages.values()], ["" for _ in pages]]
    told = {"frequent": "the", "endings": phrases("en")["endings"], "alike": alike, "typed": ""}
    return {"en": json.dumps({"pages": columns, **told}).encode()}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("loan tomorrow", "loans/"),  # in much of what is said of it, elsewhere once
        ("solicitors", "court/"),  # as a word that means the same, in the plural
        ("unauthorized", "cards/"),  # spelled in American English
        ("fees of the card", "cards/"),  # what it is called, in another order
        ("soliciter", "court/"),  # mistyped, though no page says it
        ("policies", "insurance/"),  # in the plural, and not the police
        ("a letter", "letters/"),  # not to let
        ("faked notes", "cash/"),  # not what does not count
        ("smartloan", "loans/"),  # put together of words, of which one is known
    ],
)
def test_pages_are_found_by_what_is_said_of_them(question: str, first: str) -> None:
    pages = {
        "accounts/": "cancel an account|loan|open an account|old account|account of a child|limits|statement",
        "loans/": "loan|cheap loan|repay a loan",
        "court/": "lawyer|judge",
        "cards/": "unauthorised|card fees",
        "fees/": "fees of the bank for a card from another bank",
        "police/": "police|let me go|not me",
        "insurance/": "policy",
        "letters/": "letter",
        "cash/": "fake note",
    }
    assert ask(written(pages, "lawyer solicitor"), "en", [question])[question][:1] == [first]


def test_what_means_nothing_finds_nothing(indexes: dict[str, bytes]) -> None:
    questions = ["qqqqqq", "", "？！", "the of and", "Ω≈ç", "9" * 40]
    assert not any(ask(indexes, "en", questions).values())


def test_the_index_holds_nothing_of_a_branch(site: Path, roster: Roster) -> None:
    text = "".join(
        content.decode()
        for name, content in contents(site / "assets/answers").items()
        if name != "numbers.json"
    )
    for branch in roster:
        assert not [number for _, hotline in branch.all_hotlines if (number := str(hotline.number)) in text]
        assert branch.address["zh"] not in text


def test_whoever_finds_nothing_can_be_led_to_what_happened(site: Path) -> None:
    triage = json.loads((site / "assets/answers/zh-said.json").read_bytes())["triage"]
    assert ["complain/money-gone/", "我把钱转给了骗子"] in triage and all(title for _, title in triage)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_is_written_as_it_is_asked(indexes: dict[str, bytes], language: str) -> None:
    """What the engine takes for one word the script takes for one, else words would be sent that nobody finds."""
    stems = Stems(phrases(language)["endings"], phrases(language)["alike"])
    words = set(re.findall(r"[a-z]+", (PROJECT / "facts/synonyms.yml").read_text("utf-8").lower()))
    words |= {"insurance", "insured", "policies", "payment", "transferred", "notes", "10000"}
    script = """
    const { Answers } = await read("answers");
    const answers = new Answers({ ...given.index, pages: [[], [], [], []] });
    tell(given.words.map(word => answers.known(word)));
    """
    given = {"index": json.loads(indexes[language]), "words": sorted(words)}
    latin = {word: stems.known(word) for word in sorted(words) if stems.known(word).isascii()}
    known = dict(zip(sorted(words), answer(script, given, language), strict=True))
    assert {word: known[word] for word in latin} == latin
