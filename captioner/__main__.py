"""The program `captioner`, or `python -m captioner`: the command line in a process of its own."""

import gc

# By default, Python collects cycles after every 700 new objects. Captioning a book creates millions of objects and no
# cycles, and collecting takes a fifth of the time. Only a program that owns its process may change this.
_GC_THRESHOLDS = (100_000, 50, 100)


def run() -> None:
    """Runs the command line and ends the process."""
    # Before the imports, which create many objects as well.
    gc.set_threshold(*_GC_THRESHOLDS)
    from captioner.cli import main
    from captioner.cli.signals import undone_by_signals

    with undone_by_signals():
        main(prog_name="captioner")


if __name__ == "__main__":
    run()
