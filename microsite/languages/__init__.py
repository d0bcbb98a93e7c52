"""Which languages there are; phrases, dates, numbers, plurals and lists in each."""
