"""Settings of the renderer run nothing that stands in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.content.settings import refuse_code
from microsite.files.mistakes import Mistakes

SOUND = """
plugins: {macros: {module_name: macros}}
markdown_extensions: {tables: {}, toc: {permalink: false}}
"""


def lay(folder: Path, settings: str) -> Path:
    (folder / "macros").mkdir()
    (folder / "macros/__init__.py").touch()
    (folder / "shapes.py").touch()
    (folder / "mkdocs.zh.yml").write_text(settings, "utf-8")
    return folder


def test_sound_settings_pass(tmp_path: Path) -> None:
    refuse_code(lay(tmp_path, f"INHERIT: mkdocs.yml\n{SOUND}"))


def test_settings_that_are_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("/dev/zero")
    with pytest.raises(Mistakes, match="plain file"):
        refuse_code(tmp_path)


@pytest.mark.parametrize(
    "settings",
    [
        "hooks: [shapes.py]",
        "plugins: {macros: {module_name: shapes}}",
        "plugins: {macros: {modules: [macros, shapes]}}",
        "markdown_extensions: [tables, shapes]",
        "markdown_extensions: {shapes: {}}",
        "INHERIT: .github/base.yml",
        "plugins: {macros: {module_name: macros, modules: [os]}}",
        "extra:\n  x: !!python/name:os.system",
        "theme: {name: !!python/object/apply:os.system [ls]}",
    ],
)
def test_what_runs_code_of_the_project_is_refused(tmp_path: Path, settings: str) -> None:
    with pytest.raises(Mistakes, match="runs code while the sites are built|the settings are taken from"):
        refuse_code(lay(tmp_path, settings))
