"""Nothing but words in braces: what leaves the language of pages is told with its line, never evaluated."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import jinja2
import pytest
from support.command import mkdocs
from support.network import DAY, FRONT_MATTER

from macros import WORDS
from microsite.checks.rules.words import RULE
from microsite.content.page import Page
from microsite.content.project import load
from microsite.files import yamlfile
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language
from microsite.words.expanding import expand

KNOWN = yamlfile.shipped(Path(__file__).parent / "injections.yml")
LINE = FRONT_MATTER.count("\n") + 3
ATTEMPTS = [
    *(wrapping.replace("@", written) for written in KNOWN["expressions"] for wrapping in KNOWN["wrappings"]),
    *KNOWN["as_they_are"],
]


def page(written: str) -> Page:
    return Page("docs/en/index.md", "index.md", "en", f"{FRONT_MATTER}# Home {{#home}}\n\n{written}\n")


def english(page: Page) -> dict[Language, dict[str, Page]]:
    return {"en": {page.path: page}}


def told(project: Path, written: str) -> list[Mistake]:
    loaded = load(project, WORDS, DAY)
    return list(RULE.check(replace(loaded, pages=english(page(written)))))


def test_there_are_many_attempts() -> None:
    assert len(set(ATTEMPTS)) > 500


def test_every_attempt_is_refused_with_its_line(small_kept: Path) -> None:
    loaded = load(small_kept, WORDS, DAY)
    for attempt in ATTEMPTS:
        wrong = list(RULE.check(replace(loaded, pages=english(page(attempt)))))
        assert wrong, attempt
        assert {(mistake.file, mistake.line) for mistake in wrong} == {("docs/en/index.md", LINE)}, attempt
        assert all(mistake.message and mistake.zh for mistake in wrong), attempt


def test_no_attempt_is_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    def evaluated(*_: object) -> str:
        raise AssertionError("a page that is no page of ours was rendered")

    monkeypatch.setattr(jinja2.Template, "render", evaluated)
    for attempt in ATTEMPTS:
        if page(attempt).braces or page(attempt).unreadable:  # the rest is text, and told as such
            with pytest.raises(Mistakes):
                expand(page(attempt), WORDS, {})


@pytest.mark.sampled(2)
@pytest.mark.parametrize(
    "written",
    [
        "{{ hotline('complaint') }} {{ branch.name }} {{ campaign('315').title }}",
        "{% call only_for(kind='community') %}\n\n{{ hotline('complaint') }}\n\n{% endcall %}",
        "{% raw %}{{ 7*7 }} {% if %} {## x ##}{% endraw %}",
        "${x} {#id} } }} %} #}",
        "A long sentence. {## long ##}",
    ],
)
def test_the_language_itself_is_taken(small_kept: Path, written: str) -> None:
    assert told(small_kept, written) == []


def test_raw_text_stays_as_it_is() -> None:
    shown = "{{ 7*7 }} {% if %} {## x ##}"
    assert shown in expand(page(f"{{% raw %}}{shown}{{% endraw %}}"), WORDS, {})


@pytest.mark.sampled(4)
@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a {{ hotline }}", "11:6: “hotline” is written without its brackets"),
        ("a {{ branch }}", "11:6: “branch” needs a part"),
        ("a {{ campaign('315') }}", "11:6: “campaign” needs a part"),
        ("a {% for x in y %}{% endfor %}", "11:3: {% for %} does not work in pages"),
        ("a {## b ##}", "11:3: comments don't work in pages"),
        ("{{ hotline('complaint'|upper) }}", "11:4: “hotline” is given something that is no plain value"),
        ("{{ hotline('complaint')|upper }}", "11:1: only words stand in the braces"),
        ("{{ only_for(kind='town') }}", "11:4: “only_for” encloses a passage"),
        ("a ｛｛ hotline ｝｝", "11:3: “｛｛” begins no word"),
        ("{{ hotlin('complaint') }}", "11:4: unknown word “hotlin”"),
    ],
)
def test_each_is_told_where_it_stands(small_kept: Path, written: str, said: str) -> None:
    assert f"docs/en/index.md:{said}" in "\n".join(map(str, told(small_kept, written)))


def test_the_front_matter_holds_no_program(small_kept: Path) -> None:
    loaded = load(small_kept, WORDS, DAY)
    for line in ("title: '{{ 7*7 }}'", "description: '{% if 1 %}'", "hotline: x"):
        text = FRONT_MATTER.replace("title: A page", line) + "# Home {#home}\n"
        pages = english(Page("docs/en/index.md", "index.md", "en", text))
        wrong = list(RULE.check(replace(loaded, pages=pages)))
        assert [mistake.line for mistake in wrong] == [2]


def test_thousands_of_open_braces_are_read_at_once() -> None:
    assert len(page("{{ " * 50_000).braces) == 0
    assert len(page("{% call only_for %}" * 5_000).braces) == 5_000


def rendered(project: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """What the ordinary renderer makes of English."""
    return mkdocs(project, "build", "-q", MICROSITE_TODAY=DAY, **more)


def test_the_ordinary_renderer_says_each_branchs_own_numbers_and_dates(small_kept: Path) -> None:
    home = small_kept / "docs/en/index.md"
    home.write_text(
        home.read_text("utf-8") + "\nUntil {{ campaign('315').dates }}, {{ branch.name }}.\n", "utf-8"
    )
    shown = {}
    for branch in ("maiwan", "yunlu"):
        done = rendered(small_kept, BRANCH=branch)
        assert done.returncode == 0, done.stderr
        shown[branch] = (small_kept / "standalone/en/index.html").read_text("utf-8")
    roster = load(small_kept, WORDS, DAY).roster
    for branch, other in (("maiwan", "yunlu"), ("yunlu", "maiwan")):
        assert str(roster[branch].hotlines["complaint"].number) in shown[branch]
        assert str(roster[other].hotlines["complaint"].number) not in shown[branch]
        assert roster[branch].name["en"] in shown[branch] and "Until 9" in shown[branch]


def test_the_ordinary_renderer_runs_nothing(small_kept: Path) -> None:
    home, ran = small_kept / "docs/en/index.md", small_kept / "ran"
    text = home.read_text("utf-8")
    program = "{{ cycler.__init__.__globals__.os.system('touch ran') }}"
    for written in (f"{text}\n{program}\n", text.replace("title: ", f'title: "{program}" # ')):
        home.write_text(written, "utf-8")
        done = rendered(small_kept)
        assert done.returncode and not ran.exists() and "docs/en/index.md:" in done.stderr
        assert "Traceback" not in done.stderr


@pytest.mark.exhaustive
def test_the_front_matter_switches_nothing_off(small_kept: Path) -> None:
    home = small_kept / "docs/en/index.md"
    text = home.read_text("utf-8")
    for key in ("render_macros: false", "template: 404.html"):
        home.write_text(text.replace("---\n", f"---\n{key}\n", 1), "utf-8")
        done = rendered(small_kept)
        assert done.returncode and "docs/en/index.md:2" in done.stderr, done.stderr
