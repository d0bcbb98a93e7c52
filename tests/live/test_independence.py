"""The tests stay green whatever editors do: proved in a copy of this repository in which they have done it."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command import HANGS
from support.network import PROJECT

from microsite.data.loading import load

LOOK_AT_CONTENT = ("tests/live", "tests/repository", "tests/reference")
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "site", "standalone", "__pycache__", ".hypothesis", ".*cache"
)
LAKESIDE = """\
# yaml-language-server: $schema=../schema/branch.json
id: lakeside-new
kind: outlet
name: {en: New Lakeside Outlet, zh: 新湖滨支行}
district: {en: Lake District, zh: 湖区}
address: {en: "33 Lake Road, Lake District", zh: 湖区湖滨路33号}
"""


def rows(path: Path) -> list[dict[str, str]]:
    return [*csv.DictReader(path.read_text("utf-8-sig").splitlines())]


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def change_numbers(branches: Path) -> None:
    """Another complaint number for the first branch that has one in the roster, and for each with a file of its own."""
    roster = rows(branches / "roster.csv")
    next(row for row in roster if row["complaint_number"])["complaint_number"] = "0571 0099 0001"
    write(branches / "roster.csv", roster)
    for count, path in enumerate(sorted(branches.glob("*.yml"))):
        text = re.sub(
            r'(number: )"0571 \d{4} \d{4}"', rf'\1"0571 0099 1{count:03}"', path.read_text("utf-8"), count=1
        )
        path.write_text(text, "utf-8")


def open_and_close(branches: Path) -> None:
    """A branch more, and one less: a branch of the roster with all that tables say of it."""
    (branches / "lakeside-new.yml").write_text(LAKESIDE, "utf-8")
    roster = rows(branches / "roster.csv")
    closed = roster.pop()["id"]
    write(branches / "roster.csv", roster)
    for path in [*branches.glob("events/*.csv"), *branches.glob("results/*.csv")]:
        kept = [row for row in rows(path) if row["branch"] != closed]
        write(path, [{name: cell.replace(closed, "") for name, cell in row.items()} for row in kept])


def tell_otherwise(branches: Path) -> None:
    """Another title for an event, and another count in a result."""
    events = max(branches.glob("events/*.csv"))
    told = rows(events)
    told[0] |= {"title_en": "Another title", "title_zh": "换了名称"}
    write(events, told)
    results = max(branches.glob("results/*.csv"))
    reported = rows(results)
    reported[0]["leaflets"] = "777"
    write(results, reported)


def edit_a_page(docs: Path) -> None:
    """The same sentence more at the end of one page in both languages."""
    for language, sentence in (("en", "Ask us if you are not sure."), ("zh", "拿不准，就问我们。")):
        with (docs / language / "find.md").open("a", encoding="utf-8") as page:
            page.write(f"\n{sentence}\n")


@pytest.mark.first
@pytest.mark.exhaustive
def test_what_editors_change_fails_no_test(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(PROJECT, copy, ignore=NOT_COPIED, symlinks=True)
    before = load(copy / "branches")
    for edit in (change_numbers, open_and_close, tell_otherwise):
        edit(copy / "branches")
    edit_a_page(copy / "docs")
    after = load(copy / "branches")
    assert len(after) == len(before) and set(before.branches) != set(after.branches)
    subprocess.run(["git", "init", "-q"], cwd=copy, check=True)
    subprocess.run(["git", "add", "-A"], cwd=copy, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *LOOK_AT_CONTENT],
        cwd=copy,
        capture_output=True,
        text=True,
        timeout=6 * HANGS,
        check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
    )
    assert done.returncode == 0, done.stdout
