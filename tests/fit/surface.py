"""From trees to words as captions have them: `sentences_of`, `lexicon` for their classes, `boundary_patterns`."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from captioner.languages.ties import Rows, TieTable
from captioner.layout.cohesion import Ties
from captioner.layout.context import tokens_of
from captioner.layout.grammar import Tail
from captioner.layout.patterns import ENDING, bare, kinds_around, patterns
from tests.fit.relations import crossings, words_of
from tests.fit.trees import Tree

_NAMES = frozenset({"PROPN"})
_NOUNS = frozenset({"NOUN", "PROPN"})


class Sentence(NamedTuple):
    """The words of a sentence as captions have them, their tails, and of each boundary what its tree says."""

    texts: tuple[str, ...]
    tails: tuple[Tail, ...]
    tags: tuple[str, ...]
    crossings: tuple[tuple[str, ...], ...]


def sentences_of(trees: Iterable[Tree], language: str) -> list[Sentence]:
    return [found for tree in trees if (found := _sentence(tree, language)) and len(found.texts) > 1]


def _sentence(tree: Tree, language: str) -> Sentence | None:
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
    found = tuple(tuple(each) for each in crossings(words))
    return Sentence(tuple(texts), tails, words.tags, found)


def lexicon(sentences: Sequence[Sentence], *, capital_nouns: bool, kept: int = 500) -> TieTable:
    """What words and endings are: the class that most have, or two where no class has three quarters."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for text, tag in zip(sentence.texts, sentence.tags, strict=True):
            letters = bare(text)
            # Only nouns keep the capital that others have at the start of a sentence.
            word = letters if capital_nouns and tag in _NOUNS else letters.lower()
            if word and not any(map(str.isdigit, word)):
                words[word][tag] += 1
    for word, tags in words.items():
        for tag, count in tags.items():
            if tag not in (_NOUNS if capital_nouns else _NAMES):
                endings[f"-{word[-ENDING:]}"][tag] += min(count, 3)
    frequent = sorted(words, key=lambda word: (-words[word].total(), word))[:kept]
    kinds = {ending: _class(tags) for ending, tags in sorted(endings.items()) if tags.total() >= 4}
    for word, tags in sorted(words.items()):
        kind = _class(tags)
        usual = "NOUN" if word[:1].isupper() else kinds.get(f"-{word[-ENDING:]}", "X")
        if (tags.total() >= 3 and kind != usual) or word in frequent:
            kinds[word] = kind
    named = {word for word in frequent if words[word].total() >= 15}
    rows = {word: (kind, "*" * (word in named)) for word, kind in kinds.items()}
    return TieTable(Rows.of(rows), Rows.of({}), capital_nouns)


def _class(tags: Counter[str]) -> str:
    tags = Counter({"NAME" if tag == "PROPN" else tag: count for tag, count in tags.items()})
    (first, most), *others = sorted(tags.items(), key=lambda each: (-each[1], each[0]))
    if others and most < 0.75 * tags.total() and others[0][1] > 0.2 * tags.total():
        return "/".join(sorted((first, others[0][0])))
    return first


def boundary_patterns(ties: Ties, texts: Sequence[str], tails: Sequence[Tail]) -> list[list[str]]:
    """The patterns of each boundary, none where another punctuation than a comma is."""
    signs = [ties.sign(text) for text in texts]
    around = zip(signs, signs[1:], kinds_around(signs, tails), tails, strict=False)
    return [
        list(patterns(before, after, kinds, "," if tail else "")) if tail in ("", "comma") else []
        for before, after, kinds, tail in around
    ]
