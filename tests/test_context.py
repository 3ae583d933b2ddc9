"""Grammar of words in context: numbers, dates, abbreviations, full stops that end no sentence."""

import pytest

import captioner
from captioner.layout.context import tokens_of


def bonds(text: str, language: str) -> list[str]:
    """The pairs of words that are bound together in a text, each with its bond."""
    words = text.split()
    tokens = tokens_of(words, language)
    return [
        f"{word} {after}: {token.bond}"
        for word, after, token in zip(words, words[1:], tokens, strict=False)
        if token.bond
    ]


def sentence_ends(text: str, language: str) -> list[str]:
    words = text.split()
    return [word for word, token in zip(words, tokens_of(words, language), strict=True) if token.tail == "sentence end"]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("dial +44 (20) 7946 0018 now", "en", ["+44 (20)", "(20) 7946", "7946 0018"]),
        ("it cost 2 300 000 in all", "en", ["2 300", "300 000"]),
        ("we won 4 – 1 again", "en", ["4 –", "– 1"]),
        ("a screen of 16 : 10 is fine", "en", ["16 :", ": 10"]),
        ("a tile of 20 × 30 fits", "en", ["20 ×", "× 30"]),
        ("they asked £ 40 for it", "en", ["£ 40"]),
        ("das sind 40 % mehr", "de", ["40 %"]),
        ("il paie 12 € par mois", "fr", ["12 €"]),
        ("sie zahlt CHF 90 im Monat", "de", ["CHF 90"]),
    ],
)
def test_a_number_is_bound_to_its_signs(text: str, language: str, bound: list[str]) -> None:
    assert bonds(text, language) == [f"{pair}: inside a number" for pair in bound]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("born on 9 July 1911 here", "en", ["9 July", "July 1911"]),
        ("on April 12, 1961, he flew", "en", ["April 12,", "12, 1961,"]),
        ("on the 21st of May we left", "en", ["21st of", "of May"]),
        ("by the end of August it rained", "en", ["end of", "of August"]),
        ("el 12 de octubre de 1492 por la tarde", "es", ["12 de", "de octubre", "octubre de", "de 1492"]),
        ("le 1er mai prochain", "fr", ["1er mai"]),
        ("am 7. Mai um acht", "de", ["7. Mai"]),
        ("od 3 maja do teraz", "pl", ["3 maja"]),
    ],
)
def test_the_words_of_a_date_are_bound(text: str, language: str, bound: list[str]) -> None:
    assert [pair.partition(": ")[0] for pair in bonds(text, language)] == bound


@pytest.mark.parametrize("text", ["You may 5 times", "they march 5 miles", "In May we left, 3 of us"])
def test_a_month_without_a_capital_or_an_adjacent_number_is_no_date(text: str) -> None:
    assert bonds(text, "en") == []


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("see p. 9 and Fig. 4 there", "en", ["p. 9", "Fig. 4"]),
        ("go to platform 9 now", "en", ["platform 9"]),
        ("er wohnt Lindenallee 3 in Ulm", "de", ["Lindenallee 3"]),
        ("voir page 40 du livre", "fr", ["page 40"]),
        ("на стр. 40 этой книги", "ru", ["стр. 40"]),
    ],
)
def test_a_label_is_bound_to_its_number(text: str, language: str, bound: list[str]) -> None:
    assert bonds(text, language) == [f"{pair}: label and number" for pair in bound]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("au 24, quai de la Douane, à Brest", "fr", ["24, quai"]),
        ("en la calle del Olmo, 14, junto al río", "es", ["Olmo, 14,"]),
        ("in via Garibaldi, 7 a Pisa", "it", ["Garibaldi, 7"]),
        ("por la calle, 3 veces", "es", []),
        ("en 1998, rue et place étaient vides", "fr", []),
    ],
)
def test_a_street_is_bound_to_its_house_number(text: str, language: str, bound: list[str]) -> None:
    found = [pair.partition(": ") for pair in bonds(text, language)]
    assert [pair for pair, _, bond in found if bond == "inside an address"] == bound


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("Im 18. Jahrhundert war das so. Heute nicht.", "de", ["so.", "nicht."]),
        ("Es geschah im Jahr 1990. Danach kam er.", "de", ["1990.", "er."]),
        ("Sie wurde am Ende 3. von zehn.", "de", ["zehn."]),
        ("Sie sind u. a. am Rand. Dort nicht.", "de", ["Rand.", "nicht."]),
        ("To jest 2. wersja pliku.", "pl", ["pliku."]),
        ("It is 5 km. from here. Walk.", "en", ["here.", "Walk."]),
        ("We ran 5 km. Then we slept.", "en", ["km.", "slept."]),
        ("Did he say no. Nobody knows.", "en", ["no.", "knows."]),
        ("Это т. е. почти всё. Да.", "ru", ["всё.", "Да."]),
        ("he said so. then he left.", "en", ["so.", "left."]),
    ],
)
def test_the_context_decides_whether_a_full_stop_ends_a_sentence(text: str, language: str, ends: list[str]) -> None:
    assert sentence_ends(text, language) == ends


@pytest.mark.parametrize("text", ["— Oui, je viens.", "Il dort. — Non, il lit."])
def test_a_dash_that_opens_direct_speech_is_bound_to_it(text: str) -> None:
    assert [pair.partition(": ")[2] for pair in bonds(text, "fr")] == ["after a dash that opens"]


def test_a_dash_inside_a_sentence_is_not_bound() -> None:
    assert bonds("It rained — and we stayed.", "en") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“Are you sure?” whispered Tom. He was.", "en"),
        ("“Is it far?” Mara asked. It was.", "en"),
        ("„Wo ist er?“ fragte sie. Niemand wusste es.", "de"),
        ("« Où est-il ? » demanda Luc. Rien.", "fr"),
    ],
)
def test_a_quote_is_bound_to_its_speaker_and_ends_no_sentence(text: str, language: str) -> None:
    assert [pair.partition(": ")[2] for pair in bonds(text, language)] == ["quote and who says it"]
    assert len(sentence_ends(text, language)) == 2


def test_a_quote_before_another_sentence_ends_its_own() -> None:
    assert bonds("“Are you sure?” The door fell shut.", "en") == []
    assert sentence_ends("“Are you sure?” The door fell shut.", "en") == ["sure?”", "shut."]


def test_bound_words_stay_on_one_line_and_explain_names_the_bond() -> None:
    text = "The parcel went to Elm Ave. 14 and the next one on 23 November 1987 to a flat at 1 400 000 dollars in town."
    words = [(word, 300 * at, 300 * at + 280) for at, word in enumerate(text.split())]
    timing = captioner.Timing.from_words(words, language="en")
    lines = [line.text for cue in captioner.caption(timing, max_line_width=24) for line in cue.lines]
    for whole in ("Ave. 14", "23 November 1987", "1 400 000"):
        assert any(whole in line for line in lines), lines
    narrow = captioner.explain(timing, max_line_width=10)
    assert any("inside a date" in dict(choice.reasons) for choice in narrow)


@pytest.mark.parametrize(
    ("phrases", "ends"),
    [
        (["「寒そうで」", "コンタは", "渡しました。"], ["「寒そうで」"]),
        (["「はい」", "「いいえ」", "彼は", "笑った。"], ["「はい」", "「いいえ」"]),
        (["「はい」", "と", "答えた。"], []),
        (["これは", "「花火」", "大会です。"], []),
    ],
)
def test_a_japanese_quote_that_is_a_sentence_ends_where_it_closes(phrases: list[str], ends: list[str]) -> None:
    tokens = tokens_of(phrases, "ja")

    assert [text for text, token in zip(phrases[:-1], tokens, strict=False) if token.tail == "sentence end"] == ends


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("We met at 4 p.m. The bus was late", "en", ["p.m."]),
        ("Take vitamin C. You need it", "en", ["C."]),
        ("He works for Acme Ltd. They make saws", "en", ["Ltd."]),
        ("At 4 p.m. I left", "en", []),
        ("The U.S. Senate met", "en", []),
        ("J. A. Long and Dr. May Hill", "en", []),
        ("Brot, Milch usw. Der Laden ist zu", "de", ["usw."]),
        ("z. B. Sie und ich", "de", []),
    ],
)
def test_an_abbreviation_ends_a_sentence_where_a_function_word_with_a_capital_follows(
    text: str, language: str, ends: list[str]
) -> None:
    assert sentence_ends(text, language) == ends


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("새로 나온 '바람 V12 프로'를 소개합니다.", "ko", ["'바람 V12", "V12 프로'를"]),
        ("we like “Blue Bird” Tours", "en", ["“Blue Bird”"]),
        ("저는 '정말 왜 그래?' 했어요.", "ko", []),
    ],
)
def test_a_name_in_quotes_is_bound_together(text: str, language: str, bound: list[str]) -> None:
    assert bonds(text, language) == [f"{pair}: inside a name in quotes" for pair in bound]


def test_a_korean_month_is_bound_to_its_day() -> None:
    assert bonds("정가는 6월 30일까지입니다.", "ko") == ["6월 30일까지입니다.: inside a date"]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("it holds forty two thousand litres", "en", ["forty two", "two thousand"]),
        ("three hundred and ten people came", "en", ["three hundred", "hundred and", "and ten"]),
        ("son treinta y siete casas", "es", ["treinta y", "y siete"]),
        ("il a trente et un ans", "fr", []),  # "un" is an article far more often
        ("sont vingt deux maisons", "fr", ["vingt deux"]),
        ("são vinte e três casas", "pt", ["vinte e", "e três"]),
        ("drei, zwei, los", "de", []),
    ],
)
def test_the_words_of_a_number_are_bound(text: str, language: str, bound: list[str]) -> None:
    assert bonds(text, language) == [f"{pair}: inside a number" for pair in bound]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("birds as well as bats", "en", ["as well", "well as"]),
        ("I like it as well, as you know", "en", ["as well,"]),
        ("“Even if it rains.”", "en", ["“Even if"]),
        ("she took care of him", "en", ["took care", "care of"]),
        ("not even, if you ask me", "en", []),
        ("das ist nach wie vor so", "de", ["nach wie", "wie vor"]),
        ("cada vez que llueve", "es", ["cada vez", "vez que"]),
        ("viens tout de suite", "fr", ["tout de", "de suite"]),
        ("à cause d’elle, parce qu'il pleut", "fr", ["à cause", "cause d’elle,", "parce qu'il"]),
        ("grazie alla pioggia", "it", ["grazie alla"]),
        ("потому что идёт дождь", "ru", ["потому что"]),
    ],
)
def test_the_words_of_a_fixed_expression_are_bound(text: str, language: str, bound: list[str]) -> None:
    assert bonds(text, language) == [f"{pair}: inside an expression" for pair in bound]


@pytest.mark.parametrize(
    ("text", "language", "bound"),
    [
        ("the town we come from has changed", "en", ["come from"]),
        ("the tools we work with and trust", "en", ["work with"]),
        ("the house she grew up in, near Bath", "en", ["up in,"]),
        ("the story goes on for an hour", "en", ["goes on"]),
        ("a house in over 50 towns", "en", []),
        ("he came from under the bed", "en", []),
        ("before and after the war", "en", []),
        ("we sat under the roof and waited", "en", []),
        ("er zieht die Jacke an und geht", "de", ["Jacke an"]),
        ("avec et sans sucre", "fr", []),
    ],
)
def test_a_preposition_that_nothing_follows_is_bound_to_what_is_before_it(
    text: str, language: str, bound: list[str]
) -> None:
    assert bonds(text, language) == [f"{pair}: verb and its stranded preposition" for pair in bound]


@pytest.mark.parametrize(
    ("text", "language", "objects"),
    [
        ("wash it in cold water before it dries", "en", ["it"]),
        ("I bought this because of you.", "en", ["this", "you."]),
        ("wir sehen sie und gehen", "de", ["sie"]),
        ("sie sehen uns", "de", ["uns"]),
    ],
)
def test_a_pronoun_that_no_verb_or_noun_follows_is_an_object(text: str, language: str, objects: list[str]) -> None:
    words = text.split()
    tokens = tokens_of(words, language)
    assert [word for word, token in zip(words, tokens, strict=True) if token.at_start == "object"] == objects


def test_a_name_in_quotes_is_no_quote_that_somebody_says() -> None:
    assert "Bird” headset: quote and who says it" not in bonds("the “Blue Bird” headset is new", "en")
    assert "bird,” headset: quote and who says it" in bonds("“A blue bird,” headset her friend", "en")


def test_an_ampersand_is_a_conjunction() -> None:
    assert tokens_of(["bed", "&", "breakfast"], "en")[1].at_end == "conjunction"
    assert tokens_of(["bed", "&", "breakfast"], "fr")[1].at_start == "conjunction"
