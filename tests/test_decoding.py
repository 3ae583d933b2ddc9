"""The encodings of caption files: those that are known, given and guessed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

import captioner
from captioner import FormatError
from captioner.subtitles.decoding import decoded

SRT = "1\n00:00:01,000 --> 00:00:03,000\n{}\n\n"


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("Le café était fermé.", "cp1252"),
        ("Мы долго ждали автобус.", "cp1251"),
        ("Мы долго ждали автобус.", "koi8-r"),
        ("Příliš žluťoučký kůň.", "iso8859-2"),
        ("東京は今日も雨です。", "shift_jis"),
        ("今天天气很好。", "gb18030"),
        ("今天天氣很好。", "big5"),
        ("오늘은 날씨가 좋습니다.", "euc-kr"),
        ("ذهبنا إلى السوق.", "cp1256"),
        ("😀 <b> -->", "utf-32"),
        ("Café", "utf-16-be"),
        ("Café", "UTF8"),
    ],
)
def test_captions_are_read_and_rewritten_in_an_encoding_that_is_given(said: str, encoding: str) -> None:
    data = SRT.format(said).encode(encoding)
    captions = captioner.read_captions(data, encoding=encoding, language="en")
    assert captions == captioner.read_captions(SRT.format(said), language="en")
    assert captioner.rewrite(data, captions, encoding=encoding) == SRT.format(said)


@given(st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), min_size=1))
def test_any_text_is_read_in_its_own_encoding(said: str) -> None:
    assert decoded(said.encode("cp1252"), "cp1252").text == said.lstrip("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("said", ["Plain.", "Café, 東京, 😀."])
def test_utf16_is_read_with_and_without_a_mark(encoding: str, mark: str, said: str) -> None:
    assert captioner.read_captions((mark + SRT.format(said)).encode(encoding))[0].text == said


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("Mañana será otro día, señor.", "cp1252"),
        ("Jag går hem nu. Är du där?", "cp1252"),
        ("Zażółć gęślą jaźń, proszę bardzo.", "cp1250"),
        ("Мы долго ждали автобус под дождём.", "cp1251"),
        ("東京は今日も雨ですが、明日は晴れるでしょう。", "cp932"),
        ("今天天气很好，我们去公园散步吧。", "gb18030"),
        ("오늘은 날씨가 아주 좋습니다.", "cp949"),
        ("ذهبنا إلى السوق في الصباح الباكر.", "cp1256"),
        ("Περιμέναμε το λεωφορείο στη βροχή.", "cp1253"),
    ],
)
def test_an_encoding_is_guessed_only_if_that_is_asked_for(said: str, encoding: str) -> None:
    data = SRT.format(said).encode(encoding)
    with pytest.raises(FormatError, match="is not text in UTF-8"):
        captioner.read_captions(data)
    captions = captioner.read_captions(data, lenient=True)
    assert captions[0].text == said
    assert [(fault.kind, fault.found) for fault in captions.faults] == [("encoding", f"{encoding}, guessed")]
    with pytest.raises(FormatError, match="give its encoding"):
        captioner.rewrite(data, captions)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"\xff\xd8\xff\xe0", bytes(range(128, 256)), b"caf\xe9"])
def test_data_that_is_no_captions_is_not_guessed(data: bytes) -> None:
    with pytest.raises(FormatError, match="is not text in UTF-8"):
        captioner.read_captions(data, lenient=True)


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "utf-8\0", "é"])
def test_a_name_that_is_no_encoding_is_refused(name: str) -> None:
    with pytest.raises(FormatError, match="is not an encoding that Python knows"):
        captioner.read_captions("Café".encode("cp1252"), encoding=name)


def test_a_file_in_another_encoding_than_the_given_one_is_refused_with_the_place() -> None:
    with pytest.raises(FormatError, match=r"is not text in UTF-8 \(byte 3\): save it as UTF-8, or give its encoding"):
        captioner.read_captions("Café".encode("cp1252"), encoding="utf-8")
    with pytest.raises(FormatError, match=r"is not text in SHIFT_JIS \(byte \d+\): give another encoding"):
        captioner.read_captions(SRT.format("\x80\xff").encode("latin-1"), encoding="shift_jis")


def test_marks_are_counted_and_dropped() -> None:
    mark = "\ufeff"
    file = decoded(f"{mark}{mark}a{mark}\r\n{mark}b\r\n\r\n{mark}{mark}c".encode())
    assert (file.text, file.marks, file.marked_lines) == (f"a{mark}\nb\n\nc", 2, (2, 4))
    assert decoded(codecs.BOM_UTF16_LE + "a".encode("utf-16-le")).encoding == "utf-16"


def test_the_mark_of_utf8_stays_in_a_file_that_is_rewritten() -> None:
    text = SRT.format("Café")
    for marks in ("", "\ufeff", "\ufeff\ufeff"):
        data = (marks + text).encode()
        assert captioner.rewrite(data, captioner.read_captions(data)) == marks[:1] + text
    data = text.encode("utf-16")
    assert captioner.rewrite(data, captioner.read_captions(data)) == text
