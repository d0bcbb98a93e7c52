"""Sites in one language, in two with Chinese first, and in a partial one that is written from right to left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser
from support.chromium import served
from support.command import microsite, run
from support.network import DAY, Publish

CHINESE, BOTH, RIGHT_TO_LEFT = "one-language", "sub-path", "right-to-left"


def pages(project: Path, folder: str) -> dict[str, str]:
    return {
        path.relative_to(project / "site").as_posix(): path.read_text("utf-8")
        for path in sorted((project / "site" / folder).rglob("*.html"))
    }


OTHERS = [
    pytest.param(name, marks=pytest.mark.exhaustive) for name in (CHINESE, BOTH)
]  # read whole elsewhere


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", [RIGHT_TO_LEFT, *OTHERS])
def test_it_is_sound_and_published_whole(published: Publish, name: str) -> None:
    project = published(name)
    assert run(project, "check").output == "Nothing to mend. / 没有要改的地方。\n"
    assert run(project, "verify", "site", "--today", DAY).output.endswith(
        "Nothing to mend. / 没有要改的地方。\n"
    )


@pytest.mark.exhaustive
def test_chinese_alone_says_nothing_of_another_language(published: Publish) -> None:
    project = published(CHINESE)
    for name, page in pages(project, "").items():
        assert "hreflang" not in page and "ms-i--language" not in page and "English" not in page, name
    for name in ("finder.json", "branches.json", "campaigns.csv", "zh/sitemap.xml"):
        text = (project / "site" / name).read_text("utf-8-sig")
        assert "name_en" not in text and '"en"' not in text and "hreflang" not in text, name
    assert run(project, "report", "315-2026").output.startswith("# ")


@pytest.mark.exhaustive
def test_a_missing_page_leads_to_the_first_language(published: Publish) -> None:
    project = published(RIGHT_TO_LEFT)
    page = (project / "site/lakeside/ug/about/index.html").read_text("utf-8")
    assert 'name="robots" content="noindex"' in page and 'rel="alternate" hreflang' not in page
    assert re.search(r'<p>[^<]*<a lang="zh" hreflang="zh" href="\.\./\.\./\.\./lakeside/zh/about/">', page)
    twin = (project / "site/lakeside/zh/about/index.html").read_text("utf-8")
    assert '<a class="ms-do" lang="ug" hreflang="ug" href="../../../lakeside/ug/">' in twin
    assert "about" not in (project / "site/ug/sitemap.xml").read_text("utf-8")


@pytest.mark.exhaustive
def test_what_is_borrowed_says_its_language(published: Publish) -> None:
    for name, page in pages(published(RIGHT_TO_LEFT), "lakeside/ug").items():
        for element in html.fromstring(page.encode()).iterfind(".//body//*"):
            told = (element.text or "") + "".join(child.tail or "" for child in element)
            if element.tag != "script" and re.search("[\u3400-\u9fff]", told):
                (near, *_) = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
                assert near.startswith("zh"), (name, told)


@pytest.mark.exhaustive
def test_numbers_keep_their_direction_in_what_is_subscribed_to(published: Publish) -> None:
    site = published(RIGHT_TO_LEFT) / "site/lakeside/ug"
    calendar = (site / "calendar.ics").read_text("utf-8").replace("\n ", "")
    assert "\u20660571 0000 5001\u2069" in calendar
    assert re.search("<summary>[^<]*\u206609:00\u2069", (site / "feed.xml").read_text("utf-8"))


@pytest.mark.exhaustive
@pytest.mark.parametrize("width", [360, pytest.param(1440, marks=pytest.mark.exhaustive)])
def test_a_number_is_read_from_left_to_right(published: Publish, browser: Browser, width: int) -> None:
    with served(published(RIGHT_TO_LEFT) / "site") as root:
        page = browser.new_page(viewport={"width": width, "height": 800}, service_workers="block")
        page.goto(f"{root}/lakeside/ug/branch/")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        shown = page.evaluate(
            """[...document.querySelectorAll('a[href^="tel:"] bdi')].filter(one => /^0571 0000 5001$/.test(one.textContent))
               .map(({ firstChild }) => [0, 13].map(at => {
                 const range = document.createRange();
                 range.setStart(firstChild, at); range.setEnd(firstChild, at + 1);
                 return range.getBoundingClientRect();
               })).filter(([first, last]) => first.top === last.top && first.width).map(([first, last]) => first.left < last.left)"""
        )
        page.close()
    assert shown and all(shown)


@pytest.mark.exhaustive
def test_a_language_of_the_engine_may_become_partial(project: Path) -> None:
    (project / "languages").mkdir()
    (project / "languages/en.yml").write_text("partial: yes\n", "utf-8")
    (project / "microsite.yml").write_text("languages: [zh, en]\n", "utf-8")
    for name in ("risks/telecom-fraud.md", "rights/know.md", "about/sources.md"):
        (project / "docs/en" / name).unlink()
    branch = project / "branches/maiwan.yml"
    branch.write_text(re.sub(r"name: \{en: [^,]*, ", "name: {", branch.read_text("utf-8"), count=1), "utf-8")
    for arguments in (("check",), ("build", "--today", DAY), ("verify", "site", "--today", DAY)):
        done = microsite(project, *arguments)
        assert done.returncode == 0, done.stderr
    page = (project / "site/maiwan/en/index.html").read_text("utf-8")
    assert '<h1 id="home"><bdi><bdi lang="zh-Hans">麦湾镇信用社</bdi>' in page
