"""What a word is, contexts, slots, and expanding a page's words; the families are in the project's macros/."""
