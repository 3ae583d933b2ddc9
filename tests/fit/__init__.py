"""The way from a treebank and captions by hand to a table of ties: `python -m tests.fit`, see `README.md` here."""
