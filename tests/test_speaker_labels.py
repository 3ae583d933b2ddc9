"""What is a label of a speaker in a text, and what is not."""

import re

import pytest

from captioner.timing.words import Timing
from tests.dialogues import said, talk


def found(text: str, language: str | None = None) -> list[tuple[str | None, str]]:
    """The turns in a text."""
    pieces = re.findall(r"\s*\S+", text)
    words = [
        (piece if piece[0].isspace() else f" {piece}", 300 * at, 300 * at + 200) for at, piece in enumerate(pieces)
    ]
    return said(Timing.from_words(words, language=language, repair=None).with_speakers_from_text())


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("ANA: Hello. BEN: Hi!", [("ANA", "Hello."), ("BEN", "Hi!")]),
        ("Ana: Hello. Ben: Hi!", [("Ana", "Hello."), ("Ben", "Hi!")]),
        ("ANA: Only one.", [("ANA", "Only one.")]),
        ("Well. ANA: Hello.", [(None, "Well."), ("ANA", "Hello.")]),
        ("- ANA: Hello. - BEN: Hi.", [("ANA", "Hello."), ("BEN", "Hi.")]),
        ("-ANA: Hello\n-BEN: Hi.", [("ANA", "Hello"), ("BEN", "Hi.")]),
        (">> ANA: Hello. >> BEN: Hi.", [("ANA", "Hello."), ("BEN", "Hi.")]),
        ("DR. SMITH: Sit. MRS. O'NEIL: No.", [("DR. SMITH", "Sit."), ("MRS. O'NEIL", "No.")]),
        ("THE DOCTOR: Run! ROSE: Where?", [("THE DOCTOR", "Run!"), ("ROSE", "Where?")]),
        ("Ángel: Hola. José María: Hola.", [("Ángel", "Hola."), ("José María", "Hola.")]),
        ("SPEAKER 1: Hi. SPEAKER 2: Yo.", [("SPEAKER 1", "Hi."), ("SPEAKER 2", "Yo.")]),
        ("I was going to— BEN: Stop!", [(None, "I was going to—"), ("BEN", "Stop!")]),
        ("الأم: مرحبا. الأب: أهلا. الأم: نعم.", [("الأم", "مرحبا."), ("الأب", "أهلا."), ("الأم", "نعم.")]),
        ("ANA: No. [ANA] Yes. (BEN) Hm. BEN: Ha.", [("ANA", "No. Yes."), ("BEN", "Hm. Ha.")]),
    ],
)
def test_a_name_before_a_colon_is_a_speaker(text: str, turns: list[tuple[str | None, str]]) -> None:
    assert found(text, "en" if text.isascii() else None) == turns


@pytest.mark.parametrize(
    "text",
    [
        *("WARNING: hot surface. NOTE: wear gloves.", "Warning: hot. Note: wear gloves. Warning: hot."),
        *(
            "STEP 1: mix. STEP 2: bake.",
            "It is 12:30 now. At 12: lunch.",
            "See https: it is there.",
            "HTTPS: it is safe.",
        ),
        *("Remember: always knock.", "He said: come. She said: go.", "And: so. But: no.", "Then we said: BEN: come."),
        *(
            "[laughs] No. [MUSIC] Go. (sighs) Yes.",
            "[ANA] Yes. [BEN] No.",
            "ANA:",
            "A: Hello. B: Hi.",
            "12: Go. 13: Stop.",
        ),
        *(
            "ACHTUNG: heiß. HINWEIS: kalt.",
            "ATTENTION: chaud. ÉTAPE: une.",
            "注意: 熱い。 注意: 寒い。",
            "<b>: x. <i>: y.",
            ": a. : b.",
        ),
        *("This Whole Long Sentence Of Mine: no. This Whole Long Sentence Of Mine: no.", "", "a", "-->: x. -->: y."),
    ],
)
def test_what_is_no_name_stays_text(text: str) -> None:
    assert found(text, "en" if text.isascii() else None) == ([(None, " ".join(text.split()))] if text else [])


def test_a_label_with_nothing_after_it_stays_text() -> None:
    assert found("BEN: Yes. ANA:") == [("BEN", "Yes. ANA:")]
    assert found("BEN: Yes. ANA: CID: No.") == [("BEN", "Yes."), ("ANA", "CID: No.")]


def test_a_name_of_the_source_is_a_speaker_in_brackets() -> None:
    timing = talk(("Ana", "Hello."), ("Ben", "[ANA] Hi. [laughs] Go."))
    assert said(timing.with_speakers_from_text()) == [("Ana", "Hello."), ("ANA", "Hi. [laughs] Go.")]


def test_a_word_of_a_closed_class_is_a_name_only_in_capitals() -> None:
    assert found("Because: he left. Ana: No.", "en") == [(None, "Because: he left. Ana: No.")]
    assert found("WILL: Yes. MAY: No.", "en") == [("WILL", "Yes."), ("MAY", "No.")]
