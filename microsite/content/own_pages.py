"""Which pages are a branch's own to search engines; any other text is listed once, as the institution's."""

OWN = frozenset(
    {"index.md", "branch.md", "campaigns.md", "summary.md"}
)  # home, numbers, events, their results
