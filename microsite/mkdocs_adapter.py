"""The thin adapter to mkdocs-macros: it registers a project's words and defers each call to a slot."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from microsite.building.build import check_project
from microsite.building.preview import fill_folder
from microsite.content.word import Words
from microsite.languages.text import Language
from microsite.rendering.mkdocs import mistakes_as_plugin_errors
from microsite.rendering.policy import POLICY, SEARCHING
from microsite.words.context import PageContext
from microsite.words.expanding import fixed_words, words_for
from microsite.words.slots import SITE_URL, Call, Slots


@dataclass(frozen=True)
class Adapter:
    """What mkdocs-macros calls, for the words of a project."""

    words: Words
    parts: Mapping[str, Call]  # words of the theme itself
    phrases: Callable[[Language], Mapping[str, str]]
    endmatter: Callable[[PageContext], str]

    def define_env(self, env: Any) -> None:
        """Register the words with mkdocs-macros, and slots for what the theme itself shows of a branch."""
        extra = env.conf["extra"]
        if "project" not in extra:
            with mistakes_as_plugin_errors():
                extra["project"] = check_project(
                    Path(env.project_dir), self.words, os.environ.get("MICROSITE_TODAY")
                )
        slots, project = Slots(), extra["project"]
        extra["slots"] = slots
        manuscript = project.pages[extra["language"]]

        def page() -> str:
            return env.page.file.src_uri

        @cache
        def sheet_of(path: str) -> PageContext:
            return PageContext(project.facts, manuscript, manuscript[path], env.conf["nav"])

        def sheet() -> PageContext:
            return sheet_of(page())

        extra["endmatter"] = lambda: self.endmatter(sheet())
        extra["policies"] = {"page": POLICY, "search": SEARCHING}
        env.variables.update(words_for(self.words, slots, page) | fixed_words(self.words, sheet))
        extra["say"] = self.phrases(extra["language"])
        extra["parts"] = {part: slots.defer(call, "overrides") for part, call in self.parts.items()}
        extra["parts"]["site"] = SITE_URL
        env.conf["site_name"] = extra["parts"]["name"]
        env.conf["site_url"] = f"{SITE_URL}{extra['language']}/"

    def on_post_page_macros(self, env: Any) -> None:
        """Write the sources, related pages and the day of review at the end of each page."""
        env.markdown += env.conf["extra"]["endmatter"]()

    def on_post_build(self, env: Any) -> None:
        """With the ordinary `mkdocs build` or `mkdocs serve`, fill the site for the one branch in BRANCH."""
        extra = env.conf["extra"]
        if extra.get("templates_only"):
            return
        with mistakes_as_plugin_errors():
            fill_folder(
                extra["project"],
                Path(env.conf["site_dir"]),
                extra["language"],
                extra["slots"],
                os.environ.get("BRANCH"),
            )
