"""`python -m captioner`: the command line."""

from captioner.cli import main

main(prog_name="captioner")
