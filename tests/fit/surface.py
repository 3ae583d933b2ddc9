"""From trees to words as captions have them: `sentences_of`, `lexicon` for their classes, `boundary_patterns`.

In a language written without spaces, captions have phrases: a boundary inside a word of the treebank, where the
segmenter errs, has the relation `torn`.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from captioner.languages import load
from captioner.languages.ties import Rows, TieTable
from captioner.layout.cohesion import Ties
from captioner.layout.context import tokens_of
from captioner.layout.grammar import Tail
from captioner.layout.patterns import LONGEST, bare, kinds_around, patterns
from captioner.layout.phrases import first_words
from captioner.text.measure import has_no_spaces
from captioner.timing.words import Timing
from tests.fit.relations import Words, crossings, words_of
from tests.fit.trees import Tree

ENDINGS = {"ja": (1,), "ko": (2, 1), "zh": (1,)}
"""How many letters the endings of words have; three in other languages: a Korean letter is a syllable."""
HEADS_LAST = frozenset({"ja", "ko"})
"""Languages where almost all words stand before their heads. Their sentences are looked at from the end, so that what
relations cost in other languages holds: 赤い | 本 is then as "house | that I saw"."""
_TORN = ("torn",)
_NAMES = frozenset({"PROPN"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class Sentence(NamedTuple):
    """The words or phrases of a sentence as captions have them, and their tails."""

    texts: tuple[str, ...]
    tails: tuple[Tail, ...]
    tagged: tuple[tuple[str, str], ...]
    """The words and their classes; of a phrase, all its words, and its last two together, as in には."""
    crossings: tuple[tuple[str, ...], ...]
    """What the tree says of each boundary."""


def sentences_of(trees: Iterable[Tree], language: str) -> list[Sentence]:
    if has_no_spaces(language):
        trees = list(trees)
        known = {
            word for tree in trees for word, tag in zip(tree.texts, tree.tags, strict=True) if _is_known(word, tag)
        }
        found = [_of_phrases(tree, language, known) for tree in trees]
    else:
        found = [_of_words(tree, language) for tree in trees]
    return [one for one in found if one and len(one.texts) > 1]


def _is_known(word: str, tag: str) -> bool:
    """Whether a word of text without spaces is one that a table lists although it is rare."""
    return tag != "PUNCT" and 2 <= len(word) <= LONGEST and not any(map(str.isdigit, word))


def _of_words(tree: Tree, language: str) -> Sentence | None:
    """A tree as a sentence: opening marks go to the word after them, others to the word before."""
    texts: list[str] = []
    sizes: list[int] = []
    mains: list[int] = []
    waiting, count = "", 0
    for text, tag in zip(tree.texts, tree.tags, strict=True):
        mark = tag == "PUNCT" and not any(map(str.isalnum, text))
        if mark and (text in "([{«“„¿¡‘" or not texts):
            waiting, count = waiting + text, count + 1
        elif mark:
            texts[-1], sizes[-1] = texts[-1] + text, sizes[-1] + 1
        else:
            texts.append(waiting + text)
            sizes.append(count + 1)
            mains.append(count)
            waiting, count = "", 0
    if not texts:
        return None
    sizes[-1] += count
    words = words_of(tree, sizes, mains)
    tails = tuple(token.tail for token in tokens_of(texts, language))
    found = tuple(tuple(each) for each in _crossings(words, language))
    return Sentence(tuple(texts), tails, tuple(zip(texts, words.tags, strict=True)), found)


def _of_phrases(tree: Tree, language: str, known_words: Collection[str]) -> Sentence | None:
    """A tree as a sentence of the phrases that the segmenter of the captions finds in its text."""
    text = "".join(tree.texts)
    times = range(0, 100 * len(text), 100)
    timed = Timing.from_chars(text, times, [time + 100 for time in times]).words
    offsets = list(accumulate((len(word.text) for word in timed), initial=0))
    if offsets[-1] != len(text):
        return None
    begins = [offsets[at] for at in first_words(timed, language, known_words)]
    texts = [text[begin:end] for begin, end in pairwise([*begins, len(text)])]
    starts = dict(zip(accumulate(map(len, tree.texts), initial=0), range(len(tree.texts) + 1), strict=False))
    whole = [begin for begin in begins if begin in starts]
    groups = [range(starts[begin], starts[end]) for begin, end in pairwise([*whole, len(text)])]
    letters = [[at for at in group if tree.tags[at] != "PUNCT"] or list(group) for group in groups]
    # With the word nearest to the root as its head, the phrases are a tree again.
    mains = [min(group, key=lambda at: _depth(tree, at)) - group[0] for group in groups]
    words = words_of(tree, list(map(len, groups)), mains)
    tags = ["+".join(dict.fromkeys((tree.tags[each[0]], tree.tags[each[-1]]))) for each in letters]
    known = dict(zip(whole[1:], _crossings(words._replace(tags=tuple(tags)), language), strict=True))
    tagged = []
    for each in letters:
        tagged += [(tree.texts[at], tree.tags[at]) for at in each]
        tagged += [("".join(tree.texts[at] for at in each[-2:]), tree.tags[each[-1]])] * (len(each) > 2)
    tails = tuple(token.tail for token in tokens_of(texts, language))
    return Sentence(tuple(texts), tails, tuple(tagged), tuple(tuple(known.get(at, _TORN)) for at in begins[1:]))


def _crossings(words: Words, language: str) -> list[list[str]]:
    if language not in HEADS_LAST:
        return list(crossings(words))
    last = len(words.heads) - 1
    heads = tuple(last - head for head in words.heads[::-1])
    return list(crossings(Words(words.tags[::-1], heads, words.relations[::-1])))[::-1]


def _depth(tree: Tree, at: int) -> int:
    """How far a word is from the root of its tree."""
    depth = 0
    while tree.heads[at] != at:
        at, depth = tree.heads[at], depth + 1
    return depth


def lexicon(sentences: Sequence[Sentence], language: str, *, kept: int = 500) -> TieTable:
    """What words and endings are: the class that most have, or two where no class has three quarters."""
    unspaced, sizes = has_no_spaces(language), ENDINGS.get(language, (3,))
    capital_nouns = load(language).capital_nouns
    words: dict[str, Counter[str]] = defaultdict(Counter)
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for text, tag in sentence.tagged:
            letters = bare(text)
            # Only nouns keep the capital that others have at the start of a sentence.
            word = letters if capital_nouns and tag in _NOUNS else letters.lower()
            if word and not any(map(str.isdigit, word)):
                words[word][tag] += 1
    for word, tags in words.items():
        for tag, count in tags.items():
            for size in sizes if tag not in (_NOUNS if capital_nouns else _NAMES) and not unspaced else ():
                endings[f"-{word[-size:]}"][tag] += min(count, 3)
    frequent = sorted(words, key=lambda word: (-words[word].total(), word))[:kept]
    kinds = {ending: _class(tags) for ending, tags in sorted(endings.items()) if tags.total() >= 4}
    for word, tags in sorted(words.items()):
        kind = _class(tags)
        known = (kinds[f"-{word[-size:]}"] for size in sizes if f"-{word[-size:]}" in kinds)
        usual = "NOUN" if word[:1].isupper() else next(known, "X")
        if unspaced and len(word) > LONGEST:
            continue
        least = 3 if not unspaced else 2 if len(word) == 1 else 1
        if (tags.total() >= least and kind != usual) or word in frequent:
            kinds[word] = kind
    named = {word for word in frequent if words[word].total() >= 15}
    rows = {word: (kind, "*" * (word in named)) for word, kind in kinds.items()}
    return TieTable(Rows.of(rows), Rows.of({}), capital_nouns, unspaced, sizes)


def _class(tags: Counter[str]) -> str:
    tags = Counter({"NAME" if tag == "PROPN" else tag: count for tag, count in tags.items()})
    (first, most), *others = sorted(tags.items(), key=lambda each: (-each[1], each[0]))
    if others and most < 0.75 * tags.total() and others[0][1] > 0.2 * tags.total():
        return "/".join(sorted((first, others[0][0])))
    return first


def boundary_patterns(ties: Ties, texts: Sequence[str], tails: Sequence[Tail]) -> list[list[str]]:
    """The patterns of each boundary, none where another punctuation than a comma is."""
    signs = list(map(ties.signs, texts))
    around = zip(signs, signs[1:], kinds_around(signs, tails), tails, strict=False)
    return [
        list(patterns(before[-1], after[0], kinds, "," if tail else "")) if tail in ("", "comma") else []
        for before, after, kinds, tail in around
    ]
