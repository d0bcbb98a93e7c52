"""From the theme below ours all is taken by name: the renderer looks through none of its 14,000 files."""

from __future__ import annotations

from typing import Any

import jinja2


class _Borrowing(jinja2.FileSystemLoader):
    """Finds a template or an icon in every folder, but lists none of the theme below ours."""

    def list_templates(self) -> list[str]:
        from mkdocs.utils import get_theme_dir

        below = get_theme_dir("material")
        return jinja2.FileSystemLoader([one for one in self.searchpath if one != below]).list_templates()


def borrow(theme: Any) -> None:
    """Let the renderer neither look through nor copy the files of the theme below ours."""
    made = theme.get_env

    def environment() -> jinja2.Environment:
        env: jinja2.Environment = made()
        env.loader = _Borrowing(theme.dirs)
        return env

    theme.get_env = environment
