"""Pages in the place of common ones are told when these change; a newer common layer keeps what is one's own."""

from __future__ import annotations

import codecs
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml
from support.command import run
from support.network import DAY

from macros import WORDS
from microsite.checks.check import findings
from microsite.content import project as projects
from microsite.data import layer
from microsite.data.layer import standing_on

PAGE = "rights/know.md"


def rules(folder: Path) -> list[str]:
    return [finding.rule.id for finding in findings(folder, WORDS, DAY)]


@pytest.fixture
def newer(common: Path, tmp_path: Path) -> Path:
    """A copy of the common layer, which a test may change."""
    folder = tmp_path / "newer"
    shutil.copytree(common, folder)
    return folder


@pytest.fixture
def replaced(thin: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The thin repository with a page of its own in the place of a common one."""
    monkeypatch.setattr(layer, "installed", lambda: "1")
    done = run(thin, "eject", PAGE)
    assert done.exit_code == 0, done.stderr
    return thin


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), "utf-8")


def packed(folder: Path, version: str, into: Path) -> Path:
    """A wheel with a common layer."""
    wheel = into / f"microsite-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, f"microsite/common/{path.relative_to(folder).as_posix()}")
    return wheel


def test_a_page_that_is_taken_over_is_the_common_one(replaced: Path, common: Path) -> None:
    for language in ("zh", "en"):
        name = f"docs/{language}/{PAGE}"
        assert (replaced / name).read_bytes() == (common / name).read_bytes()
    assert [*yaml.safe_load((replaced / "microsite.yml").read_text("utf-8"))["replace"]] == [PAGE]
    assert rules(replaced) == []
    assert run(replaced, "diff", "--common", PAGE).stdout == "Your page is as the common one.\n"


def test_a_page_that_is_there_is_kept_and_its_reason_too(replaced: Path) -> None:
    change(replaced, "microsite.yml", '"}', '", reason: our words}')
    change(replaced, f"docs/en/{PAGE}", "{#", "again {#")
    own = (replaced / f"docs/en/{PAGE}").read_bytes()
    before = (replaced / "microsite.yml").read_text("utf-8")
    assert run(replaced, "eject", PAGE).exit_code == 0
    assert (replaced / f"docs/en/{PAGE}").read_bytes() == own
    assert (replaced / "microsite.yml").read_text("utf-8") == before
    said = run(replaced, "diff", "--common", PAGE).stdout
    assert f"--- common:docs/en/{PAGE}\n+++ docs/en/{PAGE}\n" in said


def test_the_mark_before_a_file_and_its_ends_of_lines_stay(replaced: Path) -> None:
    settings = replaced / "microsite.yml"
    before = codecs.BOM_UTF8 + settings.read_bytes().replace(b"\n", b"\r\n")
    settings.write_bytes(before)
    for page in ("risks/index.md", PAGE):
        assert run(replaced, "eject", page).exit_code == 0
    after = settings.read_bytes()
    assert after.startswith(codecs.BOM_UTF8) and after.count(b"\n") == after.count(b"\r\n")
    new = {*after.splitlines()} - {*before.splitlines()}
    assert {*before.splitlines()} < {*after.splitlines()} and [b"risks/index.md" in line for line in new] == [
        True
    ]


def test_what_is_written_in_a_way_of_its_own_is_not_changed(replaced: Path) -> None:
    text = (replaced / "microsite.yml").read_text("utf-8")
    data = yaml.safe_load(text)
    flow = f"base: '1'\nlanguages: [zh, en]\nreplace: {{{PAGE}: {data['replace'][PAGE]}}}\n"
    (replaced / "microsite.yml").write_text(flow, "utf-8")
    done = run(replaced, "eject", "risks/index.md")
    assert done.exit_code == 1 and "Write below replace: risks/index.md:" in done.stderr
    assert (replaced / "microsite.yml").read_text("utf-8") == flow


def younger(common: Path) -> None:
    """A law of a common layer that has changed, and the figure with it."""
    change(common, "facts/figures.yml", "value: 18", "value: 16")
    change(common, "facts/clauses/civil-code.yml", "十八周岁以上", "十六周岁以上")


def test_a_changed_original_is_a_warning_and_a_changed_law_a_mistake(replaced: Path, newer: Path) -> None:
    with standing_on(newer, "1"):
        assert rules(replaced) == []
        change(newer, f"docs/en/{PAGE}", "{#", "indeed {#")
        assert rules(replaced) == ["MS090"]
        younger(newer)
        assert rules(replaced) == ["MS091"]
        assert run(replaced, "eject", PAGE).exit_code == 0
        assert rules(replaced) == []


@pytest.mark.exhaustive
def test_three_versions_keep_what_is_its_own_and_tell_what_changes(
    replaced: Path, newer: Path, tmp_path: Path
) -> None:
    own = {path: path.read_bytes() for path in replaced.rglob("*.md")}
    change(newer, "facts/national.yml", 'number: "12377"', 'number: "010-12377"')
    younger(newer)
    change(newer, "docs/zh/risks/index.md", "骗子总想", "骗子都想")
    second = run(replaced, "update", str(packed(newer, "2", tmp_path)), "--today", DAY)
    assert second.exit_code == 0, second.stderr
    for told in (
        "1 → 2",
        "12377 → 010 12377",
        "18 → 16",
        "(risks/index.md), only 只有 Chinese 中文",
        f"Read again, as the common page changes: {PAGE}",
    ):
        assert told in second.stdout
    assert 'base: "2"' in (replaced / "microsite.yml").read_text("utf-8")
    assert (replaced / "requirements.txt").read_text("utf-8") == "microsite==2\n"
    with standing_on(newer, "2"):
        assert rules(replaced) == ["MS091"]
        last = tmp_path / "last"
        shutil.copytree(newer, last)
        change(last, "docs/nav.yml", "      - risks/wealth-products.md\n", "")
        for language in ("en", "zh"):
            change(
                last,
                f"docs/{language}/risks/index.md",
                "](wealth-products.md)",
                "](../products/wealth-products.md)",
            )
            (last / f"docs/{language}/risks/wealth-products.md").unlink()
        third = run(replaced, "update", str(packed(last, "3", tmp_path)), "--today", DAY)
    assert third.exit_code == 0, third.stderr
    assert (
        "2 → 3" in third.stdout
        and "gone 没有了: " in third.stdout
        and "(risks/wealth-products.md)" in third.stdout
    )
    assert 'base: "3"' in (replaced / "microsite.yml").read_text("utf-8")
    assert {path: path.read_bytes() for path in replaced.rglob("*.md")} == own
    with standing_on(last, "3"):
        assert projects.load(replaced, WORDS, DAY).pages["zh"][PAGE].name == f"docs/zh/{PAGE}"


@pytest.mark.exhaustive
def test_a_version_that_does_not_fit_raises_nothing(replaced: Path, newer: Path, tmp_path: Path) -> None:
    for language in ("en", "zh"):
        (newer / f"docs/{language}/{PAGE}").unlink()
    before = (replaced / "microsite.yml").read_bytes()
    done = run(replaced, "update", str(packed(newer, "2", tmp_path)), "--today", DAY)
    assert done.exit_code == 1 and "nothing was raised" in done.stderr and "还没有升级" in done.stderr
    assert f"there is no common page “{PAGE}”" in done.stderr
    done = run(replaced, "update", str(tmp_path / "microsite-9-py3-none-any.whl"))
    assert done.exit_code == 1 and "no wheel of microsite" in done.stderr
    assert (replaced / "microsite.yml").read_bytes() == before
