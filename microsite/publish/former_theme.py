"""Theme files of former publications, kept for a while.

Whoever has an older page open, or gets it from a cache in between, finds the styles that it names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from microsite.publish.names import BY_CONTENT

LASTS = timedelta(days=7)  # after the day on which a file was last in use

LastUse = dict[str, date]  # of theme files that no page names any more, by their names


def kept(there: Iterable[str], new: Collection[str], before: Mapping[str, date], today: date) -> LastUse:
    """The theme files of a folder that the one which follows it no longer uses, but has for a while."""
    gone = sorted(name for name in there if BY_CONTENT.fullmatch(name) and name not in new)
    last_use = {name: before.get(name, today) for name in gone}
    return {name: day for name, day in last_use.items() if today - day <= LASTS}
