"""Rendering with MkDocs; no other file of the engine but the adapter knows which renderer runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from microsite.content.menu import CONFIGURATION
from microsite.content.project import Project
from microsite.files.mistakes import Mistake, Mistakes
from microsite.languages.language import Language
from microsite.rendering.rendering import Rendering, collect
from microsite.words.slots import Slots


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
    return collect(project, into, language, job.slots)


@contextmanager
def mistakes_as_plugin_errors() -> Iterator[None]:
    """Turn a mistake into the renderer's own error: it shows the words alone, and goes on serving."""
    from mkdocs.exceptions import PluginError

    try:
        yield
    except click.ClickException as error:
        raise PluginError(error.format_message()) from None
