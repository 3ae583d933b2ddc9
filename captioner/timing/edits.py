"""`edited`: the words of a clip after parts of its text were taken out, or others put in their place.

No time moves: what is taken out leaves a pause, and every character that stays keeps its times.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from captioner.text.marks import CLOSERS, STOPS, UNAMBIGUOUS_CLOSERS, UNSPACED
from captioner.text.measure import graphemes
from captioner.timing.clip_text import ClipText
from captioner.timing.merge import moved_apart
from captioner.timing.pieces import Edit, Piece, has_letters, pieces_of
from captioner.timing.words import Timing, Word

_UNSPACED = re.compile(f"[{UNSPACED}]")


def edited(clip: ClipText, edits: Sequence[Edit]) -> tuple[tuple[Word, ...], list[int]]:
    """The words after edits, which are in order and apart; and how many of them are before each word of the clip.

    The last of these numbers is that of all words.
    """
    groups: list[list[Piece]] = []
    places = [0] * (len(clip.words) + 1)
    done = 0
    for piece in pieces_of(clip, edits):
        places[done : piece.origin + 1] = [len(groups)] * (piece.origin + 1 - done)
        done = max(done, piece.origin + 1)
        if groups and _is_joined(groups[-1][-1].word.text, piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    places[done:] = [len(groups)] * (len(places) - done)
    return _apart([_word(clip, group, groups[at - 1][-1] if at else None) for at, group in enumerate(groups)]), places


def _word(clip: ClipText, group: Sequence[Piece], before: Piece | None) -> Word:
    """The word that a group of pieces makes, after the piece `before`."""
    first = group[0]
    word = first.word if len(group) == 1 else _joined(group)
    if first.edit is None:
        return word
    if before is None:
        return replace(word, before=clip.words[0].before)
    return replace(word, before=first.space or _space_between(before.word.text, word.text))


def _is_joined(left: str, piece: Piece) -> bool:
    """Whether a piece is one word with what is before it, where an edit is between."""
    edit, text = piece.edit, piece.word.text
    if edit is None:
        return False
    is_closing = text[0] in STOPS + UNAMBIGUOUS_CLOSERS or all(char in STOPS + CLOSERS for char in text)
    if piece.space:
        return piece.opens or (piece.touches and not edit.words and is_closing and not has_letters(text))
    if piece.opens:
        return True
    return piece.touches and (edit.inside_word or is_closing) and not _is_unspaced(left, text)


def _space_between(left: str, right: str) -> str:
    """The white space between words that touched a tag: none in scripts without spaces."""
    return "" if _is_unspaced(left, right) else " "


def _is_unspaced(left: str, right: str) -> bool:
    return _UNSPACED.match(left[-1]) is not None or _UNSPACED.match(right[0]) is not None


def _joined(group: Sequence[Piece]) -> Word:
    """One word of several pieces; a mark that was parted from its word is lit with the character beside it."""
    word = group[0].word
    end_ms, starts_ms, ends_ms = word.end_ms, [*word.char_starts_ms], [*word.char_ends_ms]
    has_times = bool(starts_ms)
    for piece in group[1:]:
        new, is_removed = piece.word, piece.edit is not None and not piece.edit.words
        new_starts_ms, new_ends_ms = new.char_starts_ms, new.char_ends_ms
        has_times = has_times and bool(new_starts_ms)
        if piece.opens and is_removed:
            word, end_ms = replace(new, before=word.before), new.end_ms
            starts_ms, ends_ms = [*new_starts_ms[:1]] * len(starts_ms), [*new_ends_ms[:1]] * len(ends_ms)
        elif is_removed and not has_letters(new.text):
            new_starts_ms, new_ends_ms = (*starts_ms[-1:],) * len(new_starts_ms), (*ends_ms[-1:],) * len(new_ends_ms)
        else:
            end_ms = max(end_ms, new.end_ms)
        starts_ms += new_starts_ms
        ends_ms += new_ends_ms
    text = "".join([piece.word.text for piece in group])
    has_times = has_times and len(graphemes(text)) == len(starts_ms)
    return replace(
        word,
        text=text,
        end_ms=end_ms,
        char_starts_ms=tuple(starts_ms) if has_times else (),
        char_ends_ms=tuple(ends_ms) if has_times else (),
        estimated=any(piece.word.estimated for piece in group),
    )


def with_words(timing: Timing, words: tuple[Word, ...], places: Sequence[int]) -> Timing:
    """The clip with the words of `edited`; what it lists of words that are left names them by their new index."""

    def place(index: int) -> int:
        return max(0, min(places[min(index, len(places) - 1)], len(words) - 1))

    repairs = []
    for repair in timing.repairs:
        after = min(repair.first_word + repair.words, len(places) - 1)
        count = places[after] - places[min(repair.first_word, after)]
        if count or not repair.words:
            repairs.append(replace(repair, first_word=place(repair.first_word), words=count))
    # Of what went, nobody needs to hear that it was moved: what had no duration lasts 1 ms.
    gone = (word for word, here, after in zip(timing.words, places, places[1:], strict=False) if here == after)
    nudged = sum(word.end_ms - word.start_ms == 1 for word in gone)
    return replace(
        timing,
        words=words,
        nudged=max(0, timing.nudged - nudged),
        repairs=tuple(repairs),
        tags=tuple(replace(tag, first_word=place(tag.first_word)) for tag in timing.tags),
        replacements=tuple(replace(one, first_word=place(one.first_word)) for one in timing.replacements),
    )


def _apart(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, of which none starts together with another; parts of words that shared an interval might."""
    if not words:
        return ()
    starts_ms, ends_ms, _ = moved_apart([word.start_ms for word in words], [word.end_ms for word in words])
    return tuple(
        word if (word.start_ms, word.end_ms) == (start_ms, end_ms) else replace(word, start_ms=start_ms, end_ms=end_ms)
        for word, start_ms, end_ms in zip(words, starts_ms, ends_ms, strict=True)
    )
