"""Pages, facts, redirects and synonyms: the project as editors keep it."""
