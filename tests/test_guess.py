"""The guessed language of a text."""

import pytest

from captioner.languages.guess import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What do you think?", "en"),
        ("", "en"),
        ("1984", "en"),
        ("東京の朝は早い。", "ja"),
        ("我当然记得。", "zh"),
        ("오늘 아침에는", "ko"),
        ("สวัสดีตอนเช้า", "th"),
        ("صباح الخير", "ar"),
        ("בוקר טוב", "he"),
        ("नमस्ते", "hi"),
        ("Доброе утро", "ru"),
        ("¿Dónde está la biblioteca de la ciudad?", "es"),
        ("L’eau qu’il boit n’est pas froide.", "fr"),
        ("Das ist nicht der Weg, den wir gehen.", "de"),
        ("Isso não é o que você me disse.", "pt"),
        ("Questo non è il libro che cercavo.", "it"),
        ("Dit is niet het boek dat ik zocht.", "nl"),
        ("To nie jest książka, której szukałem.", "pl"),
        ("Bu benim aradığım kitap değil.", "tr"),
        ("Det här är inte boken som jag sökte.", "sv"),
        ("The sign read 出口, which means exit, as I know by now.", "en"),
    ],
)
def test_script_and_function_words_determine_the_language(text: str, language: str) -> None:
    assert guess_language(text) == language
