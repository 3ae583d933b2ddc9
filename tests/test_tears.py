"""`tear`: what a break tears apart, and where a phrase has ended without punctuation, in twelve languages."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner.checking.weak_ends import weak_tear
from captioner.layout.cohesion import ties
from captioner.layout.context import tokens_of
from captioner.layout.tears import may_tear, tear

TORN: dict[str, list[str]] = {
    "en": [
        "We walked along the | river",
        "She gave it to | her brother",
        "They have | finished the bridge",
        "We met Anna | Becker at noon",
        "It costs 12 | dollars a day",
        "a quiet | harbour in the north",
        "I think we | should leave",
        "The boat and | the island were far",
        "on 24 | December we leave",
        "He told | them about the fire",
        "because | nobody knew the road",
    ],
    "de": [
        "Wir treffen uns am 24. | Dezember am Hafen",
        "Sie ging mit | dem Hund hinaus",
        "Das ist ein | schöner Garten",
        "der alte | Leuchtturm am Meer",
        "Ich weiß, dass | niemand kommt",
        "zwei | Schiffe liegen im Hafen",
        "Peter und | seine Schwester",
    ],
    "fr": [
        "Nous marchons dans la | forêt",
        "Il parle de | son voyage",
        "une petite | maison au bord du lac",
        "ils ont | trouvé le chemin",
        "parce que | personne ne savait",
        "la mer et | les montagnes",
        "il ne | savait rien",
    ],
    "es": [
        "Caminamos por la | playa",
        "Ella habla de | su viaje",
        "el 3 de | octubre salimos",
        "han | encontrado el camino",
        "una pequeña | casa junto al lago",
        "los pescadores y | sus barcos",
    ],
    "it": [
        "Camminiamo lungo il | fiume",
        "Parla di | suo fratello",
        "hanno | trovato la strada",
    ],
    "nl": [
        "Wij lopen door het | bos",
        "Zij praat met | haar broer",
        "een klein | huis aan het meer",
        "ze hebben | gewonnen",
    ],
    "pt": [
        "Andamos pela | praia",
        "Ela fala de | uma viagem",
        "uma pequena | casa perto do lago",
    ],
    "pl": [
        "Idziemy do | lasu",
    ],
    "ru": [
        "Мы идём в | лес",
        "и | никто не знал",
    ],
    "sv": [
        "Vi går i | skogen",
        "hon och | hennes bror",
    ],
    "ar": [
        "ذهبنا إلى | السوق",
    ],
    "ko": [
        "우리는 새로운 | 집을 지었습니다",
    ],
}
"""Sentences with a break, |, inside a phrase, by language."""

WHOLE: dict[str, list[str]] = {
    "en": [
        "We have to talk about it | before you go",
        "The light is on | so please come in",
        "please come in | and sit down",
        "Yes, I think I can | if you help me",
        "the rules we live by | and follow every day",
        "We gave it to him | because he asked",
        "he is late | and nobody waits",
        "that is the man I work with | when it rains",
        "How many of you | have a boat?",
        "we waited for a long time | in the garden",
        "Give it to me | and go home",
        "what they really want | is a quiet place",
    ],
    "de": [
        "Er weiß, dass sie morgen kommen kann | und bleibt",
        "weil wir ihn gesehen haben | und er uns",
        "Das Licht ist an | und die Tür offen",
        "Sie kommt mit uns | nach Hause",
        "Wir fangen morgen an | und bleiben bis Montag",
        "Ich sehe ihn | auf der Straße",
        "was wir im Folgenden | besprechen wollen",
        "das Buch, das ich gelesen habe | war lang",
        "Müde ist sie | trotzdem nicht",
    ],
    "fr": [
        "Tu peux venir avec nous | demain matin",
        "Je sais qui tu es | et ce que tu veux",
        "Je pense à toi | quand il pleut",
        "il est là | depuis ce matin",
        "nous parlerons de ça | avant la nuit",
        "Viens avec moi | si tu veux",
    ],
    "es": [
        "Ven con nosotros | mañana por la mañana",
        "Pienso en ti | cuando llueve",
        "quiero hablar de eso | antes de salir",
        "sé quién eres | y lo que quieres",
    ],
    "it": [
        "Vieni con noi | domani mattina",
        "Penso a te | quando piove",
        "so chi sei | e cosa vuoi",
    ],
    "nl": [
        "Hij weet dat zij morgen kan komen | en blijft",
        "dat wij hem gezien hebben | en hij ons",
        "Het licht is aan | en de deur open",
        "Ga je met ons mee | naar huis",
        "We beginnen morgen opnieuw | met het werk",
        "omdat hij niet komen kan | en moe is",
    ],
    "pt": [
        "Vem connosco | amanhã de manhã",
        "Penso em ti | quando chove",
        "Sei quem tu és | e o que queres",
    ],
    "pl": [
        "Idź ze mną | do domu",
        "Myślę o tobie | kiedy pada",
    ],
    "ru": [
        "Пойдём со мной | домой",
        "Я думаю о тебе | когда идёт дождь",
    ],
    "sv": [
        "Kom med oss | i morgon",
        "Ljuset är på | och dörren öppen",
    ],
    "ko": [
        "저는 | 직장으로 향합니다",
    ],
}
"""Sentences with a break, |, where a phrase ends."""


def pairs(sentences: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, sentence) for language, each in sentences.items() for sentence in each]


def halves(sentence: str) -> tuple[list[str], list[str]]:
    before, after = sentence.split("|")
    return before.split(), after.split()


@pytest.mark.parametrize(("language", "sentence"), pairs(TORN))
def test_a_break_inside_a_phrase_tears_it_apart(language: str, sentence: str) -> None:
    before, after = halves(sentence)
    assert weak_tear(before, after, language)
    assert may_tear(before[-1], after[0], language)


@pytest.mark.parametrize(("language", "sentence"), pairs(WHOLE))
def test_a_break_where_a_phrase_has_ended_tears_nothing_apart(language: str, sentence: str) -> None:
    assert weak_tear(*halves(sentence), language) is None


@pytest.mark.parametrize(
    ("language", "sentence", "reason"),
    [
        ("en", "along the | river", "after article"),
        ("en", "We met Anna | Becker", "inside a name"),
        ("en", "a quiet | harbour", "adjective and noun"),
        ("de", "am 24. | Dezember", "inside a date"),
        ("fr", "confort | familial", "parts an adjective from its noun"),
    ],
)
def test_a_tear_names_what_it_parts(language: str, sentence: str, reason: str) -> None:
    assert tear(*halves(sentence), language).reason == reason


@pytest.mark.parametrize("after", ["- No.", "...but no", "… but no"])
def test_another_speaker_or_a_new_start_tears_nothing(after: str) -> None:
    assert weak_tear(["along", "the"], after.split(), "en") is None


def test_text_in_capitals_has_no_names_in_every_pair_of_words() -> None:
    words = "THE PLAYERS WALKED SLOWLY HOME".lower().split()
    assert [weak_tear(words[:at], words[at:], "en") is None for at in (2, 3, 4)] == [True] * 3


TEXTS = ("the", "river,", "of", "24", "May", "we", "It", "is.", "late", "-", "Anna", "(so)", "1,5", "km")


@given(st.lists(st.sampled_from(TEXTS), min_size=2, max_size=8), st.sampled_from(["en", "de", "fr", "ja", "sv"]))
def test_ties_at_one_boundary_are_those_of_the_whole_text(words: list[str], language: str) -> None:
    known = ties(language)
    if known is not None:
        tails = [token.tail for token in tokens_of(words, language)]
        assert [known.at(words, tails, at) for at, _ in enumerate(pairwise(words))] == known.between(words, tails)
