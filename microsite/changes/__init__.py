"""What differs between two revisions, in words: in data and pages, and in what is published."""
