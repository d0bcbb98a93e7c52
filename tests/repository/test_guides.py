"""The guides for editors: both languages alike, their messages real, their links and files there."""

from __future__ import annotations

import re

import pytest
from support.mistakes import CASES
from support.network import EVERY_KIND, PROJECT, SITE

from microsite.data.branch import BranchRecord
from microsite.data.campaign import Participation
from microsite.data.hours import hours_in_cell
from microsite.data.validation import validate
from microsite.files.yamlfile import parse

GUIDES = [PROJECT / "CONTRIBUTING.md", PROJECT / "CONTRIBUTING.zh.md"]
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
SAID = "".join(case["says"] for case in CASES)


@pytest.fixture(params=GUIDES, ids=lambda path: path.name)
def guide(request: pytest.FixtureRequest) -> str:
    return request.param.read_text("utf-8")


def test_both_guides_have_the_same_steps_and_examples() -> None:
    english, chinese = (path.read_text("utf-8") for path in GUIDES)
    assert FENCED.findall(english) == FENCED.findall(chinese)
    for mark in (r"^#+", r"^\d+\.", r"^- "):
        assert re.findall(mark, english, re.MULTILINE) == re.findall(mark, chinese, re.MULTILINE)


def test_its_contents_are_its_sections(guide: str) -> None:
    contents = re.findall(r"^- \[([^\]]+)\]\(#", guide, re.MULTILINE)
    assert contents == re.findall(r"^## (.+)$", guide, re.MULTILINE)


def test_its_messages_are_what_the_check_says(guide: str) -> None:
    messages = [text for kind, text in FENCED.findall(guide) if kind == "text"]
    assert len(messages) > 3
    assert [message for message in messages if message not in SAID] == []


def written_branch(guide: str) -> str:
    return next(text for kind, text in FENCED.findall(guide) if kind == "yaml")


def test_its_branch_is_one(guide: str) -> None:
    assert (
        validate(BranchRecord, parse(written_branch(guide), "branches/lakeside.yml"), SITE).id == "lakeside"
    )


def test_its_messages_are_those_of_a_campaign(guide: str) -> None:
    messages = next(text for _, text in FENCED.findall(guide) if text.startswith("messages:"))
    (message,) = validate(Participation, parse(messages, "branches/lakeside.yml"), SITE).messages
    assert message.event == "information-desk"


def test_its_hours_are_those_of_a_branch(guide: str) -> None:
    hours = dict(FENCED.findall(guide))["yml"]
    read = validate(BranchRecord, parse(written_branch(guide) + hours, "branches/lakeside.yml"), SITE)
    assert read.hours and read.seasons and read.market_days and read.special_days
    for text in re.findall(r"`((?:mon-fri|周一)[^`]*)`", guide):
        assert hours_in_cell(text).weeks.keys() == {"counter", "firms", "self-service"}


def test_its_links_and_files_are_there(guide: str) -> None:
    headings = {
        re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-")
        for heading in re.findall(r"^## (.*)$", guide, re.MULTILINE)
    }
    for link in re.findall(r"\]\(([^)]+)\)", guide):
        path, _, anchor = link.partition("#")
        assert (PROJECT / path).exists() and (path or anchor in headings), link
    for path in re.findall(r"`((?:branches|docs|facts|\.github)/[\w./-]*)`", guide):
        assert (PROJECT / path).exists() or (EVERY_KIND / path).exists(), path
