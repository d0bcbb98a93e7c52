"""What is published, read as readers and search engines read it."""
