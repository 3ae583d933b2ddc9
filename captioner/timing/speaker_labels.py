"""Labels of speakers in a text, as in scripts and in captions: ANA: Hello. Ben: Hi! [ANA] Who is there?

A label stands where a sentence or a line begins, after its dash if it has one. `NAME:` is a label by these rules:

- It is up to four words, and each begins with a capital, or is of a script without them. It holds no sentence.
- It has a digit only if it is an id, as in SPEAKER 1; so STEP 1: is none.
- None of its words heads a notice (`captioner.languages.notices`), as in WARNING: and Ingredients:. A single word with
  a small letter is not of a closed class, as And: is.
- In capitals it is a label alone. Otherwise the text has two or more; without capitals, one of them twice.

`[NAME]` and `(NAME)` are labels only of speakers that the text names with a colon, or that its source names; anything
else in brackets is a sound or a remark: [laughs], [MUSIC].
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from captioner.languages import load
from captioner.languages.language import Language, WordClass
from captioner.languages.notices import NOTICES
from captioner.text.marks import CLOSERS, DASHES, ELLIPSIS, SENTENCE_ENDS

_MOST_WORDS, _MOST_CHARS = 4, 40
_COLONS = (":", "：")
_LEAD = re.compile(rf"[>{re.escape(DASHES)}]*")
_ENDS = tuple(SENTENCE_ENDS + ELLIPSIS + DASHES + "♪")
_BRACKETED = re.compile(r"[\[(（［]([^\[\]()]*)[\])）］][:：]?")
_INSIDE = re.compile(r"[,;:!?…。、，「」\"“”<>/@=]")
_CLOSED: frozenset[WordClass] = frozenset(
    {
        *("adverb", "article", "auxiliary", "conjunction", "contraction", "determiner", "infinitive", "negation"),
        *("object", "possessive", "preposition", "quantity", "relative", "subject", "subordinator"),
    }
)
# Fewer words do not show their language.
_ENOUGH_WORDS = 20


class _Worded(Protocol):
    """A word of a clip or of a script."""

    @property
    def text(self) -> str: ...
    @property
    def before(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...


class Label(NamedTuple):
    """A label: the words from `first` up to `end`, and the name in it."""

    first: int
    end: int
    name: str


def labels_in(words: Sequence[_Worded], language: str | None) -> list[Label]:
    """The labels in words, in order, of which each has words after it; `language` is theirs, if known."""
    from captioner.languages.guess import guess_language
    from captioner.timing.speakers import is_generic

    if language is None and len(words) >= _ENOUGH_WORDS:
        language = guess_language("".join([word.before + word.text for word in words]))
    known_words = load(language or "und")
    starts = [at for at, word in enumerate(words) if at == 0 or _begins(words[at - 1], word)]
    named: list[Label] = []
    for at in starts:
        label = None if named and at < named[-1].end else _with_colon(words, at)
        if label is not None and (_is_id(label.name) if is_generic(label.name) else _is_name(label.name, known_words)):
            named.append(label)
    counts = Counter(label.name for label in named)
    named = [label for label in named if _has_evidence(label.name, counts)]
    known = {name.casefold() for name in (*counts, *(word.speaker for word in words if word.speaker))}
    first_words = {label.first for label in named}
    bracketed = [label for at in starts if at not in first_words for label in _in_brackets(words, at, known)]
    found = sorted([*named, *bracketed])
    after = {label.first for label in found}
    return [label for label in found if label.end < len(words) and label.end not in after]


def _begins(before: _Worded, word: _Worded) -> bool:
    """Whether a line or a sentence begins with a word."""
    return "\n" in word.before or before.text.rstrip(CLOSERS + "])）］").endswith(_ENDS) or before.text.endswith("]")


def _text_from(words: Sequence[_Worded], first: int) -> Iterator[tuple[int, str]]:
    """The texts of runs of words from a word on, without its dash, each with the end of the run."""
    text = ""
    spaces = 0
    for at in range(first, len(words)):
        word = words[at]
        spaces += bool(word.before) and bool(text)
        text += (" " if word.before and text else "") + word.text
        if at == first:
            text = _LEAD.sub("", text, count=1)
        if not text:
            continue
        if spaces >= _MOST_WORDS or len(text) > _MOST_CHARS or (at > first and "\n" in word.before):
            return
        yield at + 1, text


def _with_colon(words: Sequence[_Worded], first: int) -> Label | None:
    for end, text in _text_from(words, first):
        if text.endswith(_COLONS):
            return Label(first, end, text[:-1].strip())
    return None


def _in_brackets(words: Sequence[_Worded], first: int, known: set[str]) -> Iterator[Label]:
    for end, text in _text_from(words, first):
        found = _BRACKETED.fullmatch(text)
        if found:
            if found[1].strip().casefold() in known:
                yield Label(first, end, found[1].strip())
            return


def _is_id(name: str) -> bool:
    """Whether an id in a text means a speaker: SPEAKER 1, but not A or 12."""
    return len(name) > 1 and any(map(str.isalpha, name))


def _is_name(name: str, language: Language) -> bool:
    """Whether a text before a colon looks like a name."""
    parts = name.split()
    if not parts or _INSIDE.search(name) or any(map(str.isdigit, name)) or not all(map(_has_capital, parts)):
        return False
    plain = [part.strip(".'’()").casefold() for part in parts]
    # A full stop inside a name follows an abbreviation or an initial.
    stopped = [word for part, word in zip(parts, plain, strict=True) if part.endswith(".")]
    if not all(len(word) == 1 or word in language.abbreviations for word in stopped):
        return False
    return NOTICES.isdisjoint(plain) and (
        len(plain) > 1 or name.isupper() or language.classes.get(plain[0]) not in _CLOSED
    )


def _has_capital(part: str) -> bool:
    letters = [char for char in part if char.isalpha()]
    return bool(letters) and not letters[0].islower()


def _has_evidence(name: str, counts: Counter[str]) -> bool:
    if name.isupper():
        return True
    is_cased = any(map(str.isupper, name))
    return counts.total() > 1 and (is_cased or max(counts.values()) > 1)
