"""`pieces_of`: the words of a clip cut where parts of its text are taken out or replaced, and what is between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from captioner.text.marks import OPENERS
from captioner.timing.clip_text import ClipText
from captioner.timing.words import Word

_SPACES = ("", " ", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class Edit:
    """The text from `start` to `end` of a clip, and the words that replace it, with their times; none take it out.

    What touches it in its word stays one word, with what replaces it, if `inside_word`.
    """

    start: int
    end: int
    words: tuple[Word, ...] = ()
    inside_word: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a part of one, or a word that replaces text, and what lies between it and the piece before it.

    `space` is the strongest white space there, `edit` the last edit. The piece `touches` that edit if it follows it in
    the same word of the clip; `opens` is True if only an opening mark is before that edit in its word.
    """

    word: Word
    origin: int
    space: str
    edit: Edit | None = None
    touches: bool = False
    opens: bool = False


def pieces_of(clip: ClipText, edits: Sequence[Edit]) -> Iterator[Piece]:
    """The pieces of a clip's words, and the words that edits put in, in order."""
    yield from _with_whole_times(clip, list(_pieces(clip, edits)))


def _pieces(clip: ClipText, edits: Sequence[Edit]) -> Iterator[Piece]:
    between = _Between()
    at = 0
    for index, (word, start, end) in enumerate(zip(clip.words, clip.starts, clip.ends, strict=True)):
        while at < len(edits) and edits[at].end <= start:
            at += 1
        reached = at < len(edits) and edits[at].start < end
        if not reached or edits[at].start >= start:  # white space in a tag is none between the words around it
            between.space = max(between.space, word.before, key=_SPACES.index)
        if not reached:
            yield between.before(word, index)
            continue
        done = start
        while at < len(edits) and edits[at].start < end:
            edit = edits[at]
            if edit.start > done:
                part = clip.part(index, done, edit.start)
                yield between.before(part, index, touches=done > start)
                between.opens = part.text[-1] in OPENERS and not has_letters(part.text)
            between.edit, done = edit, min(edit.end, end)
            if edit.start >= start:
                for number, new in enumerate(edit.words):
                    between.space = new.before if number else between.space
                    yield between.before(new, index, touches=number == 0 and edit.start > start)
                    between.edit = edit
            if edit.end > end:
                break
            at += 1
        if done < end:
            yield between.before(clip.part(index, done, end), index, touches=True)


@dataclass(slots=True)
class _Between:
    """What lies between the last piece and the next."""

    space: str = ""
    edit: Edit | None = None
    opens: bool = False

    def before(self, word: Word, origin: int, *, touches: bool = False) -> Piece:
        """The next piece; nothing lies between it and the one after it yet."""
        piece = Piece(word, origin, self.space, self.edit, touches, self.opens)
        self.space, self.edit, self.opens = "", None, False
        return piece


def _with_whole_times(clip: ClipText, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; the only one with letters of a word whose characters have no times has those of the word."""
    counts = [0] * len(clip.words)
    for piece in pieces:
        counts[piece.origin] += has_letters(piece.word.text)
    for piece in pieces:
        whole, word = clip.words[piece.origin], piece.word
        if not word.estimated or whole.estimated or counts[piece.origin] > 1:
            yield piece
        elif has_letters(word.text):
            whole_times = replace(word, start_ms=whole.start_ms, end_ms=whole.end_ms, estimated=False)
            yield replace(piece, word=whole_times)
        else:
            yield replace(piece, word=replace(word, estimated=False))


def has_letters(text: str) -> bool:
    """Whether a text has a letter or a digit."""
    return any(map(str.isalnum, text))
