"""A file for each output, all in one list: pages, calendar, feed, data, finder, offline, materials."""
