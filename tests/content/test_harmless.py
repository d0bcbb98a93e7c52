"""Settings of the renderer run nothing that stands in the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from microsite.content.harmless import refuse_others
from microsite.files.mistakes import Mistakes

SOUND = """
theme: {name: material, custom_dir: overrides, language: zh, font: false}
plugins: {macros: {module_name: macros}}
markdown_extensions: {tables: {}, toc: {permalink: false}}
"""


def lay(folder: Path, settings: str) -> Path:
    (folder / "macros").mkdir()
    (folder / "macros/__init__.py").touch()
    for name in ("shapes.py", "plain.pyc"):
        (folder / name).touch()
    (folder / "microsite.yml").write_text("languages: [zh]\n", "utf-8")  # no layer below it
    (folder / "mkdocs.zh.yml").write_text(settings, "utf-8")
    return folder


def test_sound_settings_pass(tmp_path: Path) -> None:
    refuse_others(lay(tmp_path, f"INHERIT: mkdocs.yml\n{SOUND}"))


def test_the_module_of_the_engine_alone_will_do(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("plugins: {macros: {modules: [macros]}}", "utf-8")
    refuse_others(tmp_path)


def test_settings_that_are_no_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").symlink_to("/dev/zero")
    with pytest.raises(Mistakes, match="plain file"):
        refuse_others(tmp_path)


@pytest.mark.parametrize("name", ["main.py", "main/__init__.py", "main.abi3.so", "macros.py"])
def test_a_module_in_the_place_of_the_engines_is_refused(tmp_path: Path, name: str) -> None:
    """The plugin looks for them by these names, whatever the settings say."""
    folder = lay(tmp_path, SOUND)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).touch()
    with pytest.raises(Mistakes, match=f"“{name.partition('/')[0]}” could run code"):
        refuse_others(folder)


@pytest.mark.parametrize(
    "settings",
    [
        "hooks: [shapes.py]",
        "plugins: {macros: {module_name: shapes}}",
        "plugins: {macros: {modules: [macros, shapes]}}",
        "markdown_extensions: [tables, shapes]",
        "markdown_extensions: {shapes: {}}",
        "INHERIT: .github/base.yml",
        "<<: {hooks: [shapes.py]}",
        "? !ENV [NONE, hooks]\n: [shapes.py]",
        "? [hooks]\n: x",
        "theme: {name: material, custom_dir: other}",
        "theme: {name: material, static_templates: [x.html]}",
        "theme: other",
        "plugins: {macros: {module_name: macros, j2_extensions: [shapes]}}",
        "plugins: {other: {}}",
        'markdown_extensions: {"shapes:Of": {}}',
        "markdown_extensions: [odd-name]",
        "markdown_extensions: [plain]",
        "markdown_extensions: [pymdownx.snippets]",
        "markdown_extensions: {unittest.__main__: {}}",
        "markdown_extensions: [venv.__main__]",
        "markdown_extensions: [markdown.extensions.tables]",
        "markdown_extensions: {footnotes: {BACKLINK_TEXT: <script>}}",
        "markdown_extensions: [toc: {slugify: shapes.of}]",
        "markdown_extensions: {toc: shapes}",
        "extra: {a: &a [1, 2], b: [*a, *a]}",
        "extra: {a: 1:1:1:1}",
        'exclude_docs: "*.md"',
        "draft_docs: /rights/*.md",
        "extra_templates: [index.md]",
        "use_directory_urls: false",
        "markdown_extensions: {toc: {baselevel: 3}}",
        "extra: {a: 123456789012345678901234567890}",
        "extra: {a: 2020-13-45}",
        "plugins: {macros: {module_name: macros, modules: [os]}}",
        "extra:\n  x: !!python/name:os.system",
        "theme: {name: !!python/object/apply:os.system [ls]}",
    ],
)
def test_what_runs_code_of_the_project_is_refused(tmp_path: Path, settings: str) -> None:
    with pytest.raises(Mistakes, match="could run code, read other files"):
        refuse_others(lay(tmp_path, settings))
