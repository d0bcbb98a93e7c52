"""A page rendered once: templates, filling them, what search and number check look in."""
