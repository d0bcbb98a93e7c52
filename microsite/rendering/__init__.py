"""A page rendered once: templates, filling them, the search index."""
