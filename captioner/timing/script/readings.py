"""What a voice may say for a written word, as letters: itself, its figures and signs, what it is short for."""

from collections.abc import Iterator
from functools import lru_cache

from captioner.languages.spoken import load_spoken
from captioner.timing.script.dates import date_readings, fraction_readings, ordinal_readings, roman_readings
from captioner.timing.script.figures import figure_readings
from captioner.timing.script.letters import letters_of
from captioner.timing.script.measures import length_readings, numbered_readings, unit_letters
from captioner.timing.script.short_forms import abbreviations, spelled

# Readings of one word; more of them cost time, and hardly find more.
_MOST = 400
_EDGES = " \t\"“”„‚‘’'«»‹›()[]{}「」『』（）!?¿¡…,;。、！？"
# Full-width signs and figures.
_HALF_WIDTH = {0xFF01 + at: 0x21 + at for at in range(94)} | {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩"}


@lru_cache(maxsize=1 << 15)
def readings(text: str, language: str) -> tuple[str, ...]:
    """What may be said for a word, its own letters first; one that has no letters gives itself."""
    own = letters_of(text)
    if text.isalpha() and own not in abbreviations(language) and text not in load_spoken(language).signs:
        return (own, *roman_readings(text, language), *spelled(text, language)) if text[:1].isupper() else (own,)
    whole = unit_letters(text.translate(_HALF_WIDTH))
    core = whole.strip(_EDGES) or text
    found = [own or text, *_words(core, language)]
    found += length_readings(whole.lstrip("([").rstrip(".,;:!?)]…"), language)
    found += numbered_readings(core.rstrip(".:"), language)
    if not core.isalpha():
        found += _figures(core, language)
    found += roman_readings(core.rstrip(".:"), language)
    return tuple(dict.fromkeys(filter(None, found)))[:_MOST]


def _words(core: str, language: str) -> Iterator[str]:
    """What an abbreviation, a unit or a contraction is short for."""
    yield from abbreviations(language).get(letters_of(core), ())
    table = load_spoken(language)
    yield from map(letters_of, (*table.signs.get(core, ()), *table.signs.get(core.rstrip("."), ())))
    yield from spelled(core, language)
    plain = core.lower().replace("’", "'")
    for ending, expansions in table.endings.items():
        if plain.endswith(ending):
            yield from (letters_of(plain.removesuffix(ending) + said) for said in expansions)


def _figures(core: str, language: str) -> Iterator[str]:
    """What may be said for a word with figures or signs."""
    yield from date_readings(core.rstrip(".:"), language)
    yield from fraction_readings(core, language)
    for ordinal in dict.fromkeys((core.rstrip(":"), core.rstrip(".:"))):
        yield from ordinal_readings(ordinal, language)
    yield from figure_readings(core.rstrip(".:"), language)
