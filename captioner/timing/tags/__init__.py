"""`tagged`: the words of a clip with what was not meant to be read taken out, or shown as captions show it.

How to read it: `scan` finds the tags in the text, by their `brackets`, as `elements` of SSML, or as `markdown`; `kinds`
says what their words name, from the tables in `stems`; `spoken` whether they were read aloud. `edits`, outside this
package, makes the words. `Timing.without_tags` imports it only for a text with a character that could begin a tag.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import category

from captioner.timing.clip_text import ClipText
from captioner.timing.edits import edited, with_words
from captioner.timing.pieces import Edit
from captioner.timing.tags.found import Found
from captioner.timing.tags.found import TagKind as TagKind
from captioner.timing.tags.scan import tags_in
from captioner.timing.tags.spoken import was_spoken

if TYPE_CHECKING:
    from captioner.timing.words import Timing, Word

# More characters of a tag name it no better.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag in a clip: its text as it was, what kind it is, and whether it is shown.

    `first_word` is the index of the word that it is in or before, among the words that are left; its characters were
    timed from `from_ms` to `to_ms`. `audible` tags are sounds, `delivery` says how something is said, `markup` may have
    been read aloud: it is shown where it was, or where nothing says that it was not.
    """

    text: str
    kind: TagKind
    shown: bool
    first_word: int
    from_ms: int
    to_ms: int

    def moved(self, by_ms: int, by_words: int) -> "Tag":
        """The same tag in a clip that starts `by_ms` later and has `by_words` more words before it."""
        return replace(
            self, first_word=self.first_word + by_words, from_ms=self.from_ms + by_ms, to_ms=self.to_ms + by_ms
        )


def tagged(timing: "Timing", *, drop: bool) -> "Timing":
    """The clip without the tags that go: all if `drop`, else those that are no sounds and were not read aloud."""
    clip = ClipText(timing.words)
    found: list[tuple[Found, bool]] = []
    for one in tags_in(clip.text, notes=drop):
        spoken = one.by_time and was_spoken(clip, one)
        # Brackets of which only their time could say that they are a tag are text if they were spoken.
        if one.kind == "markup" or not spoken:
            found.append((one, drop or one.kind == "delivery" or (one.kind == "markup" and not spoken)))
    if not found:
        return timing
    edits = sorted((edit for one, goes in found for edit in _edits(clip, one, goes=goes)), key=lambda edit: edit.start)
    words, places = edited(clip, edits) if edits else (timing.words, list(range(len(timing.words) + 1)))
    tags = tuple(_tag(clip, one, words, places, shown=not goes) for one, goes in found)
    made = with_words(timing, words, places) if edits else timing
    return replace(made, tags=made.tags + tags)


def _edits(clip: ClipText, found: Found, *, goes: bool) -> Iterator[Edit]:
    """What is changed for a tag: nothing if it stays as it is written."""
    if goes:
        for start, end in found.spans:
            yield Edit(start, end, inside_word=found.inside_word)
    elif found.shown is not None:
        ((start, end),) = found.spans
        first, last = clip.word_at(start), clip.word_at(end - 1)
        beside = clip.text[max(clip.starts[first], start - 1) : start] + clip.text[end : min(clip.ends[last], end + 1)]
        if first < last or found.shown != clip.text[start:end] or any(map(_parts_from, beside)):
            yield Edit(start, end, (clip.word_of(start, end, found.shown),))


def _parts_from(char: str) -> bool:
    """Whether a character beside a sound belongs to another word, rather than to the punctuation around it."""
    return char.isalnum() or category(char) in ("Ps", "Pe", "So") or char in "<>*"


def _tag(clip: ClipText, found: Found, words: "Sequence[Word]", places: Sequence[int], *, shown: bool) -> Tag:
    start, end = found.spans[0][0], found.end
    text = clip.text[start:end]
    times_ms = clip.times_of(start, end)
    if times_ms is None:
        timed = clip.word_of(start, end, text)
        times_ms = timed.start_ms, timed.end_ms
    first, last = places[clip.word_at(start)], len(words) - 1
    while first < last and words[first].end_ms <= times_ms[0]:
        first += 1
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
    return Tag(text, found.kind, shown, max(0, min(first, last)), *times_ms)
