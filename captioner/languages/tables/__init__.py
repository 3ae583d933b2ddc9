"""A language each."""
