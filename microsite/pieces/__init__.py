"""What branches print, send and post: a page as a tree of text; sheets filled, set and read back; texts."""
