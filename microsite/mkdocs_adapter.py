"""The thin adapter to mkdocs-macros: it registers a project's words and expands them in each page."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from microsite.building.build import check_project, fill_folder
from microsite.content.word import Words
from microsite.languages.language import Language
from microsite.rendering.policy import POLICY, SEARCHING
from microsite.rendering.render import Job, told
from microsite.words.context import PageContext
from microsite.words.expanding import expand, known_words
from microsite.words.slots import SITE_URL, Call


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
        job = self._job(env, extra["language"])
        pages = job.project.pages[job.language]

        @cache
        def context_of(path: str) -> PageContext:
            return PageContext(job.project.facts, pages, pages[path], env.conf["nav"])

        env.job, env.page_context = job, lambda: context_of(env.page.file.src_uri)
        env.known = known_words(self.words, job.slots, env.page_context)
        env.variables.update(env.known)
        env.config["render_by_default"] = (
            False  # a page is never rendered by an environment without a sandbox
        )
        env.config["force_render_paths"] = ""
        extra["policies"] = {"page": POLICY, "search": SEARCHING}
        extra["say"] = self.phrases(job.language)
        extra["parts"] = {part: job.slots.defer(call, "overrides") for part, call in self.parts.items()}
        extra["parts"]["site"] = SITE_URL
        env.conf["site_name"] = extra["parts"]["name"]
        env.conf["site_url"] = f"{SITE_URL}{job.language}/"

    def _job(self, env: Any, language: Language) -> Job:
        """What `microsite build` ordered; with the ordinary `mkdocs build` or `serve`, the project."""
        ordered: Job | None = getattr(env, "ordered", None)
        if ordered:
            return ordered
        with told():
            day = os.environ.get("MICROSITE_TODAY")
            return Job(check_project(Path(env.project_dir), self.words, day), language)

    def on_pre_page_macros(self, env: Any) -> None:
        """Give the text that was checked, expanded, and of what stands above it only what is known."""
        with told():
            page = env.page_context().page
            env.page.meta.clear()
            env.page.meta.update(title=page.front.title, description=page.front.description)
            env.markdown = expand(page, self.words, env.known)

    def on_post_page_macros(self, env: Any) -> None:
        """Write the sources, related pages and the day of review at the end of each page."""
        env.markdown += self.endmatter(env.page_context())

    def on_post_build(self, env: Any) -> None:
        """With the ordinary `mkdocs build` or `mkdocs serve`, fill the site for the one branch in BRANCH."""
        if hasattr(env, "ordered"):
            return
        with told():
            fill_folder(
                env.job.project,
                Path(env.conf["site_dir"]),
                env.job.language,
                env.job.slots,
                os.environ.get("BRANCH"),
            )
