"""A theme file has a name of its content, and whoever names it knows the name."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from microsite.rendering.assets import Assets, name_by_content

FILES = {
    "assets/js/site.js": 'import "./menu.js"; import(`./${other}.js`); import("../vendor/qr.js");',
    "assets/js/menu.js": 'import "../vendor/qr.js";"assets/css/site.css"',
    "assets/vendor/qr.js": "export const one = 1;",
    "assets/css/site.css": "a { background: url(../images/a.svg) } b { background: url('../images/a.svg') }",
    "assets/images/a.svg": "<svg/>",
    "forms/letter.pdf": "%PDF",
}


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A theme in a folder."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return {name: tmp_path / name for name in FILES}


def test_names_follow_the_content_through_files_that_name_others(
    tmp_path: Path, files: dict[str, Path]
) -> None:
    names = name_by_content(tmp_path, files).names
    assert names.keys() == FILES.keys() - {"forms/letter.pdf"}
    for old, new in names.items():
        content = (tmp_path / new).read_bytes()
        assert new == re.sub(r"(?=\.\w+$)", f".{hashlib.blake2b(content, digest_size=4).hexdigest()}", old)
        assert not (tmp_path / old).exists()
    qr, picture = Path(names["assets/vendor/qr.js"]).name, Path(names["assets/images/a.svg"]).name
    assert (
        tmp_path / names["assets/js/menu.js"]
    ).read_text() == f'import "../vendor/{qr}";"assets/css/site.css"'
    assert (tmp_path / names["assets/css/site.css"]).read_text().count(f"../images/{picture}") == 2
    assert "${other}.js" in (tmp_path / names["assets/js/site.js"]).read_text()


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        (
            "assets/js/a.js",
            '// Why.\nf({\n  a: 1, // once\n\n  url: "https://x",\n});\n',
            'f({\na: 1,\nurl: "https://x",\n});',
        ),
        (
            "assets/css/a.css",
            "/* Why\n * so */\n@media print {\n  a { b: c }\n}\n",
            "@media print{a{b:c}}",
        ),
    ],
)
def test_what_is_written_for_us_is_not_sent_to_readers(
    tmp_path: Path, name: str, written: str, read: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text(written)
    named = name_by_content(tmp_path, {name: tmp_path / name}).names[name]
    assert (tmp_path / named).read_text() == read


def test_a_change_renames_all_that_depend_on_it_and_nothing_else(
    tmp_path: Path, files: dict[str, Path]
) -> None:
    before = name_by_content(tmp_path, files).names
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "assets/vendor/qr.js").write_text("export const one = 2;")
    after = name_by_content(tmp_path, files).names
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"assets/vendor/qr.js", "assets/js/menu.js", "assets/js/site.js"}


def test_a_page_names_them_whatever_stands_around() -> None:
    names = {"assets/a.js": "assets/a.1.js", "assets/a.json": "assets/a.2.json"}
    assert (
        Assets(names, {}).named('"../assets/a.js" assets/a.json?x "/en/assets/b.js"')
        == '"../assets/a.1.js" assets/a.2.json?x "/en/assets/b.js"'
    )
