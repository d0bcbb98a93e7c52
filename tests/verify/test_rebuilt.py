"""What is published is compared, byte for byte, with what was built anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.command import run
from support.network import DAY, Publish
from support.spoiled import Spoiled, answering

from macros import WORDS
from microsite.content.project import load
from microsite.files.mistakes import Mistake
from microsite.verify.host import Host
from microsite.verify.published import Published
from microsite.verify.rebuilt import faults
from microsite.verify.source import Folder

HOME, CALENDAR = "maiwan/zh/index.html", "maiwan/zh/calendar.ics"


@pytest.fixture
def project(published: Publish) -> Path:
    return published("one-page")


def compared(project: Path, source: Spoiled | Host) -> list[Mistake]:
    built = Folder(project / "site", "again")
    return list(faults(Published(load(project, WORDS, DAY), source, frozenset({"maiwan"})), built))


def test_a_sentence_and_an_entry_that_somebody_changed_are_found(project: Path) -> None:
    source = Spoiled(project / "site")
    source.spoil(HOME, "</h1>", "\\0<p>Send your card to us.</p>")
    source.spoil(CALENDAR, "SUMMARY:", "\\0Free gifts: ")
    assert [mistake.file for mistake in compared(project, source)] == [f"site/{CALENDAR}", f"site/{HOME}"]


def test_a_file_that_nobody_built_is_found(project: Path) -> None:
    others = {"maiwan/zh/materials/complaint-new.pdf": b"x", "assets/javascripts/x.0123abcd.js": b"x"}
    packed = {f"{HOME}.gz": b"", f"{HOME}.br": b""}  # which are looked at elsewhere
    found = compared(project, Spoiled(project / "site", {**others, **packed}))
    assert {mistake.file for mistake in found} == {f"site/{name}" for name in others}
    assert {mistake.message for mistake in found} == {"is not in again"}


def test_a_file_that_is_gone_is_found(project: Path) -> None:
    (missing,) = compared(project, Spoiled(project / "site", {HOME: None}))
    assert missing.message == "is not there"


def test_what_a_host_answers_is_compared(project: Path) -> None:
    with answering(Spoiled(project / "site", {HOME: b"another page"})) as url:
        (other,) = compared(project, Host(url))
    assert "is not the same file as in again" in other.message


@pytest.mark.exhaustive
def test_two_builds_of_the_same_agree(project: Path, tmp_path: Path) -> None:
    here = tmp_path / "project"
    shutil.copytree(project, here, symlinks=True)
    assert run(here, "build", "--out", "again", "--today", DAY).exit_code == 0
    told = run(here, "verify", "site", "--built", "again", "--today", DAY)
    assert told.exit_code == 0, told.output
    page = here / "site" / HOME
    page.write_bytes(page.read_bytes().replace(b"</h1>", b"!</h1>"))
    told = run(here, "verify", "site", "--built", "again/", "--today", DAY)
    assert told.exit_code == 1
    assert "site/maiwan/zh/index.html: is not the same file as in again" in told.output


def test_a_folder_that_was_never_built_is_told(project: Path) -> None:
    told = run(project, "verify", "site", "--built", "nowhere", "--today", DAY)
    assert told.exit_code == 1 and "nowhere: is no folder" in told.output
