"""Opening hours that are typed into a page, and so hold for every branch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from microsite.checks.rule import PageRule, located
from microsite.checks.told_hours import HOURS, OF_MARKETS
from microsite.content.project import Content
from microsite.files.mistakes import Mistake

_QUOTED = re.compile(r"“[^“”\n]*+”|「[^「」\n]*+」|\"[^\"\n]*+\"")  # what somebody else says or wrote


def check(content: Content) -> Iterator[Mistake]:
    """Find days of the week with hours behind them."""
    for pages in content.pages.values():
        for page in pages.values():
            unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), page.prose)
            for line, column, found in located(HOURS, unquoted):
                begins = unquoted.rfind("\n", 0, found.start()) + 1
                if OF_MARKETS.search(unquoted, begins, found.end()):
                    continue
                yield Mistake(
                    page.name,
                    line,
                    f"the hours “{found[0]}” are typed into the page, and would be those of every branch",
                    "Write {{ branch.hours }}: each branch shows its own. Those of somebody else belong into "
                    "quotation marks.",
                    f"时间“{found[0]}”直接写在网页里了，所有网点都会显示它。请写 {{{{ branch.hours }}}}，"
                    "每个网点显示自己的；是别人的时间，请加引号。",
                    column=column,
                )


RULE = PageRule(
    "MS141",
    "Opening hours stand in the data, not in pages",
    check,
    wrong="We are open Mon-Fri 8:30-17:00.",
    right="We are open: {{ branch.hours }}",
    zh="营业时间不要直接写在网页里。用 {{ branch.hours }}，每个网点显示自己的。",
    why="A page is the same for all branches; whoever trusts it stands before a closed door. Only asked, as "
    "they may be somebody else's.",
    severity="warning",
)
