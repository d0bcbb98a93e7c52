"""The thin adapter to mkdocs-macros: it registers the words and defers each call to a slot."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import click

from macros import branch, campaigns, figures, glossary, hotlines, pages, sources, structured, summary
from macros.say import phrases
from microsite.files.mistakes import nearest
from microsite.rendering.policy import POLICY, SEARCHING
from microsite.rendering.render import told
from microsite.words.slots import END, SITE_URL, Call, Slots
from microsite.words.word import Sheet, Word

WORDS: dict[str, Word] = {word.name: word
                         for family in (branch, hotlines, campaigns, summary, structured, sources, figures, glossary, pages) for word in family.WORDS}

PARTS = {  # words of the theme itself
    "help_bar": Call("help_bar"), "complaint": Call("hotline", ("complaint",)), "name": Call("branch.name"),
    "institution": Call("branch.institution"), "demonstration": Call("demonstration"), "noindex": Call("noindex"),
    "json_ld": Call("json_ld"), "feedback": Call("feedback"),
}


class Slot:
    """A value that is only known when a branch is filled."""

    def __init__(self, character: str, call: Call) -> None:
        self._character, self._call = character, call

    def __str__(self) -> str:
        return self._character

    def _undecidable(self, *_: Any) -> NoReturn:
        raise click.UsageError(
            f"“{self._call}” differs from branch to branch and is not known here. Instead of {{% if %}}, enclose the passage "
            'in {% call only_for(kind="community") %} … {% endcall %}.')

    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __len__ = __iter__ = __getitem__ = __contains__ = _undecidable
    __hash__ = None  # type: ignore[assignment]


class Attributes:
    """A word with parts, such as `branch.name`."""

    def __init__(self, name: str, known: list[str], defer: Callable[[str], Slot]) -> None:
        self._name, self._known, self._defer = name, known, defer

    def __getattr__(self, attribute: str) -> Slot:
        if attribute not in self._known:
            raise click.UsageError(f"unknown word “{self._name}.{attribute}”. {nearest(attribute, self._known)}")
        return self._defer(attribute)

    def __str__(self) -> str:
        raise click.UsageError(f"“{self._name}” needs a part, such as {self._name}.{self._known[0]}")


def words_for(slots: Slots, page: Callable[[], str]) -> dict[str, Any]:
    """Everything that may stand in {{ }}: each word gives back the slot of its call."""

    def defer(word: str, *args: Any, **kwargs: Any) -> Slot:
        call = Call(word, args, tuple(sorted(kwargs.items())))
        return Slot(slots.defer(call, page()), call)

    def passage(word: str) -> Callable[..., str]:
        def enclose(*args: Any, caller: Callable[[], str], **kwargs: Any) -> str:
            text = caller().strip("\n")
            indent = text[: len(text) - len(text.lstrip())]
            return f"\n\n{indent}{defer(word, *args, **kwargs)}\n\n{text}\n\n{indent}{END}\n\n"
        return enclose

    known: dict[str, Any] = {}
    for name, word in WORDS.items():
        if word.kind == "fixed":
            continue
        owner, dot, _ = name.partition(".")
        parts = [other.partition(".")[2] for other in WORDS if other.startswith(f"{owner}.")]
        if owner.endswith("()"):
            known[owner[:-2]] = lambda *args, owner=owner, parts=parts, **kwargs: Attributes(
                owner, parts, lambda part: defer(f"{owner}.{part}", *args, **kwargs))
        elif dot:
            known[owner] = Attributes(owner, parts, lambda part, owner=owner: defer(f"{owner}.{part}"))
        elif word.kind == "condition":
            known[name] = passage(name)
        else:
            known[name] = lambda *args, name=name, **kwargs: defer(name, *args, **kwargs)
    return known


def fixed_words(sheet: Callable[[], Sheet]) -> dict[str, Any]:
    """The words that say the same in every branch, said at once."""
    return {name: lambda *args, word=word, **kwargs: word(sheet(), *args, **kwargs)
            for name, word in WORDS.items() if word.kind == "fixed"}


def define_env(env: Any) -> None:
    """Register the words with mkdocs-macros, and slots for what the theme itself shows of a branch."""
    extra = env.conf["extra"]
    if "project" not in extra:
        from microsite.building.build import check_project

        with told():
            extra["project"] = check_project(Path(env.project_dir), os.environ.get("MICROSITE_TODAY"))
    slots, project = Slots(), extra["project"]
    extra["slots"] = slots
    manuscript = project.pages[extra["language"]]

    def page() -> str:
        return env.page.file.src_uri

    @cache
    def sheet_of(path: str) -> Sheet:
        return Sheet(project.facts, manuscript, manuscript[path], env.conf["nav"])

    def sheet() -> Sheet:
        return sheet_of(page())

    extra["endmatter"] = lambda: pages.endmatter(sheet())
    extra["policies"] = {"page": POLICY, "search": SEARCHING}
    env.variables.update(words_for(slots, page) | fixed_words(sheet))
    extra["say"] = phrases(extra["language"])
    extra["parts"] = {part: slots.defer(call, "overrides") for part, call in PARTS.items()}
    extra["parts"]["site"] = SITE_URL
    env.conf["site_name"] = extra["parts"]["name"]
    env.conf["site_url"] = f"{SITE_URL}{extra['language']}/"


def on_post_page_macros(env: Any) -> None:
    """Write the sources, related pages and the day of review at the end of each page."""
    env.markdown += env.conf["extra"]["endmatter"]()


def on_post_build(env: Any) -> None:
    """With the ordinary `mkdocs build` or `mkdocs serve`, fill the site for the one branch in BRANCH."""
    if env.conf["extra"].get("templates_only"):
        return
    from microsite.building.build import fill_folder

    extra = env.conf["extra"]
    with told():
        fill_folder(extra["project"], Path(env.conf["site_dir"]), extra["language"], extra["slots"], os.environ.get("BRANCH"))
