"""How fast the generator is, beside other ways to the same sites."""
