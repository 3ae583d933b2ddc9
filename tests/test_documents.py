import codecs
import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captioner import FormatError
from captioner.readers.documents import documents

OBJECT = {"title": "Déjà vu\u2028👍", "n": [1, 2.5, None, True]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_bytes_are_read_in_every_encoding_that_json_may_have(encoding: str) -> None:
    text = json.dumps(OBJECT, ensure_ascii=False)

    assert documents(text.encode(encoding)) == [OBJECT]
    assert documents(bytearray(text.encode(encoding))) == [OBJECT]


def test_text_may_begin_with_a_byte_order_mark() -> None:
    assert documents(codecs.BOM_UTF8.decode() + json.dumps(OBJECT)) == [OBJECT]


@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1}, {"b": 2}]',
        '{"a": 1}\n{"b": 2}\n',
        '{"a": 1}\r\n\r\n{"b": 2}',
        '\n\n{"a": 1}\n \n{"b": 2}\n\n',
    ],
)
def test_an_array_and_json_lines_hold_several_documents(text: str) -> None:
    assert documents(text) == [{"a": 1}, {"b": 2}]


def test_a_line_separator_inside_a_string_ends_no_json_line() -> None:
    line = json.dumps(OBJECT, ensure_ascii=False)

    assert documents(f"{line}\n{line}") == [OBJECT, OBJECT]


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers(-(2**200), 2**200) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.booleans(),
)
def test_what_is_large_is_read_as_what_is_small(value: object, ascii_only: bool) -> None:
    text = json.dumps({"value": value}, ensure_ascii=ascii_only)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("captioner.readers.documents._MUCH", 10**12)
        small = documents(text)
        patch.setattr("captioner.readers.documents._MUCH", 0)
        assert small == documents(text) == [json.loads(text)]


@pytest.mark.parametrize("much", [0, 10**12])
@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("NaN", "nan"),
        ("-Infinity", "-inf"),
        ("1e400", "inf"),
        ("18446744073709551616", "18446744073709551616"),
        ('{"b": 1, "b": 2}', "{'b': 2}"),
        (r'"\ud800"', r"'\ud800'"),
        ('"\ud800"', r"'\ud800'"),
    ],
)
def test_what_not_all_readers_of_json_take_is_read_as_python_reads_it(
    value: str, read: str, much: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("captioner.readers.documents._MUCH", much)
    assert repr(documents(f'{{"a": {value}}}')) == f"[{{'a': {read}}}]"


def test_values_are_taken_as_they_are() -> None:
    assert documents(OBJECT) == [OBJECT]
    assert documents((OBJECT, OBJECT)) == [OBJECT, OBJECT]
    assert documents(OBJECT)[0] is OBJECT


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "is empty: a clip's JSON was expected"),
        (b"\n \n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        ("[]", "holds no clip: the list is empty"),
        ([], "holds no clip: the list is empty"),
        ("null", "^is null, not a JSON object: a clip was expected"),
        ("true", "^is true or false, not"),
        ("7", "^is a number, not"),
        ("NaN", "^is a number, not"),
        ('"clip.json"', "^is a string, not"),
        ("[[]]", "^item 1 is an array, not"),
        ('{"a": 1}\n7', "^item 2 is a number, not"),
        pytest.param(object(), "^is object, not a JSON object", id="an object"),
        ("<html>", r"is a web page \(HTML\): save the answer or the file itself"),
        ("Hello.", r"begins with 'Hello.', and is neither JSON nor captions"),
        ('{"a": [1,', r"is not whole JSON: .* \(line 1, column 10\)"),
        ('{"a": 1}\n{"b": ', r"is neither JSON nor JSON lines: Expecting value \(line 2, column 7\); save"),
        ('{"a": 1} 7', r"is neither JSON nor JSON lines: Extra data \(line 1, column 10\)"),
        (b'{"title": "D\xe9j\xe0 vu"}', "is not text: byte 12 is not UTF-8"),
        (b'{"half": "\xed\xa0\x80"}', "is not text: byte 10 is not UTF-8"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt \xff\xfe\xfd", "^is a WAV that does not say how many samples"),
        ("[" * 100_000, "is not JSON that can be read: nested too deep"),
        ("{}\n" + "[" * 100_000, "is not JSON that can be read: nested too deep"),
        ("1" * 5000, "is not JSON that can be read: a number of thousands of digits"),
        ("{}\n" + "1" * 5000, "is not JSON that can be read: a number of thousands of digits"),
    ],
    ids=lambda value: repr(value)[:40],
)
@pytest.mark.parametrize("much", [0, 10**12])
def test_what_is_no_document_is_said_and_where(
    source: Any, fault: str, much: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("captioner.readers.documents._MUCH", much)
    with pytest.raises(FormatError, match=fault):
        documents(source)


@given(st.one_of(st.text(), st.binary()))
def test_any_text_and_any_bytes_are_documents_or_an_error_of_ours(source: str | bytes) -> None:
    with contextlib.suppress(FormatError):
        assert all(isinstance(document, dict) for document in documents(source))
