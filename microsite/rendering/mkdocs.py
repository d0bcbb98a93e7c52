"""Rendering with MkDocs; no other file of the engine but the adapter knows which renderer runs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from jinja2 import TemplateError, TemplateSyntaxError

from microsite.content.project import Project
from microsite.content.settings import file_of, no_words
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
    subjects: dict[str, str] = field(default_factory=dict)  # of pages
    drawings: dict[str, str] = field(default_factory=dict)  # of subjects

    @property
    def shown(self) -> dict[str, str]:
        """The drawings of the subjects that a page has."""
        return {subject: self.drawings[subject] for subject in sorted(set(self.subjects.values()))}


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

    heard, job, file = _Heard(), Job(project, language), file_of(project.folder, language)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    logger.propagate = False
    try:
        docs = project.folder / "docs" / language
        config = load_config(str(project.folder / file), site_dir=str(into), docs_dir=str(docs))
        if "macros" not in config["plugins"]:
            raise Mistakes([no_words(file)])
        config["plugins"]["macros"].ordered = job
        build(config)
    except TemplateError as error:
        raise Mistakes([_of_template(error)]) from None
    except (MkDocsException, SystemExit) as error:
        said = heard.messages or [str(error)]
        raise Mistakes(told(file, message.strip()) for message in said) from None
    finally:
        logger.removeHandler(heard)
    return collect(project, into, language, job.slots, job.shown)


def _of_template(error: TemplateError) -> Mistake:
    """What is wrong in a template of the theme; where it stands is known while it is read alone."""
    file, line = "overrides", 0
    if isinstance(error, TemplateSyntaxError) and error.name:
        file, line = f"overrides/{error.name}", error.lineno
    return Mistake(
        file,
        line,
        str(error.message),
        "Mend the template, or take it out: the theme has one of its own. A template shows what it is given "
        "and reaches nothing else.",
        "模板有错，或者用了模板不能用的东西。请改好，或删掉这个模板：主题自己有一份。",
    )


def told(file: str, message: str) -> Mistake:
    """What the renderer says; of a traceback the beginning and the end."""
    if '\n  File "' in message:
        lines = message.splitlines()
        message = f"{lines[0]} {lines[-1]}"
    return Mistake(
        file,
        0,
        message,
        "Was something changed here? If not, look whether memory or room on the disk is short.",
        "渲染工具出错了。如果没有改过这里的设置，请看内存和磁盘空间够不够。",
    )


@contextmanager
def mistakes_as_plugin_errors() -> Iterator[None]:
    """Turn a mistake into the renderer's own error: it shows the words alone, and goes on serving."""
    from mkdocs.exceptions import PluginError

    try:
        yield
    except click.ClickException as error:
        raise PluginError(error.format_message()) from None
