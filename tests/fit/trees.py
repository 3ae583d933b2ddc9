"""`read_treebank`: sentences as trees of written words.

A word is what is between two spaces, with its punctuation taken off. What a treebank splits further ("don't", "del",
"d'eau") is one word, of the classes of all its parts: captions have it so.
"""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple


class Tree(NamedTuple):
    """A sentence: its tokens, words and punctuation; heads are indices, that of the root is its own."""

    texts: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


class _Token(NamedTuple):
    text: str
    tag: str
    head: int
    relation: str
    glued: bool
    """Whether no space follows."""


def read_treebank(path: Path, *, spaced: bool = True) -> list[Tree]:
    """All sentences of a file in the columns number, form, part of speech, head, relation, `+` where no space follows.

    Where a language is written without spaces (`spaced` is False), the treebank's own words are the words.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        sentences = [list(rows) for full, rows in groupby((line.rstrip("\n") for line in lines), bool) if full]
    read = (_tokens([row for row in rows if not row.startswith("# ")]) for rows in sentences)
    trees = (_tree(tokens, spaced=spaced) for tokens in read if tokens)
    # Parts of one written word may hang on different words, so that a few sentences are no trees any more.
    return [tree for tree in trees if _is_tree(tree)]


def treebank_names(path: Path) -> list[str]:
    """The treebanks that a file is made of: lines that begin with `# `."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(dict.fromkeys(line[2:].strip() for line in lines if line.startswith("# ")))


def _tokens(rows: Iterable[str]) -> list[_Token]:
    """The tokens of one sentence; those that make up one written word are glued, and its first one has its text."""
    tokens: list[_Token] = []
    last, text, glued_after = -1, "", False
    for row in rows:
        number, form, *rest = row.split("\t")
        if "-" in number:
            last, text, glued_after = int(number.partition("-")[2]), form, rest[-1:] == ["+"]
            continue
        tag, head, relation = rest[:3]
        glued = rest[3:4] == ["+"]
        if int(number) <= last:
            form, text, glued = text, "", int(number) < last or glued_after
        tokens.append(_Token(form, tag, int(head) - 1, relation, glued))
    return tokens


def _tree(tokens: Sequence[_Token], *, spaced: bool) -> Tree:
    groups: list[list[int]] = []
    for at, token in enumerate(tokens):
        joined = at and (tokens[at - 1].glued if spaced else not token.text)
        if joined and (not spaced or _joins(tokens, groups[-1], at)):
            groups[-1].append(at)
        else:
            groups.append([at])
    group_of = {at: place for place, group in enumerate(groups) for at in group}
    return Tree(*zip(*_words(tokens, groups, group_of), strict=True))


def _is_tree(tree: Tree) -> bool:
    reached: set[int] = set()
    for at in range(len(tree.heads)):
        path = {at}
        while at not in reached and tree.heads[at] != at:
            at = tree.heads[at]
            if at in path:
                return False
            path.add(at)
        reached |= path
    return True


def _joins(tokens: Sequence[_Token], group: Sequence[int], at: int) -> bool:
    """Whether a glued token goes on with the word before it: punctuation at the edges of a word is apart."""
    return not _is_mark(tokens[group[0]]) and any(not _is_mark(token) for token in _glued_from(tokens, at))


def _glued_from(tokens: Sequence[_Token], at: int) -> Iterator[_Token]:
    """The tokens from one on, up to the next space."""
    for token in tokens[at:]:
        yield token
        if not token.glued:
            return


def _is_mark(token: _Token) -> bool:
    return token.tag == "PUNCT" and not any(map(str.isalnum, token.text))


def _words(
    tokens: Sequence[_Token], groups: Sequence[Sequence[int]], group_of: dict[int, int]
) -> Iterator[tuple[str, str, int, str]]:
    for place, group in enumerate(groups):
        top = next((at for at in group if tokens[at].head < 0 or group_of[tokens[at].head] != place), group[0])
        head = tokens[top].head
        tags = "+".join(dict.fromkeys(tokens[at].tag for at in group if tokens[at].tag != "PUNCT"))
        yield (
            "".join(tokens[at].text for at in group),
            tags or "PUNCT",
            place if head < 0 else group_of[head],
            tokens[top].relation,
        )
