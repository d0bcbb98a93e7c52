"""One content, a bilingual site for every branch."""
