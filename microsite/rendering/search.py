"""The index of the search page, built once from the templates, so that it holds nothing of any branch.

Chinese is indexed by overlapping pairs of characters, 我的钱 as 我的 的钱 钱, and search.js cuts questions
likewise. So a word is found wherever it stands, without a dictionary that cuts the page one way and the
question another. In English each whole synonym is one more word, “safe account” as zqsafeaccountzq, and so is
the whole question: else a page that says “safe” and “account” more often would come before the one meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click
from markupsafe import Markup

from microsite.content.page import address
from microsite.content.project import Project
from microsite.data.branch import Network
from microsite.languages.language import Language
from microsite.rendering import pagefind, redirects
from microsite.rendering.cutting import CutTemplate
from microsite.rendering.fill import Filler
from microsite.rendering.template import ALONE
from microsite.words.slots import END, FIRST, RESERVED
from microsite.words.templates import templates

FOLDER = "assets/search"
LEFT_OUT = (*ALONE, "search/index.html")
TEMPLATES = Path(__file__).with_name("templates")

_HEADING = re.compile(r"<h1\b")
_OF_A_BRANCH = re.compile(
    r"<h1\b[^<>]*+>[^<>]*…"
)  # a heading without its value tells nobody which page it is
_TITLE = re.compile(r'<meta property="og:title" content="([^"]*)"')
_END = re.compile(r'<h2 id="(?:related|sources)"|</article>')
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_PASSAGE = re.compile(r"<(?:p|li|h[2-6]|t[dh]|d[dt]|summary)\b[^<>]*+>")
# Behind a word, or a number to call, it would be read as part of it.
_MARK_OF_SOURCE = re.compile(r" ?<sup><a\b[^<>]*+>\d+</a></sup>")
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<]+")
_CHINESE = re.compile(r"([\u3400-\u9fff])(?=([\u3400-\u9fff]?))")


def index(filler: Filler, project: Project, folder: Path) -> dict[str, Path]:
    """Write the index of one language into the folder of its rendering; gives its files by name."""
    language = filler.rendering.language
    values = _values(filler, project.roster.network)
    synonyms = {
        f"{address(page)}index.html": " / ".join((*words[language], *_whole(words[language])))
        for page, words in project.synonyms.root.items()
    }
    out = folder / FOLDER / language
    left_out = redirects.published(project).union(LEFT_OUT, _borrowed(project, language))
    pages = {}
    for page in filler.templates:
        path = page.template.path
        if path.endswith(".html") and path not in left_out:
            text = "".join(_of_no_branch(page, values))
            pages[path] = _searched(path, text, language, synonyms.get(path, ""))
    pagefind.run(dict(sorted(pages.items())), out, language)
    return {path.relative_to(folder).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}


def _borrowed(project: Project, language: Language) -> set[str]:
    return {f"{address(path)}index.html" for path in project.borrowed.get(language, ())}


def _whole(synonyms: Iterable[str]) -> Iterator[str]:
    """Each as one word, so framed that Pagefind takes no other for it; letters it would part from digits."""
    for synonym in synonyms:
        word = "".join(filter(str.isalnum, synonym.lower()))
        if word.isalpha() and not _CHINESE.search(word):
            yield f"zq{word}zq"


def _values(filler: Filler, network: Network) -> dict[str, str]:
    """What stands in the index for a slot: national numbers; all else differs from branch to branch."""
    values = {}
    for n, call in enumerate(filler.rendering.slots.calls):
        if call.word == "hotline" and call.args and call.args[0] in network.national_hotlines:
            values[chr(FIRST + n)] = network.national_hotlines[call.args[0]].number
    return values


def _of_no_branch(page: CutTemplate, values: Mapping[str, str]) -> Iterator[str]:
    """A page without the values of branches, and without the passages that only some have."""
    passages = 0
    for token in page.tokens:
        if token == END:
            passages -= 1
        elif token in page.conditions:
            passages += 1
        elif not passages:
            yield values.get(token, "…") if RESERVED.match(token) else token


def _searched(path: str, text: str, language: Language, synonyms: str) -> str:
    """What Pagefind reads of a page; ¶ parts passages for search.js, which shows none before the first."""
    description, heading = _DESCRIPTION.search(text), _HEADING.search(text)
    end = _END.search(text, heading.end()) if heading else None
    if heading is None or end is None:
        raise click.ClickException(
            f"{path} has no heading in an <article> to search in; mend the theme in overrides/."
        )
    title = _TITLE.search(text) if _OF_A_BRANCH.match(text, heading.start()) else None
    article = _MARK_OF_SOURCE.sub("", text[heading.start() : end.start()])
    page = (
        templates(TEMPLATES)
        .get_template("searched_page.html")
        .render(
            language=language,
            synonyms=synonyms,
            title=Markup(title[1] if title else ""),
            description=Markup(description[1] if description else ""),
            article=Markup(_PASSAGE.sub(r"\g<0>¶ ", article)),
        )
    )
    return _BETWEEN_TAGS.sub(lambda found: _CHINESE.sub(_two, found[0]), page)


def _two(found: re.Match[str]) -> str:
    """A character with the one behind it, as a word: Chinese has no spaces."""
    return f" {found[1]}{found[2]} "
