"""The command line as a program of its own: `captioner`, or `python -m captioner`."""

import gc

# Python looks for cycles after every 700 new objects. A book makes millions of objects and no cycle, and looking that
# often takes a fifth of the time. Only a program that owns its process may say how often to look.
_COLLECT_AFTER = (100_000, 50, 100)


def run() -> None:
    """Run the command line, and end the program."""
    # Ahead of the imports, which make many objects, too.
    gc.set_threshold(*_COLLECT_AFTER)
    from captioner.cli import main
    from captioner.cli.signals import undone_by_signals

    with undone_by_signals():
        main(prog_name="captioner")


if __name__ == "__main__":
    run()
