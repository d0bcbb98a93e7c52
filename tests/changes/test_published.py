"""Two published folders are compared byte by byte; what many branches share is told once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from microsite.changes.published import DIALLED, SEEN, UNSEEN, differing, report

PAGE = '<!doctype html><html lang="en"><title>Home</title><p>Call <b>{0}</b> today</p><a href="tel:{0}">Call</a></html>'
IDS = ("maiwan", "yunlu", "closed")


def lay(folder: Path, **files: str) -> Path:
    """A published folder; two underscores stand for a slash, one for a full stop."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def told(tmp_path: Path, before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """What differs between two folders."""
    for name in ("before", "after"):
        (tmp_path / name).mkdir()
    return compared(lay(tmp_path / "before", **before), lay(tmp_path / "after", **after))


def compared(before: Path, after: Path) -> dict[str, list[str]]:
    with ThreadPoolExecutor(1) as pool:
        return report(before, after, differing(before, after), IDS, pool)


def test_the_same_bytes_are_no_difference(tmp_path: Path) -> None:
    assert told(tmp_path, {"index_html": PAGE}, {"index_html": PAGE}) == {}


def test_what_branches_share_is_told_once(tmp_path: Path) -> None:
    names = ("maiwan__zh__index_html", "yunlu__zh__index_html", "zh__index_html")
    found = told(tmp_path, dict.fromkeys(names, PAGE.format("110")), dict.fromkeys(names, PAGE.format("119")))
    where = "zh/index.html (institution 机构, 2 branches 个网点)"
    assert found == {
        DIALLED: [f"<a href> tel:110 → <a href> tel:119 · {where}"],
        SEEN: [f"Call 110 today → Call 119 today · {where}"],
    }


def test_pages_that_go_and_files_that_come_are_told(tmp_path: Path) -> None:
    found = told(tmp_path, {"closed__zh__index_html": PAGE, "a_png": "a"}, {"evil_js": "a"})
    assert found == {
        "Addresses without redirect 失效的网址": ["zh/index.html (closed)"],
        "New files 新文件": ["evil.js (institution 机构)"],
        "Files gone 没有了的文件": ["a.png (institution 机构)"],
    }


@pytest.mark.parametrize(
    ("name", "before", "after", "says"),
    [
        ("numbers_json", '{"a": 110}', '{"a": 119}', '"a": 110 → "a": 119'),
        ("site_css", "a{b:c}", "a{b:d}", "b:c → b:d"),
        ("a_html", '<p class="a">x', '<p class="b">x', "14 bytes → 14 bytes"),
        ("a_html", "<p>x<script>a", "<p>x<script>b", "<script> a → <script> b"),
        ("a_html", "<p>x<!-- a -->", "<p>x<!-- b -->", "<!> a → <!> b"),
        ("a_txt", "a" * 300 + "b" + "c" * 300, "a" * 300 + "d" + "c" * 300, "…"),
    ],
)
def test_every_difference_of_a_file_is_told(
    tmp_path: Path, name: str, before: str, after: str, says: str
) -> None:
    (line,) = told(tmp_path, {name: before}, {name: after})[UNSEEN]
    assert says in line


def test_a_file_that_is_no_text_is_told_by_its_size(tmp_path: Path) -> None:
    for name, content in (("before", b"\xff"), ("after", b"\xfe\xfe")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.png").write_bytes(content)
    found = compared(tmp_path / "before", tmp_path / "after")
    assert found == {UNSEEN: ["1 bytes → 2 bytes · a.png (institution 机构)"]}


def test_files_that_two_folders_share_are_not_read(tmp_path: Path) -> None:
    before, after = lay(tmp_path / "before", a_html=PAGE), tmp_path / "after"
    after.mkdir()
    os.link(before / "a.html", after / "a.html")
    (before / "a.html").chmod(0)
    assert compared(before, after) == {}
