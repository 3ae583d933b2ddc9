"""Words of scripts written without spaces."""

import pytest

import captioner
from captioner.text.measure import display_width
from captioner.text.unspaced import word_spans


def words(run: str) -> list[str]:
    return [run[start:end] for start, end in word_spans(run, 0)]


@pytest.mark.parametrize(
    ("run", "found"),
    [
        ("ไปเล่น", ["ไป", "เล่", "น"]),  # Thai: a vowel before its consonant
        ("ตาและ", ["ตา", "และ"]),  # Thai: a vowel after its consonant
        ("ເມືອງ", ["ເມື", "ອ", "ງ"]),  # Lao
        ("ស្ត្រី", ["ស្ត្រី"]),  # Khmer: stacked consonants
        ("မြန်မာ", ["မြန်", "မာ"]),  # Burmese: a consonant without its vowel ends a syllable
        ("བོད་ཡིག།", ["བོད་", "ཡིག།"]),  # Tibetan: a syllable ends at its mark
        ("ក\u200bខ", ["ក\u200b", "ខ"]),
        ("foo\u200bbar", ["foo\u200b", "bar"]),
    ],
)
def test_syllables_shown_by_marks_are_words(run: str, found: list[str]) -> None:
    assert words(run) == found


TEXTS = {
    "th": "เมื่อวานนี้ฉันไปเดินเล่นที่สวนสาธารณะใกล้บ้านและเห็นเด็กๆเล่นน้ำกันอย่างสนุกสนานจนเย็น",
    "lo": "ມື້ວານນີ້ຂ້ອຍໄປຍ່າງຫຼິ້ນຢູ່ສວນສາທາລະນະໃກ້ເຮືອນແລະເຫັນເດັກນ້ອຍຫຼິ້ນນ້ຳກັນຢ່າງມ່ວນຊື່ນ",
    "km": "ម្សិលមិញខ្ញុំបានទៅដើរលេងនៅសួនសាធារណៈជិតផ្ទះហើយឃើញក្មេងៗលេងទឹកយ៉ាងសប្បាយរីករាយ",
    "my": "မနေ့ကကျွန်တော်အိမ်နားကပန်းခြံမှာလမ်းလျှောက်ထွက်ခဲ့ပြီးကလေးတွေရေကစားနေတာကိုတွေ့ခဲ့တယ်",
    "bo": "ཁ་སང་ང་ནང་གི་ཉེ་འགྲམ་གླིང་གར་འགྲོ་དུས་ཕྲུ་གུ་མང་པོ་ཆུ་ནང་རྩེད་མོ་རྩེ་བཞིན་པ་མཐོང་།",
}


def timed(text: str) -> captioner.Timing:
    times = range(0, 80 * len(text), 80)
    return captioner.Timing.from_chars(text, list(times), [time + 80 for time in times])


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("width", [12, 24, 42])
def test_no_line_is_too_wide_and_no_character_is_lost(language: str, width: int) -> None:
    text = TEXTS[language]
    captions = captioner.caption(timed(text), max_line_width=width)
    assert captions.language == language
    lines = [line.text for cue in captions for line in cue.lines]
    assert max(map(display_width, lines)) <= width
    assert "".join(lines) == text


@pytest.mark.parametrize("width", [8, 12, 24])
def test_no_thai_or_lao_line_ends_with_a_leading_vowel_or_begins_with_a_following_one(width: int) -> None:
    for language in ("th", "lo"):
        captions = captioner.caption(timed(TEXTS[language]), max_line_width=width)
        for line in (line.text for cue in captions for line in cue.lines):
            assert line[-1] not in "เแโใไເແໂໃໄ"
            assert line[0] not in "ะาำๆະາຳໆ"


def test_lines_end_at_the_zero_width_spaces_of_a_text_and_nowhere_else() -> None:
    pieces = ["ម្សិលមិញ", "ខ្ញុំ", "បាន", "ទៅ", "ដើរលេង", "នៅ", "សួនសាធារណៈ", "ជិត", "ផ្ទះ", "ហើយ", "ឃើញ", "ក្មេងៗ", "លេង", "ទឹក"]
    captions = captioner.caption(timed("\u200b".join(pieces)), max_line_width=20)
    lines = [line.text for cue in captions for line in cue.lines]
    assert len(lines) > 2
    assert all(line.endswith("\u200b") for line in lines[:-1])
