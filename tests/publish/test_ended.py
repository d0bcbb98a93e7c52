"""Where a script once stood, a plain host too serves one that takes itself out."""

from __future__ import annotations

from pathlib import Path

from microsite.channels import offline
from microsite.publish import ended

STOOD = ("hello.js", "en/hello.mjs", "gone/zh/sw.js", "maiwan/zh/sw.js")


def test_no_address_of_a_script_is_left_without_one(tmp_path: Path) -> None:
    old, new, newest = (tmp_path / name for name in ("old", "new", "newest"))
    for name in (*STOOD, "en/assets/javascripts/site.0123abcd.js", "en/index.html"):
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text("old", "utf-8")
    (new / "maiwan/zh").mkdir(parents=True)
    (new / "maiwan/zh/sw.js").write_text("new", "utf-8")
    ended.occupy(old, new)
    assert {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()} == {*STOOD}
    assert (new / "maiwan/zh/sw.js").read_text("utf-8") == "new"
    newest.mkdir()
    ended.occupy(new, newest)
    assert all((newest / name).read_bytes() == offline.END for name in STOOD)
