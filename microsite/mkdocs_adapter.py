"""The thin adapter to mkdocs-macros: it registers a project's words and expands them in each page."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.sandbox import SandboxedEnvironment

from microsite import faults
from microsite.brand.look import LOGO
from microsite.brand.share import name_of
from microsite.content.emergency import Emergency
from microsite.content.page import Page
from microsite.content.page_html import PICTURES
from microsite.content.settings import file_of
from microsite.content.word import Words
from microsite.languages.language import Language
from microsite.languages.phrases import written
from microsite.languages.writing import forget, writing
from microsite.rendering import gate
from microsite.rendering.canonical import listed_at
from microsite.rendering.mkdocs import Job, mistakes_as_plugin_errors
from microsite.rendering.policy import POLICY, SEARCHING
from microsite.rendering.rendering import THEME_EVENT
from microsite.rendering.unlisted import borrow
from microsite.words.context import PageContext
from microsite.words.expanding import expand, known_words
from microsite.words.slots import SITE_URL, Call
from microsite.words.templates import templates

# words for which a page loads the styles and the script of cards, or the styles of lists
CARDS = ("branch_card", "branch_finder", "hotlines", "campaigns", "events", "on_now", "forget")
LISTS = ("branch_finder", "summary", "network_campaigns", "triage", "site_map", "our_numbers")
WATCHED = ("microsite.yml", "brand", "languages", "branches", "docs", "facts", "overrides", "pieces")


def _told(env: Any) -> AbstractContextManager[None]:
    """Mistakes reach `microsite build` as they are, and the ordinary renderer as its own errors."""
    return nullcontext() if hasattr(env, "ordered") else mistakes_as_plugin_errors()


def _refuse_content(job: Job, env: Any, html: str, **_: Any) -> None:
    """What the renderer calls with each page when its Markdown is HTML; the HTML stays as it is."""
    with _told(env):
        gate.refuse_content(env.page_context().page, html, job.project.layers)


def _source(job: Job, *, page: Any, **_: Any) -> str | None:
    """The text of a page as it was checked, whichever its encoding; the renderer reads UTF-8 alone."""
    known = job.project.published(job.language).get(page.file.src_uri)
    return known.text if known else None


def _lend(job: Job, files: Any, *, config: Any, **_: Any) -> None:
    """What the renderer calls with all pages of a language: those that it lacks are added."""
    from mkdocs.structure.files import File, InclusionLevel

    for path, page in job.project.borrowed.get(job.language, {}).items():
        files.append(File.generated(config, path, content=page.text, inclusion=InclusionLevel.NOT_IN_NAV))


def _stand_on_common(job: Job, conf: Any) -> None:
    """Above a common layer, settings of Markdown and of the theme are its own."""
    layers = job.project.layers
    if not layers.common:
        return
    from mkdocs.config import load_config

    below = load_config(str(layers.common / file_of(layers.common, job.language)), watch=[])
    for setting in ("markdown_extensions", "mdx_configs", "strict", "use_directory_urls", "validation"):
        conf[setting] = below[setting]
    conf["extra"].update({**below["extra"], **conf["extra"]})
    conf["theme"]["language"] = below["theme"]["language"]


def _watch(job: Job, conf: Any) -> None:
    """Show anew what somebody saves in any folder that the project has, or a layer below it."""
    watched = (folder / name for folder in job.project.layers.folders for name in WATCHED)
    conf["watch"] = [*dict.fromkeys((*conf["watch"], *(str(path) for path in watched if path.exists())))]


def _common_files(job: Job, files: Any, *, config: Any, **_: Any) -> None:
    """What the renderer calls with the files of a language: those of the common layer are added."""
    from mkdocs.structure.files import File

    layers, below = job.project.layers, f"docs/{job.language}"
    if not layers.common:
        return
    for name, path in layers.below(below, "*.*").items():
        is_shown = name in job.project.pages[job.language] or path.suffix in PICTURES
        if is_shown and path.is_relative_to(layers.common) and not files.get_file_from_path(name):
            source = str(layers.common / below)
            files.append(File(name, source, config["site_dir"], config["use_directory_urls"]))


def _tell_fault(error: Exception, **_: Any) -> None:
    """What the renderer calls when it gives up: a fault of the machine is told in one line."""
    from mkdocs.exceptions import Abort

    if faults.is_fault(error):
        raise Abort(faults.sentence(error)) from None


def _forget_words() -> None:
    """While serving, the next build reads words and phrases again, which may have changed."""
    sys.dont_write_bytecode = True  # a file that is written beside them would be taken for a change
    for name in [name for name in sys.modules if name.partition(".")[0] == "macros"]:
        del sys.modules[name]
    written.cache_clear()
    forget()
    templates.cache_clear()


@dataclass(frozen=True)
class Pictures:
    """The drawings that stand for subjects, and which of them stands for a page."""

    subject: Callable[[Page], str]
    drawings: Callable[[], Mapping[str, str]]


def _in_a_sandbox(env: Environment, **_: Any) -> Environment:
    """Templates, of which an institution may have its own, reach nothing but what they are given."""
    safe = SandboxedEnvironment(loader=env.loader, auto_reload=False)
    safe.filters.update(env.filters)
    safe.globals.update(env.globals)
    return safe


def _hook(job: Job, env: Any) -> None:
    """What the renderer calls while it builds."""
    events = env.conf["plugins"].events
    events["env"].append(_in_a_sandbox)
    events["files"].append(partial(_lend, job))
    events["page_read_source"].append(partial(_source, job))
    events["files"].append(partial(_common_files, job))
    events["page_content"].append(partial(_refuse_content, job, env))


@dataclass(frozen=True)
class Adapter:
    """What mkdocs-macros calls, for the words of a project."""

    words: Words
    parts: Mapping[str, Call]  # words of the theme itself
    phrases: Callable[[Language], Mapping[str, str]]
    endmatter: Callable[[PageContext], str]
    bar: Callable[[Emergency | None, Page], Call]
    pictures: Pictures

    def define_env(self, env: Any) -> None:
        """Register the words with mkdocs-macros, and slots for what the theme itself shows of a branch."""
        extra = env.conf["extra"]
        language: Any = Path(env.conf["docs_dir"]).name
        if not hasattr(env, "ordered"):
            env.conf["plugins"].events["build_error"].append(_tell_fault)
        job = self._job(env, language)
        _stand_on_common(job, env.conf)
        _watch(job, env.conf)
        extra["language"] = job.language
        hidden = job.project.layering.hidden
        pages, network = job.project.published(job.language), job.project.roster.network
        env.conf["nav"] = job.project.navigation(job.language)

        @cache
        def context_of(path: str) -> PageContext:
            page = pages[path].without_links(hidden)
            return PageContext(job.project.facts, pages, page, job.project.site, env.conf["nav"])

        env.job, env.page_context = job, lambda: context_of(env.page.file.src_uri)
        env.known = known_words(self.words, job.slots, env.page_context)
        env.variables.update(env.known)
        env.config["render_by_default"] = (
            False  # a page is never rendered by an environment without a sandbox
        )
        env.config["force_render_paths"] = ""
        _hook(job, env)
        extra["policies"] = {"page": POLICY, "search": SEARCHING}
        extra["say"] = self.phrases(job.language)
        extra["parts"] = {part: job.slots.defer(call, "overrides") for part, call in self.parts.items()}
        extra["parts"]["site"] = SITE_URL
        extra["listed_at"] = {page: listed_at(page, network) for page in pages}
        extra["languages"] = [
            {"code": one, "tag": writing(one).tag, "name": writing(one).name} for one in network.languages
        ]
        extra["zone"] = network.time_zone
        extra["voices"] = " ".join(
            (*(own := writing(job.language)).voices, *(f"-{one}" for one in own.other_voices))
        )
        extra["logo"] = LOGO if job.project.look.drawing else ""
        extra["twins"] = {page: job.project.twins(page) for page in pages}
        extra.update(self._shown(job, pages))
        extra["borrowed"] = [*job.project.borrowed.get(job.language, ())]
        borrow(env.conf["theme"])
        env.conf["theme"].static_templates.add(THEME_EVENT)
        env.conf["site_name"] = extra["parts"]["name"]
        env.conf["site_url"] = f"{SITE_URL}{job.language}/"

    def _shown(self, job: Job, pages: Mapping[str, Page]) -> dict[str, Any]:
        """What menus and chats show of each page: its heading, and a picture of its subject."""
        job.subjects.update({path: self.pictures.subject(page) for path, page in pages.items()})
        job.drawings.update(self.pictures.drawings())
        url = job.project.roster.network.url
        return {
            "headings": {path: page.plain_heading for path, page in pages.items()},
            "shares": {path: f"{url}{name_of(subject)}" for path, subject in job.subjects.items()},
        }

    def _job(self, env: Any, language: Language) -> Job:
        """What `microsite build` ordered; with the ordinary `mkdocs build` or `serve`, the project."""
        ordered: Job | None = getattr(env, "ordered", None)
        if ordered:
            return ordered
        from microsite.building.build import check_project  # with all that builds, which a check needs not

        _forget_words()
        with mistakes_as_plugin_errors():
            day = os.environ.get("MICROSITE_TODAY")
            return Job(check_project(Path(env.project_dir), self.words, day), language)

    def on_pre_page_macros(self, env: Any) -> None:
        """Give the text that was checked, expanded, and of what stands above it only what is known."""
        with _told(env):
            page = env.page_context().page
            env.page.meta.clear()
            env.page.meta.update(
                title=page.front.title,
                description=page.front.description,
                bar=env.job.slots.defer(self.bar(env.job.project.emergency, page), page.path),
                calls=any(page.calls("emergency")),
                lean=any(page.calls("emergency", "source_register")),
                cards=any(page.calls(*CARDS)),
                lists=any(page.calls(*LISTS)),
            )
            env.markdown = expand(page, self.words, env.known)

    def on_post_page_macros(self, env: Any) -> None:
        """Write the sources, related pages and the day of review at the end of each page."""
        if not env.page_context().page.is_borrowed:
            env.markdown += self.endmatter(env.page_context())

    def on_post_build(self, env: Any) -> None:
        """With the ordinary `mkdocs build` or `mkdocs serve`, fill the site for the one branch in BRANCH."""
        if hasattr(env, "ordered"):
            return
        from microsite.building.preview import fill_folder

        with mistakes_as_plugin_errors():
            fill_folder(env.job, Path(env.conf["site_dir"]), os.environ.get("BRANCH"))
