"""The benchmark of captioner's speed and memory use, relative to work that nobody can avoid: see `__main__`."""
