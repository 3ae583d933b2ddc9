"""Part script: a script over a speech, beside captioning the same clip."""

from collections.abc import Iterator
from functools import partial

import captioner
from tests.bench.stopwatch import measured_in_turn, ratio
from tests.bench.table import Row
from tests.spoken_texts import spoken


def rows(words: int = 20_000, rounds: int = 5) -> Iterator[Row]:
    """The time of laying a written text over a spoken one, relative to that of captioning it."""
    for language in ("en", "ja"):
        once = len(spoken(language, chars=False).timing.words)
        text = spoken(language, chars=False, times=-(-words // once))
        scripted, captioned = measured_in_turn(
            [partial(text.timing.with_script, text.script), partial(captioner.caption, text.timing)], rounds
        )
        yield Row(
            f"`with_script`, {len(text.timing.words)} words, {language}", "times `caption`", ratio(scripted, captioned)
        )
