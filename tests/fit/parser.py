"""A parser for fitting: trained by spaCy on a treebank in minutes, kept in a cache, never shipped."""

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import init_config
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, load_model_from_config, minibatch

from tests.fit.trees import Tree

_SEED = 1
_WORDS_READ = 500_000
_EPOCHS = (3, 12)


def trained(trees: Sequence[Tree], kept: Path) -> Any:
    """A tagger and parser of these trees; read from the folder `kept` where it is there, or else written to it."""
    if kept.is_dir():
        return spacy.load(kept)
    fix_random_seed(_SEED)
    random.seed(_SEED)
    config = init_config(lang="xx", pipeline=["tagger", "parser"], optimize="efficiency", gpu=False)
    nlp = load_model_from_config(config, auto_fill=True)
    trees = [tree for tree in trees if 1 < len(tree.texts) < 80]
    examples = [_example(nlp, tree) for tree in trees]
    optimizer = nlp.initialize(lambda: examples)
    words = sum(len(tree.texts) for tree in trees)
    epochs = min(max(_WORDS_READ // words, _EPOCHS[0]), _EPOCHS[1])
    sizes = compounding(150, 1000, 1.002)
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for epoch in range(epochs):
            random.shuffle(examples)
            losses: dict[str, float] = {}
            for batch in _batches(examples, sizes):
                nlp.update(batch, sgd=optimizer, losses=losses, drop=0.15)
            print(f"epoch {epoch + 1}/{epochs}", {name: round(loss) for name, loss in losses.items()}, flush=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(kept)
    return spacy.load(kept)


def _batches(examples: Sequence[Any], sizes: Iterator[float]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    room = next(sizes)
    for example in examples:
        batch.append(example)
        room -= len(example.reference)
        if room <= 0:
            yield batch
            batch, room = [], next(sizes)
    if batch:
        yield batch


def _example(nlp: Any, tree: Tree) -> Any:
    doc = Doc(nlp.vocab, words=list(tree.texts), sent_starts=[True, *[False] * (len(tree.texts) - 1)])
    return Example.from_dict(
        doc,
        {
            "words": list(tree.texts),
            "heads": list(tree.heads),
            "deps": list(tree.relations),
            "tags": list(tree.tags),
            "sent_starts": [True, *[False] * (len(tree.texts) - 1)],
        },
    )


def parse(nlp: Any, sentences: Iterable[Sequence[str]]) -> Iterator[Tree]:
    """The tree of each sentence, given as tokens."""
    docs = (
        Doc(nlp.vocab, words=list(each), sent_starts=[True, *[False] * (len(each) - 1)]) for each in sentences
    )
    for doc in nlp.pipe(docs, batch_size=64):
        yield Tree(
            tuple(token.text for token in doc),
            tuple(token.tag_ for token in doc),
            tuple(token.head.i for token in doc),
            tuple("root" if token.head is token or token.head.i == token.i else token.dep_ for token in doc),
        )
