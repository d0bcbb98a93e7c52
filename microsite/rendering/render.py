"""Rendering every page once; only this module knows which renderer runs."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from microsite.content.project import Project
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language
from microsite.rendering import redirects
from microsite.rendering.assets import name_by_content, renamed
from microsite.words.slots import PATH, SHARED, SITE, SITE_URL, Slots, unescape

CONFIGURATION = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
FILLED = (".html", ".xml")
READABLE = (".css", ".js", ".json", ".svg", ".webmanifest")  # files that may refer to others


@dataclass(frozen=True)
class Template:
    """A page with its slots; `home` is the way from it to the home page of its language."""

    path: str
    text: str
    home: str


@dataclass(frozen=True)
class Rendering:
    """One language rendered once: templates, files that every branch shares, and the deferred calls."""

    language: Language
    templates: list[Template]
    shared: dict[str, Path]
    slots: Slots
    assets: dict[str, str]  # names of theme files as written, and as published


@dataclass
class Job:
    """What is rendered; the plugin carries it, for all that stands in `extra` is turned into JSON."""

    project: Project
    language: Language
    slots: Slots = field(default_factory=Slots)


class _Heard(logging.Handler):
    """What the renderer warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render(project: Project, language: Language, into: Path) -> Rendering:
    """Render the content of one language into a folder, its slots unfilled."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    heard, job = _Heard(), Job(project, language)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        config = load_config(str(project.folder / CONFIGURATION[language]), site_dir=str(into))
        config["plugins"]["macros"].ordered = job
        build(config)
    except (MkDocsException, SystemExit) as error:
        said = heard.messages or [str(error)]
        raise Mistakes(Mistake(CONFIGURATION[language], 0, message.strip()) for message in said) from None
    finally:
        logger.removeHandler(heard)
    return read(project, into, language, job.slots)


@contextmanager
def told() -> Iterator[None]:
    """Turn a mistake into the renderer's own error: it shows the words alone, and goes on serving."""
    from mkdocs.exceptions import PluginError

    try:
        yield
    except click.ClickException as error:
        raise PluginError(error.format_message()) from None


def read(project: Project, folder: Path, language: Language, slots: Slots) -> Rendering:
    """Read what a renderer left in a folder; files that nothing refers to, such as the theme's own, are left out."""
    files = {
        path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()
    }
    pages = {name: path.read_text("utf-8") for name, path in files.items() if name.endswith(FILLED)}
    pages |= redirects.pages(project, language)
    referred = _referred(
        {name: path for name, path in files.items() if name not in pages}, "".join(pages.values())
    )
    assets = name_by_content(folder, referred)
    shared = {assets.get(name, name): folder / assets.get(name, name) for name in referred}
    return Rendering(
        language,
        [_template(name, renamed(text, assets), shared) for name, text in pages.items()],
        shared,
        slots,
        assets,
    )


def _referred(files: dict[str, Path], text: str) -> dict[str, Path]:
    """The files whose names stand in a text, or in one of these files."""
    found = {name: path for name, path in files.items() if path.name in text}
    if not found:
        return {}
    rest = {name: path for name, path in files.items() if name not in found}
    within = "".join(path.read_text("utf-8") for name, path in found.items() if name.endswith(READABLE))
    return dict(sorted((found | _referred(rest, within)).items()))


_KEPT = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.DOTALL)  # where white space has a meaning
_BLANK = re.compile(r"[ \t\n]*\n[ \t\n]*")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)  # made to scroll by itself on a narrow screen
_QUOTED = re.compile(r'(?<=")(?P<up>(?:\.\./)*|\./)(?P<path>[^"\s<>?#]+)(?=["?#])')


def _dense(text: str) -> str:
    """A page without blank lines and indentation: a quarter less for every branch to store and every reader to load."""
    return "".join(
        _BLANK.sub("\n", part) if n % 3 == 0 else part
        for n, part in enumerate(_KEPT.split(text))
        if n % 3 != 2
    )


def _template(name: str, text: str, shared: dict[str, Path]) -> Template:
    text = _dense(unescape(text)).replace(SITE_URL, SITE)
    text = _TABLE.sub(r'<div class="ms-table" tabindex="0">\g<0></div>', text)
    depth = name.count("/")
    if name == "404.html":  # served at any depth, so its addresses are absolute
        language_root = re.compile(rf"/{PATH}(?:en|zh)/")
        root = next(iter(language_root.findall(text)), "")
        text = re.sub(rf'(?<="){root}(?=assets/)', SHARED, text) if root else text
        return Template(name, text, root)

    def share(found: re.Match[str]) -> str:
        climbed = found["up"].count("../")
        return SHARED + found["path"] if climbed == depth and found["path"] in shared else found[0]

    return Template(name, _QUOTED.sub(share, text), "../" * depth or "./")
