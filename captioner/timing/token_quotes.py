"""Which neighbour a token of quotes belongs to.

Straight quotes open and close by turns; curly ones and guillemets by what is open, as languages differ: „so“, “so”,
”so”, «so», »so«.
"""

from collections.abc import Sequence
from unicodedata import category

from captioner.text.marks import TOKEN_OPENERS, TOKEN_QUOTES
from captioner.timing.clitics import joins_by_apostrophe
from captioner.timing.token_sides import Side


def quote_sides(tokens: Sequence[str]) -> dict[int, Side]:
    """The sides of the tokens that are quotes, alone or with other punctuation, by their index."""
    quotes = [at for at, token in enumerate(tokens) if any(char in TOKEN_QUOTES for char in token)]
    if all(any(map(str.isalnum, tokens[at])) for at in quotes):
        return {}
    found: dict[int, Side] = {}
    opened: list[str] = []
    for number, at in enumerate(quotes):
        token = tokens[at]
        if any(map(str.isalnum, token)):
            _note(token, opened)
            continue
        later = [tokens[other] for other in quotes[number + 1 :]]
        left, right = tokens[at - 1] if at else "", tokens[at + 1] if at + 1 < len(tokens) else ""
        found[at] = _quote_side(token, left, right, later, opened)
    return found


# What closes a quote, by what opened it.
_CLOSING = {
    '"': '"＂', "＂": '"＂', "'": "'", "“": "”", "”": "”", "„": "“”", "‟": "”", "«": "»", "»": "«»", "‹": "›",
    "›": "‹›", "‘": "’", "‚": "‘’", "‛": "’", "`": "'",
}  # fmt: skip


def _quote_side(token: str, left: str, right: str, later: Sequence[str], opened: list[str]) -> Side:
    quote = next(char for char in token if char in TOKEN_QUOTES)
    if token in ("'", "’") and joins_by_apostrophe(left, right):
        return "both"
    other = next((char for char in token if char not in TOKEN_QUOTES and char not in "….-–—"), "")
    opens = other in TOKEN_OPENERS or category(other) == "Ps" if other else None
    closing = next((start for start in reversed(opened) if quote in _CLOSING.get(start, "")), None)
    if opens is None and closing is None:
        # An apostrophe after an s is a genitive: the dogs ' toys. One that nothing closes is one, too.
        is_genitive = quote in "'’" and left[-1:].lower() in ("s", "x", "z")
        closes_later = any(char in _CLOSING.get(quote, "") for text in later for char in (text[0], text[-1]))
        opens = quote in "„‚“‘`" or (quote not in "’" and closes_later and not is_genitive) or not left
    if opens:
        opened.append(quote)
        return "right"
    if closing is not None:
        opened.remove(closing)
    return "left"


def _note(word: str, opened: list[str]) -> None:
    """Add the quotes that open before a word's first letter to `opened`, and remove those that close after its last."""
    inside = [at for at, char in enumerate(word) if char.isalnum()]
    # An apostrophe before a small letter is one: 's, 'em.
    is_capital = word[inside[0]].isupper()
    opened.extend(char for char in word[: inside[0]] if char in _CLOSING and (is_capital or char not in "'’"))
    for char in word[inside[-1] + 1 :]:
        closing = next((start for start in reversed(opened) if char in _CLOSING.get(start, "")), None)
        if closing is not None:
            opened.remove(closing)
