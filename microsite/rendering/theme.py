"""Where the renderer finds the theme called microsite: beside the file of this module, as it takes it."""

from __future__ import annotations

from microsite.data.layer import common_folder

__file__ = str(common_folder() / "overrides/mkdocs_theme.yml")
