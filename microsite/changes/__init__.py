"""What differs between two revisions, in words."""
