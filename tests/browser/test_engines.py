"""A reader's walk in browsers of many years: Chromium 69 of 2018, 83, 108 and today's.

Each function works, or is quietly absent where the browser lacks what it needs. This shows that for Chromium alone:
what WeChat's own browser, HarmonyOS and iOS make of the pages nobody has tried, nor Chrome 64, for which the scripts
are written (tests/repository/test_scripts.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.chromium import served
from support.engine import OLD, TODAY, Engine, old, today
from support.reader import BRANCH, scanned

pytestmark = pytest.mark.exhaustive

NUMBERS = {"110", "0571 0000 2001"}
KINDS = (
    "",
    "complain/",
    "complain/money-gone/",
    "complain/regulators/",
    "risks/telecom-fraud/",
    "rights/know/",
    "campaigns/",
    "summary/",
    "branch/",
    "find/",
    "search/",
    "about/",
)
# The heading, and the numbers that a reader sees without opening anything.
SEEN = """(() => {
  const seen = (node) => node.offsetWidth && node.offsetHeight && getComputedStyle(node).visibility === "visible";
  const texts = (selector) => [...document.querySelectorAll(selector)].filter(seen).map((node) => node.textContent.trim());
  return [texts("h1"), texts("a[href^='tel:'] b, a.ms-tel")];
})()"""
# Texts whose first character lies below something else, once they stand in the middle of the screen.
COVERED = """(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const covered = [];
  const opaque = (node) => node instanceof SVGElement || !/, 0\\)$/.test(getComputedStyle(node).backgroundColor);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const holder = text.parentElement;
    const first = text.data.search(/\\S/);
    const hidden = holder.offsetWidth < 3 || getComputedStyle(holder).visibility !== "visible";
    if (first < 0 || hidden || holder.closest("details:not([open])") && !holder.closest("summary")) continue;
    holder.scrollIntoView({ block: "center", inline: "end" });
    const range = document.createRange();
    range.setStart(text, first);
    range.setEnd(text, first + 1);
    const { left, top, width, height } = range.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + height / 2);
    if (over && !over.contains(holder) && opaque(over)) covered.push(`${text.data.trim()}: ${over.outerHTML.slice(0, 80)}`);
  }
  return covered;
})()"""
SETTLED = """(caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name)
    .then((cache) => cache.match(`${name.split("#")[0]}branch/`)))))
  .then((kept) => navigator.serviceWorker.getRegistrations().then((all) => {
    window.settled = all.some((one) => location.href.startsWith(one.scope)) && kept.length === all.length
      && kept.every(Boolean) && all.every((one) => one.active && !one.installing);
  })), window.settled)"""


@pytest.fixture(scope="module", params=[*OLD, TODAY], ids=lambda version: f"Chromium {version or 'of today'}")
def window(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A browser, for all walks in this process."""
    if request.param == TODAY:
        yield today(request.getfixturevalue("browser"))
    else:
        with old(request.param, tmp_path_factory.mktemp("home")) as engine:
            yield engine


@pytest.fixture
def engine(window: Engine) -> Iterator[Engine]:
    """A browser in which nothing may go wrong."""
    window.begin()
    yield window
    assert window.look() == []


def press(engine: Engine, selector: str) -> None:
    engine.run(f"document.querySelector({json.dumps(selector)}).click()")


def type_in(engine: Engine, selector: str, text: str) -> None:
    """As a reader does: into the field, then what is to be found."""
    field = f"document.querySelector({json.dumps(selector)})"
    engine.run(f"{field}.dispatchEvent(new Event('focusin', {{ bubbles: true }}))")
    engine.run(
        f"({field}.value = {json.dumps(text)}, {field}.dispatchEvent(new Event('input', {{ bubbles: true }})))"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_of_page_is_shown(engine: Engine, root: str, language: str) -> None:
    for kind in KINDS:
        engine.open(f"{root}/{BRANCH}/{language}/{kind}")
        headings, numbers = engine.run(SEEN)
        assert len(headings) == 1 and headings[0], kind
        assert set(numbers) >= NUMBERS, kind


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_word_is_covered(engine: Engine, root: str, language: str) -> None:
    covered = []
    for kind in KINDS:
        engine.open(f"{root}/{BRANCH}/{language}/{kind}")
        covered += engine.run(COVERED)
    assert covered == []


def test_text_size_and_contrast_are_remembered(engine: Engine, root: str) -> None:
    engine.open(f"{root}/{BRANCH}/en/")
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    normal = engine.run(size)
    press(engine, "[data-do=size]")
    press(engine, "[data-do=size]")
    press(engine, "[data-do=contrast]")
    engine.until("'contrast' in document.documentElement.dataset")
    engine.open(f"{root}/{BRANCH}/zh/rights/")
    assert engine.run(size) > normal * 1.3
    assert engine.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    press(engine, "[data-do=size]")
    press(engine, "[data-do=contrast]")
    engine.until("!('contrast' in document.documentElement.dataset)")
    assert engine.run(size) == normal


@pytest.mark.parametrize(
    ("language", "utc", "sign"),
    [
        ("en", "2026-11-25T00:29:00Z", "Opens 08:30 today"),  # Wednesday 08:29 at the branch
        ("zh", "2026-11-25T00:30:00Z", "现在有人接听"),
        ("en", "2026-11-25T16:05:00Z", "Opens 08:30 today"),  # five past midnight, which some call 24:05
        ("zh", "2026-11-28T02:00:00Z", "星期一08:30开始接听"),  # Saturday
    ],
)
def test_the_sign_tells_the_hours(engine: Engine, root: str, language: str, utc: str, sign: str) -> None:
    engine.open(f"{root}/{BRANCH}/{language}/")
    engine.at(utc)
    engine.open(f"{root}/{BRANCH}/{language}/")
    assert engine.run("document.querySelector('ms-hours b').textContent").strip(" ·") == sign


@pytest.mark.parametrize(("language", "label"), [("en", "in three months"), ("zh", "三个月后")])
def test_the_label_tells_how_far_off_it_is(engine: Engine, root: str, language: str, label: str) -> None:
    engine.open(f"{root}/{BRANCH}/{language}/campaigns/")
    engine.at("2026-11-25T02:00:00Z")
    engine.open(f"{root}/{BRANCH}/{language}/campaigns/")
    assert label in engine.run("[...document.querySelectorAll('ms-day b')].map((day) => day.textContent)")


@pytest.mark.parametrize(
    ("language", "typed", "id"), [("en", "liuludong", "willow-east"), ("zh", "云麓县", "yunlu")]
)
def test_a_branch_is_found_by_typing(engine: Engine, root: str, language: str, typed: str, id: str) -> None:
    engine.open(f"{root}/{BRANCH}/{language}/find/#/rights/know/")
    type_in(engine, ".ms-find input", typed)
    engine.until("document.querySelector('.ms-find li a')")
    assert (
        engine.run("document.querySelector('.ms-find li a').href") == f"{root}/{id}/{language}/rights/know/"
    )


@pytest.mark.parametrize(
    ("language", "title", "question", "answer"),
    [
        ("en", "wealth products", "scammed", "complain/money-gone/"),
        ("zh", "理财产品", "被骗了", "complain/money-gone/"),
    ],
)
def test_search_answers_without_its_full_text_too(
    engine: Engine, root: str, language: str, title: str, question: str, answer: str
) -> None:
    home = f"{root}/{BRANCH}/{language}/"
    engine.open(f"{home}search/")
    assert f"{home}products/wealth-products/" in found(engine, title)
    assert f"{home}{answer}" in found(engine, question)
    assert f"{home}{answer}" in found(engine, "qqqqqq")  # what may have happened
    assert engine.run("document.querySelector('.ms-found').textContent") in (
        "Nothing found. Write other or fewer words, or choose from the list below.",
        "没有找到。换个说法，或少写几个字；也可以从下面的目录里选。",
    )


def found(engine: Engine, question: str) -> list[str]:
    engine.until("document.querySelector('#query')")
    type_in(engine, "#query", question)
    press(engine, ".ms-search button")
    engine.until(
        f"decodeURIComponent(location.hash) === {json.dumps(f'#q={question}')}"
        " && document.querySelector('.ms-results').getAttribute('aria-busy') === 'false'"
    )
    addresses: list[str] = engine.run(
        "[...document.querySelectorAll('.ms-results a')].map((link) => link.href)"
    )
    return addresses


def test_the_language_switch_stays_on_the_page(engine: Engine, root: str) -> None:
    engine.open(f"{root}/{BRANCH}/en/risks/telecom-fraud/")
    press(engine, "header [hreflang=zh]")
    engine.until(
        "location.pathname.endsWith('/zh/risks/telecom-fraud/') && (document.documentElement || {}).lang === 'zh-Hans'"
    )


def test_paper_gets_its_code(engine: Engine, root: str) -> None:
    engine.open(f"{root}/{BRANCH}/en/risks/telecom-fraud/")
    press(engine, "[data-do=print]")
    engine.until(
        "document.querySelector('.ms-sheet svg path') && document.querySelector('.ms-printed').textContent"
    )
    path = engine.run("document.querySelector('.ms-sheet path').getAttribute('d')")
    dark = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1", path)}
    side = range(max(x for x, _ in dark) + 1)
    assert scanned([[(x, y) in dark for x in side] for y in side]) == (
        f"https://hetang-bank.example/{BRANCH}/en/risks/telecom-fraud/"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_read_aloud_where_there_is_speech(engine: Engine, root: str, language: str) -> None:
    engine.open(f"{root}/{BRANCH}/{language}/complain/money-gone/")
    press(engine, "[data-do=read]")
    if not engine.run("'speechSynthesis' in window"):
        engine.until("document.querySelectorAll('.ms-silent button').length === 2")
        return
    engine.until("document.querySelector('.ms-player') && said.length")
    engine.run("(finish(), finish(), finish())")
    assert engine.run("said.length") == 4
    marked = (
        "(CSS.highlights ? CSS.highlights.has('ms-read') : Boolean(document.querySelector('.ms-reading')))"
    )
    assert engine.run(marked)
    press(engine, ".ms-player button:nth-child(2)")
    assert not engine.run(marked) and not engine.run("document.querySelectorAll('.ms-player').length")


def test_kept_pages_open_without_a_connection_and_can_be_forgotten(engine: Engine, site: Path) -> None:
    with served(site) as root:
        engine.open(f"{root}/{BRANCH}/en/rights/know/")
        engine.until(SETTLED)
    engine.has_host = False
    engine.open(f"{root}/{BRANCH}/en/branch/")
    assert re.search("20[0-9]{2}", engine.run("document.querySelector('.ms-kept').textContent"))
    assert set(engine.run(SEEN)[1]) >= NUMBERS
    with served(site, int(root.rpartition(":")[2])):
        engine.open(f"{root}/{BRANCH}/en/about/")
        engine.until(SETTLED)
        press(engine, ".ms-forget button")
        engine.until("document.querySelector('.ms-forget [role=status]').textContent")
        nothing = "(caches.keys().then((names) => { window.left = names.length; }), window.left === 0)"
        engine.until(nothing)


WALK = [f"{language}/{kind}" for language in ("en", "zh") for kind in KINDS if kind != "search/"]


def test_a_walk_without_a_connection(engine: Engine, site: Path) -> None:
    """What was read stays readable and says its day; any other page gives the numbers."""
    assert len(WALK) >= 20
    read, others = WALK[::2], WALK[1::2]
    headings = {}
    with served(site) as root:
        home = f"{root}/{BRANCH}/"
        for language in ("en", "zh"):
            engine.open(f"{home}{language}/")
            engine.until(SETTLED)
        for path in read:
            engine.open(home + path)
            headings[path] = engine.run(SEEN)[0]
            kept = f"(caches.match({json.dumps(home + path)}).then((found) => {{ window.found = found; }}), window.found)"
            engine.until(kept)
    engine.has_host = False
    for path in (*read, *others):
        engine.open(home + path)
        shown, numbers = engine.run(SEEN)
        assert shown == headings.get(path, shown), path
        assert set(numbers) >= NUMBERS, path
        assert re.search("20[0-9]{2}", engine.run("document.querySelector('.ms-kept').textContent")), path


def test_what_can_not_be_fetched_any_more_stays_quiet(engine: Engine, site: Path) -> None:
    """Reading aloud, printing and the finder, whose scripts come when they are asked for."""
    with served(site) as root:
        engine.open(f"{root}/{BRANCH}/en/find/")
        engine.look()
    press(engine, "[data-do=read]")
    type_in(engine, ".ms-find input", "yunlu")
    press(engine, ".ms-find button")
    press(engine, "[data-do=print]")
    engine.until("document.querySelector('.ms-printed').textContent && document.querySelector('.ms-silent')")
    assert not engine.run("document.querySelectorAll('.ms-player, .ms-sheet svg, .ms-find li').length")
    assert engine.run("wrong") == []
    engine.window.said()  # that the host is gone
