"""The index of the search page, built once from the templates, so that it holds nothing of any branch.

Chinese is indexed by overlapping pairs of characters, 我的钱 as 我的 的钱 钱, and search.js cuts questions likewise. So a word
is found wherever it stands, without a dictionary that cuts the page one way and the question another.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
from markupsafe import escape
from pagefind.service import get_executable

from microsite.content.page import address
from microsite.content.project import Project
from microsite.data.branch import Network
from microsite.rendering import redirects
from microsite.rendering.fill import Filler, Page
from microsite.words.slots import END, RESERVED, number

FOLDER = "assets/search"
LEFT_OUT = ("404.html", "search/index.html")

_ARTICLE = re.compile(r'<h1\b.*?(?=<h2 id="(?:related|sources)"|</article>)', re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_PASSAGE = re.compile(r"<(?:p|li|h[2-6]|t[dh]|d[dt]|summary)\b[^>]*>")
_BETWEEN_TAGS = re.compile(r"(?<=>)[^<]+")
_CHINESE = re.compile(r"([\u3400-\u9fff])(?=([\u3400-\u9fff]?))")
_STEMS = {
    "en": "en",
    "zh": "und",
}  # how Pagefind cuts words: English ones to their stems, pairs of characters not at all
_PAGE = """<!doctype html>
<html lang="{language}">
<body>
<p data-pagefind-weight="7">{synonyms}</p>
<p data-pagefind-meta="description">{description}</p>
{article}
</body>
</html>
"""


def index(filler: Filler, project: Project, folder: Path) -> dict[str, Path]:
    """Write the index of one language into the folder of its rendering; gives its files by name."""
    language = filler.rendering.language
    values = _values(filler, project.roster.network)
    also = {
        f"{address(page)}index.html": " / ".join(words[language])
        for page, words in project.synonyms.root.items()
    }
    out = folder / FOLDER / language
    left_out = redirects.published(project).union(LEFT_OUT)
    with tempfile.TemporaryDirectory(prefix="microsite-search-") as temporary:
        for page in filler.pages:
            path = page.template.path
            if path.endswith(".html") and path not in left_out:
                source = Path(temporary, path)
                source.parent.mkdir(parents=True, exist_ok=True)
                source.write_text(
                    _record(path, "".join(_of_no_branch(page, values)), language, also.get(path, "")), "utf-8"
                )
        _run_pagefind(temporary, out, language)
    return {path.relative_to(folder).as_posix(): path for path in sorted(out.rglob("*")) if path.is_file()}


def _values(filler: Filler, network: Network) -> dict[int, str | None]:
    """What stands in the index for a deferred call: national numbers, and None for the condition of a passage."""
    values: dict[int, str | None] = {}
    for n, call in enumerate(filler.rendering.slots.calls):
        if filler.words[call.word].kind == "condition":
            values[n] = None
        elif call.word == "hotline" and call.args and call.args[0] in network.national_hotlines:
            values[n] = network.national_hotlines[call.args[0]].number
    return values


def _of_no_branch(page: Page, values: dict[int, str | None]) -> Iterator[str]:
    """A page without the values of branches, and without the passages that only some have."""
    passages = 0
    for token in page.tokens:
        if token == END:
            passages -= 1
        elif (value := values.get(number(token), "…") if RESERVED.match(token) else token) is None:
            passages += 1
        elif not passages:
            yield value


def _record(path: str, text: str, language: str, synonyms: str) -> str:
    """What Pagefind reads of a page; ¶ parts the passages for search.js, which shows none before the first."""
    description, article = _DESCRIPTION.search(text), _ARTICLE.search(text)
    if article is None:
        raise click.ClickException(
            f"{path} has no heading in an <article> to search in; mend the theme in overrides/."
        )
    record = _PAGE.format(
        language=language,
        synonyms=escape(synonyms),
        description=description[1] if description else "",
        article=_PASSAGE.sub(r"\g<0>¶ ", article[0]),
    )
    return _BETWEEN_TAGS.sub(lambda found: _CHINESE.sub(r" \1\2 ", found[0]), record)


def _run_pagefind(pages: str, out: Path, language: str) -> None:
    command = [
        str(get_executable()),
        "--site",
        pages,
        "--output-path",
        str(out),
        "--force-language",
        _STEMS[language],
        "--silent",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise click.ClickException(f"Pagefind could not build the index: {done.stdout}{done.stderr}")
    for path in [*out.glob("pagefind-*.js"), *out.glob("pagefind-*.css")]:  # its own user interfaces
        path.unlink()
