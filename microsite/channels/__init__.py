"""One file for each output beside the pages: calendar, feed, open data, finder, offline, sitemap."""
