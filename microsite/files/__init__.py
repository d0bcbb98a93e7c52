"""YAML, CSV and text as people write them; mistakes with their place; mending; writing whole."""
