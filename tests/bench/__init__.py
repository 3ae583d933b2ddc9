"""How fast captioner is, and how much memory it takes, beside what nobody can do without: see `__main__`."""
