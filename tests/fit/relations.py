"""`crossings`: what of a sentence's syntax a break between two of its words would part, as the names of features.

Each name says how it was found:

- `arc`: each relation from a word before the break to one after it; `<` if its head is the one before.
- `near`: the shortest of these, with its length; `next`: the one between the two words beside the break.
- `left`, `right`: the largest phrase that ends, or begins, at the break, by its relation, side of its head and size.
- `both`: these two together; `inside`: the smallest phrase that holds both words.
- `tags`: the classes of the words beside the break, two and three at a time.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.fit.trees import Tree


class Words(NamedTuple):
    """A sentence as captions have it: of each word its class, its head (its own index for the root), its relation."""

    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def words_of(tree: Tree, sizes: Sequence[int], mains: Sequence[int]) -> Words:
    """A tree of tokens as one of words: word k has sizes[k] of the tokens, and mains[k] of these is its letters."""
    word_of: list[int] = []
    for word, size in enumerate(sizes):
        word_of += [word] * size
    tags, heads, relations = [], [], []
    begin = 0
    for word, (size, main) in enumerate(zip(sizes, mains, strict=True)):
        at = begin + main
        seen = 0
        while word_of[tree.heads[at]] == word and tree.heads[at] != at and seen < size:
            at, seen = tree.heads[at], seen + 1
        tags.append(tree.tags[begin + main])
        heads.append(word_of[tree.heads[at]])
        relations.append(tree.relations[at].partition(":")[0] if ":" in tree.relations[at] else tree.relations[at])
        begin += size
    return Words(tuple(tags), tuple(heads), tuple(relations))


class _Phrases(NamedTuple):
    """Where the phrase of each word begins and ends."""

    firsts: list[int]
    lasts: list[int]


def _phrases(words: Words) -> _Phrases:
    firsts, lasts = list(range(len(words.heads))), list(range(len(words.heads)))
    for at in range(len(words.heads)):
        head, seen = at, 0
        while words.heads[head] != head and seen < len(words.heads):
            head, seen = words.heads[head], seen + 1
            firsts[head], lasts[head] = min(firsts[head], at), max(lasts[head], at)
    return _Phrases(firsts, lasts)


def crossings(words: Words) -> Iterator[list[str]]:
    """For each word but the last, the features of a break after it."""
    spans = _phrases(words)
    arcs = [
        (abs(at - head), min(at, head), max(at, head), f"{relation}{'<' if head < at else '>'}")
        for at, (head, relation) in enumerate(zip(words.heads, words.relations, strict=True))
        if at != head
    ]
    arcs.sort()
    for left in range(len(words.heads) - 1):
        crossing = [arc for arc in arcs if arc[1] <= left < arc[2]]
        yield list(_features(words, spans, left, crossing))


def _features(words: Words, spans: _Phrases, left: int, crossing: Sequence[tuple[int, int, int, str]]) -> Iterator[str]:
    tags, right = words.tags, left + 1
    for name in dict.fromkeys(arc[3] for arc in crossing):
        yield f"arc {name}"
    yield f"crossing {min(len(crossing), 5)}"
    if crossing:
        length, first, last, name = crossing[0]
        yield f"near {name}"
        yield f"near {name} {_size(length)}"
        if length == 1:
            yield f"next {name} {tags[left]} {tags[right]}"
        yield f"near {name} {tags[first]} {tags[last]}"
    before, after = _ends_at(words, spans, left), _begins_at(words, spans, right)
    before_name = f"{words.relations[before]}{'<' if words.heads[before] < before else '>'}"
    after_name = f"{words.relations[after]}{'<' if words.heads[after] < after else '>'}"
    before_size = _size(spans.lasts[before] - spans.firsts[before] + 1)
    after_size = _size(spans.lasts[after] - spans.firsts[after] + 1)
    yield f"left {before_name}"
    yield f"left {before_name} {before_size}"
    yield f"right {after_name}"
    yield f"right {after_name} {after_size}"
    yield f"right {after_name} {tags[right]}"
    yield f"both {before_name} {after_name}"
    yield f"sizes {before_size} {after_size}"
    holder = _holder(words, spans, left)
    yield f"inside {words.relations[holder]} {_size(spans.lasts[holder] - spans.firsts[holder] + 1)}"
    yield f"tags {tags[left]} | {tags[right]}"
    yield f"tags {tags[left - 1] if left else '.'} {tags[left]} | {tags[right]}"
    yield f"tags {tags[left]} | {tags[right]} {tags[right + 1] if right + 1 < len(tags) else '.'}"


def _size(count: int) -> str:
    return str(count) if count < 4 else "4-6" if count < 7 else "7+"


def _ends_at(words: Words, spans: _Phrases, at: int) -> int:
    """The head of the largest phrase that ends with a word."""
    last = at
    while words.heads[at] != at and spans.lasts[words.heads[at]] == last:
        at = words.heads[at]
    return at


def _begins_at(words: Words, spans: _Phrases, at: int) -> int:
    first = at
    while words.heads[at] != at and spans.firsts[words.heads[at]] == first:
        at = words.heads[at]
    return at


def _holder(words: Words, spans: _Phrases, left: int) -> int:
    """The head of the smallest phrase that holds a word and the next one."""
    at = left
    while words.heads[at] != at and spans.lasts[at] <= left:
        at = words.heads[at]
    other = left + 1
    while words.heads[other] != other and spans.firsts[other] > left:
        other = words.heads[other]
    return min(at, other, key=lambda each: spans.lasts[each] - spans.firsts[each])
