"""One grammar for each kind of value: a value is taken only if every character of it is understood."""
