"""`python -m captioner`: the command line."""

from captioner.cli import run

run()
