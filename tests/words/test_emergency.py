"""Whom to call, and in which order, is the same in a sentence, on the emergency page and in the bar."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from support.network import DAY, EVERY_KIND, LANGUAGES

from macros import WORDS
from macros.emergency import calls, emergency
from macros.hotlines import emergency_bar, hotline
from microsite.content.project import Project, load
from microsite.languages.language import Language
from microsite.words.context import Context
from microsite.words.markup import link


@cache
def project() -> Project:
    return load(EVERY_KIND, WORDS, DAY)


def called(html: str) -> list[str]:
    return re.findall(r'href="(tel:[^"]+)"', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_calls_what_the_emergency_page_calls(language: Language) -> None:
    tree = project().emergency
    assert tree and tree.cases
    for branch in project().roster:
        context = Context.of(project(), branch, language)
        for case in tree.cases:
            assert called(calls(context, case)) == called(emergency(context, case)) != []
        assert called(emergency_bar(context, tree.bar))[:2] == called(calls(context, tree.bar))


def test_what_stands_in_for_a_missing_line_is_called() -> None:
    branch = project().roster["maiwan"]
    lines = {purpose: lines for purpose, lines in branch.numbers.items() if purpose != "loss-report"}
    context = Context.of(project(), replace(branch, numbers=lines), "zh")
    assert called(calls(context, "card-lost")) == called(link(branch.hotlines["complaint"], "zh"))


def test_what_stands_in_is_the_same_in_a_sentence_and_on_the_emergency_page() -> None:
    branch = project().roster["maiwan"]
    lines = {purpose: lines for purpose, lines in branch.numbers.items() if purpose != "loss-report"}
    purposes = dict(branch.network.purposes)
    purposes["loss-report"] = purposes["loss-report"].model_copy(update={"otherwise": "consultation"})
    network = branch.network.model_copy(update={"purposes": purposes})
    context = Context.of(project(), replace(branch, numbers=lines, network=network), "zh")
    assert called(emergency(context, "card-lost")) == called(hotline(context, "loss-report"))
    assert called(hotline(context, "loss-report")) == called(link(branch.hotlines["consultation"], "zh"))


def test_where_no_staff_is_the_institution_blocks_a_card() -> None:
    """The number of a service point is that of its shop."""
    own = project().roster["maiwan"]
    lines = {purpose: lines for purpose, lines in own.numbers.items() if purpose != "loss-report"}
    branch = replace(own, kind="self-service", numbers=lines)
    context = Context.of(project(), branch, "zh")
    institution = project().roster.institution
    assert called(calls(context, "card-lost")) == called(link(institution.hotlines["loss-report"], "zh"))
    assert called(hotline(context, "loss-report")) == called(calls(context, "card-lost"))
