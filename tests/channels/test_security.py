"""security.txt as RFC 9116 has it: from the data and the day of the build alone."""

from __future__ import annotations

from dataclasses import replace

from support.network import DAY, EVERY_KIND

from macros import WORDS
from microsite.channels import security
from microsite.content.project import load


def test_whom_to_tell_is_written_until_when_and_in_which_languages() -> None:
    project = load(EVERY_KIND, WORDS, DAY)
    assert security.files(project) == {
        ".well-known/security.txt": b"""\
Contact: mailto:security@hetang-bank.example
Contact: https://hetang-bank.example/report
Expires: 2027-05-24T00:00:00Z
Preferred-Languages: en, zh
Canonical: https://hetang-bank.example/.well-known/security.txt
"""
    }


def test_nothing_is_written_where_nobody_is_named() -> None:
    project = load(EVERY_KIND, WORDS, DAY)
    silent = project.roster.network.model_copy(update={"security": ()})
    assert not security.files(replace(project, roster=replace(project.roster, network=silent)))
