"""Words from timed texts: words as engines give them, or tokens that are only parts of words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from captioner.errors import TimingError, shown, wrong_type
from captioner.text.code_points import DROPPED, join_surrogates
from captioner.text.marks import NO_BREAK_SPACES
from captioner.timing.letters import Token, refuse_letters
from captioner.timing.merge import Merged, moved_apart, run_spans
from captioner.timing.numbers import TimeUnit, ms_per, whole_ms
from captioner.timing.tokens import CONTINUES, befores, joins_directly
from captioner.timing.validation import check_times, checked_speaker
from captioner.timing.words import Word

if TYPE_CHECKING:
    from captioner.timing.repair import Repair

TimedText = tuple[Any, int | None, int | None]
"""A text with its start and end, None where it has none."""


def words_from_any_texts(
    words: "Iterable[tuple[str, Any, Any] | tuple[str, Any, Any, str | None]]", unit: TimeUnit
) -> "tuple[Merged, tuple[Repair, ...]]":
    """The words in timed texts and the repairs; `Timing.from_words` describes the times and the errors."""
    texts, speakers = _texts_and_speakers(words)
    if unit != "ms" or not _are_whole(texts):
        texts = list(_whole(texts, ms_per(unit), speakers))
    try:
        return words_from_texts(texts, speakers), ()
    except TimingError:
        from captioner.timing.mended_words import words_from_bad_texts

        mended = words_from_bad_texts(texts, speakers)
        if mended is None:
            raise
        return mended


def words_from_texts(texts: Iterable[TimedText], speakers: Sequence[str | None] = ()) -> Merged:
    """The words in timed texts, (text, start_ms, end_ms); those that are only white space separate words.

    `speakers` has that of each text, or is empty. No word holds texts of two speakers.

    Raises `TimingError` for the first text whose times are missing or impossible.
    """
    tokens, spaces, dropped = _tokens(texts, speakers)
    refuse_letters(tokens, spaces)
    grouped: list[list[Token]] = []
    words_befores: list[str] = []
    for token, before in zip(tokens, befores(tokens, spaces), strict=True):
        if before is CONTINUES:
            if _are_of_two(grouped[-1][-1], token):
                words_befores.append("" if joins_directly(grouped[-1][-1].text, token.text) else " ")
                grouped.append([token])
                continue
            grouped[-1].append(token)
        else:
            grouped.append([token])
            words_befores.append(before)
    word_texts = ["".join([token.text for token in word]) for word in grouped]
    starts_ms = [word[0].start_ms for word in grouped]
    ends_ms = [max([token.end_ms for token in word]) for word in grouped]
    starts_ms, ends_ms, nudged = moved_apart(starts_ms, ends_ms)
    words = tuple(map(Word, word_texts, starts_ms, ends_ms, words_befores))
    if speakers:
        words = tuple(replace(word, speaker=of[0].speaker) for word, of in zip(words, grouped, strict=True))
    return words, nudged, dropped


def _are_of_two(left: Token, right: Token) -> bool:
    """Whether two tokens are of two speakers; one without a speaker is of either."""
    return left.speaker != right.speaker and None not in (left.speaker, right.speaker)


def _tokens(texts: Iterable[TimedText], speakers: Sequence[str | None]) -> tuple[list[Token], list[str], int]:
    """The texts without white space around them, the white space before each, and the control characters dropped."""
    tokens: list[Token] = []
    spaces = [""]
    dropped = previous_ms = 0
    for index, (raw, start_ms, end_ms) in enumerate(texts):
        check_times("word", index, raw, start_ms, end_ms, previous_ms)
        text, count = re.subn(DROPPED, "", join_surrogates(raw, f"word {index}", index))
        dropped += count
        spans = run_spans(text)
        if not spans:
            spaces[-1] += text.strip(NO_BREAK_SPACES)
            continue
        spaces[-1] += text[: spans[0][0]]
        spaces.append(text[spans[-1][1] :])
        # `check_times` has found whole numbers.
        speaker = speakers[index] if speakers else None
        tokens.append(Token(" ".join(text[start:end] for start, end in spans), start_ms or 0, end_ms or 0, speaker))
        previous_ms = tokens[-1].start_ms
    return tokens, spaces[:-1], dropped


def _are_whole(texts: Sequence[tuple[Any, Any, Any]]) -> bool:
    """Whether all times are whole milliseconds and no text is half a character, which spares most clips `_whole`."""
    if not ({int}.issuperset(type(time) for text in texts for time in text[1:])):
        return False
    return all(isinstance(text, str) for text, _, _ in texts) and "".join([text for text, _, _ in texts]).isprintable()


def _whole(texts: Iterable[tuple[Any, Any, Any]], ms_per_unit: int, speakers: list[str | None]) -> Iterator[TimedText]:
    """The texts with whole milliseconds; the two halves of a character, split as UTF-16, in one, also in `speakers`."""
    held: TimedText | None = None
    joined = 0
    for index, (text, start, end) in enumerate(texts):
        start_ms, end_ms = _whole_pair(index, text, start, end, ms_per_unit)
        if held and _are_halves(held[0], text):
            del speakers[index - joined : index - joined + 1]
            joined += 1
            held = held[0] + text, start_ms if held[1] is None else held[1], held[2] if end_ms is None else end_ms
            continue
        if held:
            yield held
        held = text, start_ms, end_ms
    if held:
        yield held


def _are_halves(left: object, right: object) -> bool:
    if not isinstance(left, str) or not isinstance(right, str):
        return False
    return "\ud800" <= left[-1:] <= "\udbff" and "\udc00" <= right[:1] <= "\udfff"


def _whole_pair(index: int, text: object, start: Any, end: Any, ms_per_unit: int) -> tuple[int | None, int | None]:
    if type(start) is type(end) is int and ms_per_unit == 1 and start >= 0:
        return start, end
    try:
        start_ms, end_ms = whole_ms(start, ms_per_unit), whole_ms(end, ms_per_unit)
    except TimingError as error:
        raise TimingError(f"word {index} ({shown(text)}): {error}", index=index) from None
    # Some engines write -1 for no time.
    return (None, None) if start_ms == end_ms == -ms_per_unit else (start_ms, end_ms)


def _texts_and_speakers(words: Iterable[tuple[Any, ...]]) -> tuple[list[TimedText], list[str | None]]:
    """The texts with their times, and the speaker of each, if any has one.

    Raises `TimingError` for one that has neither three values nor four.
    """
    if not isinstance(words, Iterable):
        raise wrong_type(words, "a sequence of (text, start_ms, end_ms)")
    texts: list[TimedText] = []
    speakers: list[str | None] = []
    for index, word in enumerate(words):
        try:
            text, start_ms, end_ms, *more = word
        except (TypeError, ValueError):
            more = [None, None]
        if len(more) > 1:
            raise TimingError(
                f"word {index}: expected (text, start_ms, end_ms), not {shown(word)}", index=index
            ) from None
        texts.append((text, start_ms, end_ms))
        if more:
            speakers += [None] * (index - len(speakers))
            speakers.append(checked_speaker(more[0], f"word {index} ({shown(text)})", index))
        elif speakers:
            speakers.append(None)
    return texts, speakers if any(speakers) else []
