"""How the sites of an institution look: everything derived from one colour and a logo."""
