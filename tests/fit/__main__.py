"""A table of ties from a treebank: `python -m tests.fit de --treebank de.tsv.gz [--gold FOLDER...]`; see `README.md`.

With several languages and their treebanks (`python -m tests.fit de fr --treebank de.tsv.gz fr.tsv.gz --gold FOLDER...
--prices`), the prices of relations are fitted first, on the captions of all of them.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import captioner.languages.ties
from captioner.languages import load
from captioner.languages.ties import written_ties
from captioner.layout.costs import COSTS, UNPUNCTUATED
from captioner.layout.shapes import SHAPE, UNPUNCTUATED_SHAPE
from captioner.text.measure import has_no_spaces
from tests.fit.gold import read_scripts
from tests.fit.knots import Knots
from tests.fit.margin import Example
from tests.fit.prices import (
    common_relations,
    examples,
    fit_prices,
    read_relations,
    relation_prices,
    rows_for_costs,
    start,
    tied,
    write_relations,
)
from tests.fit.regression import Learned, Vocabulary, crossed_by, learn
from tests.fit.scoring import figures, scored
from tests.fit.surface import Sentence, sentences_of
from tests.fit.tables import tie_table
from tests.fit.trees import read_treebank, treebank_names


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fit", description=__doc__.partition("\n")[0])
    parser.add_argument("languages", nargs="+", metavar="LANG")
    parser.add_argument("--treebank", nargs="+", type=Path, required=True, help="a file a language, in their order")
    parser.add_argument("--gold", nargs="*", type=Path, default=[], help="folders of clips with breaks by hand")
    parser.add_argument("--people", nargs="*", type=Path, default=[], help="the same by anyone: these count less")
    parser.add_argument("--licence", default="universaldependencies.org, CC BY-SA 4.0, PUD: CC BY-SA 3.0")
    parser.add_argument("--prices", action="store_true", help="fit the prices of relations, reasons and shapes")
    parser.add_argument("--reasons", action="store_true", help="fit the prices of reasons and shapes only")
    folder = Path(captioner.languages.ties.__file__).parent
    parser.add_argument("--into", type=Path, default=folder, help="the folder of the tables; default: the library's")
    given = parser.parse_args()
    treebanks = dict(zip(given.languages, given.treebank, strict=True))
    sentences = {one: _sentences(path, one) for one, path in treebanks.items()}
    if given.prices:
        relations = common_relations({one: crossed(each) for one, each in sentences.items()})
    else:
        relations = read_relations().relations
    learned = {one: _learned(one, each, relations) for one, each in sentences.items()}
    if given.prices or given.reasons:
        _fit_prices(learned, relations, given)
    prices = read_relations()
    for one, each in learned.items():
        names = ", ".join(treebank_names(treebanks[one]))
        origin = [
            f"Ties of {one}, in hundredths of a log-odds; how to read them: captioner/languages/ties/__init__.py.",
            f"Learned by tests/fit from the treebanks {names} ({given.licence})",
            "and from captions by hand. Under the licence of the treebanks. Numbers only, none of their sentences.",
        ]
        text = written_ties(tie_table(each, prices.costs), "\n".join(origin))
        (given.into / f"{one}.tsv").write_text(text, "utf-8")
        print(f"{one}: {len(text.encode())} bytes")


def _sentences(path: Path, language: str) -> list[Sentence]:
    return sentences_of(read_treebank(path, spaced=not has_no_spaces(language)), language)


def crossed(sentences: Sequence[Sentence]) -> list[list[str]]:
    return [names for one in sentences for names in crossed_by(one)]


def _learned(language: str, sentences: Sequence[Sentence], relations: Vocabulary) -> Learned:
    print(f"{language}: {len(sentences)} sentences")
    return learn(sentences, language, relations)


# The captions that anyone made of a language count as so many words captioned by hand for this.
_PEOPLE_COUNT = 2500


def _fit_prices(learned: Mapping[str, Learned], relations: Vocabulary, given: argparse.Namespace) -> None:
    """Print the rows for `costs.py`, and with `--prices` write the prices of relations; languages are of one kind."""
    base, shape = (UNPUNCTUATED, UNPUNCTUATED_SHAPE) if load(given.languages[0]).unpunctuated else (COSTS, SHAPE)
    found = [one for tag, each in learned.items() for one in examples(read_scripts(given.gold, tag), each)]
    others: list[Example] = []
    for tag, each in learned.items():
        scripts = read_scripts(given.people, tag)
        words = sum(len(script.words) for script in scripts)
        others += examples(scripts, each, min(1.0, _PEOPLE_COUNT / max(words, 1)))
    if not given.prices:
        prices, relations = read_relations(), Vocabulary({})
        found, others = [tied(one, prices) for one in found], [tied(one, prices) for one in others]
    weights, knots = fit_prices([*found, *others], relations, shape), Knots(shape)
    print("before:", figures(scored(found, start(relations, shape), knots)))
    print("after: ", figures(scored(found, weights, knots)))
    print("For captioner/layout/costs.py:", rows_for_costs(weights, base, shape), sep="\n")
    if given.prices:
        write_relations(
            relation_prices(weights, relations),
            [
                "What a break costs that parts words so related: relation, price at a line's end, price at a cue's.",
                "Names as in tests/fit/relations.py; after a comma they begin with one. Fitted by `tests/fit "
                "--prices`.",
            ],
        )


if __name__ == "__main__":
    main()
