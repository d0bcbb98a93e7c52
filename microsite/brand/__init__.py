"""How the sites of an institution look: everything derived from one colour, a logo and a short name."""
