"""`Timing` from texts of several words with one time each, such as Whisper's segments without words: read as cues."""

from collections.abc import Sequence

from captioner.cue import Cue, Line
from captioner.cue_words import spoken_words, words_of_text
from captioner.readers.documents import Document
from captioner.readers.lists import duration_ms_of, language_of
from captioner.readers.vendors import Row
from captioner.readers.word_lists import TimedText
from captioner.timing.repair import Repair
from captioner.timing.words import Timing


def timing_of_segments(row: Row, document: Document, texts: Sequence[TimedText], uuid: str | None) -> Timing:
    """The timing of texts with their start, end and speaker, whose words share them; `document` has the rest.

    A text without a start begins where the one before it ends; one without an end lasts as long as it takes to speak.
    """
    cues: list[Cue] = []
    for text, start_ms, end_ms, speaker in texts:
        begin_ms = start_ms if start_ms is not None else cues[-1].end_ms if cues else 0
        until_ms = begin_ms if end_ms is None else end_ms
        cues.append(Cue((Line(words_of_text(text, begin_ms, until_ms, speaker)),), begin_ms, until_ms))
    words, repairs = spoken_words(cues)
    last_ms = words[-1].end_ms if words else 0
    what = f"texts of several words have one time each ({row.remedy}): their words share it by their characters"
    shared = Repair("cue", 0, len(words), cues[0].start_ms, last_ms, what)
    return Timing(
        words, duration_ms_of(row, document, last_ms), language_of(row, document), uuid=uuid, repairs=(shared, *repairs)
    )
