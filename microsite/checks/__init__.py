"""Rules, what is stale, and how findings are shown."""
