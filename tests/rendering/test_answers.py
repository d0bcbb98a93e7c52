"""The small index answers at once, however a question is written."""

from __future__ import annotations

import json
import lzma
import re
from pathlib import Path

import pytest
import yaml
from support.network import LANGUAGES, PROJECT
from support.node import answer, ask
from support.published import contents

from macros import WORDS
from microsite.content import project
from microsite.content.page import address
from microsite.content.project import Project
from microsite.data.roster import Roster
from microsite.languages.phrases import phrases
from microsite.languages.stems import Stems
from microsite.rendering.answers import answers

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
def indexes(site: Path) -> dict[str, list[bytes]]:
    """Of each language what comes first, and the rest."""
    folder = site / "assets/answers"
    return {
        language: [(folder / f"{language}{part}.json").read_bytes() for part in ("", "-rest")]
        for language in LANGUAGES
    }


@pytest.mark.parametrize("files", [1, 2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_however_it_is_written_the_right_page_comes_first(
    indexes: dict[str, list[bytes]], language: str, files: int
) -> None:
    come = {other: written[:files] for other, written in indexes.items()}
    found = ask(come, language, list(HOW[language]))
    assert {question: paths[0] for question, paths in found.items() if paths} == HOW[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_and_titles_find_their_page(indexes: dict[str, list[bytes]], language: str) -> None:
    written = Path(__file__).with_name(f"questions.{language}.yml").read_text("utf-8")
    paths, titles, *_ = json.loads(indexes[language][0])["pages"]
    right = dict(zip(titles, paths, strict=True))
    right |= {question: address(page) for question, page in yaml.safe_load(written).items()}
    found = ask(indexes, language, list(right))
    assert {question: path for question, path in right.items() if path not in found[question][:3]} == {}


@pytest.fixture(scope="module")
def live() -> Project:
    return project.load(PROJECT, WORDS)


def said(index: bytes) -> dict[str, set[str]]:
    """What people say of each page."""
    paths, _, words, _ = json.loads(index)["pages"]
    return {path: {*own.split("|")} - {""} for path, own in zip(paths, words, strict=True)}


@pytest.mark.sampled(1)
@pytest.mark.parametrize("most", [12_000, 14_000, 1])
def test_what_is_too_long_for_the_index_comes_in_the_rest(live: Project, most: int) -> None:
    """Of each page the same share of its words comes first, and none is lost or comes twice."""
    everything, nothing = (said(index) for index in answers(live, "en", 10**9))
    index, rest = answers(live, "en", most)
    few, more = said(index), said(rest)
    assert not nothing and len(lzma.compress(index)) <= max(
        most, len(lzma.compress(answers(live, "en", 1)[0]))
    )
    assert {path: words | more.get(path, set()) for path, words in few.items()} == everything
    assert not any(few[path] & words for path, words in more.items())
    lengths = [(len(few[path]), len(words)) for path, words in everything.items() if words]
    assert max(first / all for first, all in lengths) <= min((first + 1) / all for first, all in lengths)


@pytest.mark.parametrize("every", [200, pytest.param(9, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_the_rest_it_answers_as_one_index_of_all(live: Project, language: str, every: int) -> None:
    whole, split = answers(live, language, 10**9), answers(live, language, 12_000)
    everything = [word for words in said(whole[0]).values() for word in sorted(words)]
    questions = ["beipianle", "我的銀行卡丟了", *everything[::every]]
    assert ask({language: split}, language, questions) == ask({language: whole[:1]}, language, questions)
    assert ask({language: split[:1]}, language, questions) != ask({language: split}, language, questions)


def test_a_rest_of_other_pages_changes_nothing(indexes: dict[str, list[bytes]]) -> None:
    """A browser may have kept an index of before."""
    rest = json.dumps({"pages": [["gone/"], [""], ["scammed"], [""]], "typed": ""}).encode()
    assert ask({"en": [indexes["en"][0], rest]}, "en", ["scammed"]) == ask(indexes, "en", ["scammed"])


def written(pages: dict[str, str], alike: str = "") -> dict[str, list[bytes]]:
    """An index of pages with what people call them."""
    columns = [[*pages], ["" for _ in pages], [*pages.values()], ["" for _ in pages]]
    told = {"frequent": "the", "endings": phrases("en")["endings"], "alike": alike, "typed": ""}
    return {"en": [json.dumps({"pages": columns, **told}).encode()]}


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


def test_what_means_nothing_finds_nothing(indexes: dict[str, list[bytes]]) -> None:
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
def test_the_index_is_written_as_it_is_asked(indexes: dict[str, list[bytes]], language: str) -> None:
    """What the engine takes for one word the script takes for one, else words would be sent that nobody finds."""
    stems = Stems(phrases(language)["endings"], phrases(language)["alike"])
    words = set(re.findall(r"[a-z]+", (PROJECT / "facts/synonyms.yml").read_text("utf-8").lower()))
    words |= {"insurance", "insured", "policies", "payment", "transferred", "notes", "10000"}
    script = """
    const { Answers } = await read("answers");
    const answers = new Answers({ ...given.index, pages: [[], [], [], []] });
    tell(given.words.map(word => answers.known(word)));
    """
    given = {"index": json.loads(indexes[language][0]), "words": sorted(words)}
    latin = {word: stems.known(word) for word in sorted(words) if stems.known(word).isascii()}
    known = dict(zip(sorted(words), answer(script, given, language), strict=True))
    assert {word: known[word] for word in latin} == latin
