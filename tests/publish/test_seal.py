"""The seal holds every file that readers can ask for, and is read by sha256sum too."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from support.command import microsite
from support.network import DAY

from microsite.files.mistakes import Mistakes
from microsite.publish.seal import SIGNATURE, SUMS, Origin, read, seal

ORIGIN = Origin("https://hetang-bank.example/", "none", date(2026, 11, 25))
FILES = {
    "index.html": "the institution's",
    "CNAME": "hetang-bank.example",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact: mailto:security@hetang-bank.example\n",
    "zh/index.html": "中文",
    "maiwan/zh/complain/index.html": "0571 0000 2001",
    "maiwan/zh/photos/desk.jpg": "\x00\x01",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "site"


def test_each_folder_has_a_list_and_the_root_has_the_lists(folder: Path) -> None:
    assert seal(folder, ORIGIN) == 5
    root, branch = read((folder / SUMS).read_bytes()), read((folder / "maiwan" / SUMS).read_bytes())
    assert root and root.said == {"url": ORIGIN.url, "commit": "none", "day": "2026-11-25"}
    assert [*root.digests] == ["index.html", f".well-known/{SUMS}", f"maiwan/{SUMS}", f"zh/{SUMS}"]
    assert branch and [*branch.digests] == ["zh/complain/index.html", "zh/photos/desk.jpg"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum")
def test_who_has_nothing_of_ours_can_compare(folder: Path) -> None:
    def compared(within: str) -> int:
        command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
        return subprocess.run(command, cwd=folder / within, capture_output=True, check=False).returncode

    seal(folder, ORIGIN)
    assert [compared("."), compared("maiwan")] == [0, 0]
    (folder / "maiwan/zh/complain/index.html").write_text("0571 0000 2010", "utf-8")
    assert [compared("."), compared("maiwan")] == [0, 1]


def test_sealed_anew_it_is_the_same_and_no_longer_signed(folder: Path) -> None:
    seal(folder, ORIGIN)
    before = (folder / SUMS).read_bytes()
    (folder / SIGNATURE).write_text("somebody's", "utf-8")
    seal(folder, ORIGIN)
    assert (folder / SUMS).read_bytes() == before and not (folder / SIGNATURE).exists()


def test_what_nobody_of_ours_made_is_not_sealed(folder: Path) -> None:
    (folder / "zh/hello.php").write_text("<?php", "utf-8")
    with pytest.raises(Mistakes) as refused:
        seal(folder, ORIGIN)
    assert "hello.php" in str(refused.value) and not (folder / SUMS).exists()


@pytest.mark.parametrize("text", ["", "# url x\n", "no list", "# day \x1b[2J\n", f"{'0' * 63}  a\n"])
def test_a_list_is_read_or_it_is_none(text: str) -> None:
    found = read(text.encode())
    assert (found is not None) == (text in ("", "# url x\n"))


@pytest.mark.exhaustive
def test_the_next_build_takes_a_seal_away_that_no_longer_holds(small: Path) -> None:
    done = microsite(small, "seal", "site", "--today", DAY)
    assert done.returncode == 0 and "names no commit" in done.stderr and "没有 git 提交" in done.stderr
    assert (small / "site" / SUMS).exists()
    page = next((small / "docs/en").rglob("*.md"))
    page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
    for _ in range(2):  # into a new folder, and into the one that was published before
        assert microsite(small, "build", "--today", DAY).returncode == 0
        assert not list((small / "site").rglob(f"{SUMS}*"))
        page.write_text(page.read_text("utf-8") + "\nOne more sentence.\n", "utf-8")
