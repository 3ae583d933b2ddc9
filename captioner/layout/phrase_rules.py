"""Rules for words that belong together by their meaning: as well as, the rules you live by, keep it."""

from collections.abc import Sequence

from captioner.languages.language import Expression, Language
from captioner.layout.grammar import Token, changed
from captioner.layout.token_changes import Rule, bare, bind

_AFTER_OBJECTS = frozenset({"conjunction", "genitive", "infinitive", "preposition", "phrasal", "subordinator"})
_VERBS = frozenset({"auxiliary", "verb"})
_NUMBERS = frozenset({"number", "quantity"})
_PREPOSITIONS = frozenset({"preposition", "phrasal"})


def _stranded(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A preposition that completes the verb before it: the rules you live by and follow, but not: before and after."""
    if not data.particles or at == 0 or tokens[at - 1].tail or tokens[at].at_start != "preposition":
        return
    if tokens[at].tail or (at + 1 < len(tokens) and _completes(texts, tokens, at, data)):
        tokens[at] = changed(tokens[at], at_end="phrasal", at_start="phrasal")
        if not tokens[at - 1].bond:
            tokens[at - 1] = changed(tokens[at - 1], bond="verb and its stranded preposition")


def _completes(texts: Sequence[str], tokens: Sequence[Token], at: int, data: Language) -> bool:
    """Whether the word after a preposition shows that it has no noun."""
    after = tokens[at + 1].at_start
    if after == "preposition":
        return bare(texts[at]) in data.particles and not _counts(tokens, at + 2)
    return after in _VERBS or (after == "conjunction" and not _is_preposition(tokens, at + 2))


def _object_pronoun(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A pronoun that is an object, as no verb or noun follows: keep it in the fridge."""
    if bare(texts[at]) in data.also_objects and (
        tokens[at].tail or (at + 1 < len(tokens) and tokens[at + 1].at_start in _AFTER_OBJECTS)
    ):
        tokens[at] = changed(tokens[at], at_end="object", at_start="object")


def _expression(texts: Sequence[str], tokens: list[Token], at: int, data: Language) -> None:
    """A fixed expression: as well as, cada vez que, tout de suite."""
    if tokens[at].tail or at + 1 == len(texts):
        return
    first, second = bare(texts[at]), bare(texts[at + 1])
    elided = data.expressions.get((first, second[: second.find("'") + 1]), ())
    for expression in (*data.expressions.get((first, second), ()), *elided):
        last = at + len(expression) - 1
        if _is_said(expression, texts[at : last + 1]) and not any(token.tail for token in tokens[at:last]):
            for inner in range(at, last):
                bind(tokens, inner, "inside an expression")
            return


def _is_said(expression: Expression, texts: Sequence[str]) -> bool:
    return len(texts) == len(expression) and all(
        word in known or word[: word.find("'") + 1] in known
        for word, known in zip(map(bare, texts), expression, strict=True)
    )


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a number: in over 50 towns."""
    return at < len(tokens) and tokens[at].at_start in _NUMBERS


def _is_preposition(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].at_start in _PREPOSITIONS


PHRASE_RULES: Sequence[Rule] = (
    Rule(_stranded, ("preposition",)),
    Rule(_object_pronoun, ("object",)),
    Rule(_expression, ("expression",)),
)
