"""Times in the notation of subtitle files."""

MAX_TIME_MS = 100 * 3600 * 1000
"""100 hours: several players misread a clock of three-digit hours."""


def clock(time_ms: int, point: str = ".") -> str:
    """A time as HH:MM:SS.mmm; in SRT, `point` is a comma."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{point}{ms:03}"
