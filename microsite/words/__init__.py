"""Contexts, slots, and expanding a page's words; the families of words are in the project's macros/."""
