"""Of the theme below ours the renderer finds what is asked for by name, and looks through nothing."""

from __future__ import annotations

from pathlib import Path

from mkdocs.theme import Theme
from support.network import PROJECT

from microsite.rendering.unlisted import borrow

OURS = PROJECT / "overrides"


def test_icons_are_found_and_only_files_of_ours_are_listed() -> None:
    theme = Theme("material", custom_dir=str(OURS))
    borrow(theme)
    env = theme.get_env()
    assert "<svg" in env.get_template(".icons/material/phone.svg").render()
    ours = {path.relative_to(OURS).as_posix() for path in OURS.rglob("*") if path.is_file()}
    of_renderer = {path.name for path in Path(theme.dirs[-1]).iterdir()}
    assert {*env.list_templates()} == ours | of_renderer
