"""The table of readers: which one a document goes to, and how to add one."""

from dataclasses import replace
from pathlib import Path

import pytest

import captioner
from captioner import readers
from captioner.readers import READERS, Reader, holds_clip
from tests.clips import FIXTURES

# A vendor's module, written as `captioner.readers` describes.
ACME = """
from captioner.errors import ClipNotReadyError
from captioner.readers.documents import Document
from captioner.timing.words import Timing


def timings(documents: list[Document], ms_per_unit: int, owned: bool) -> tuple[Timing, ...]:
    return tuple(timing(document, ms_per_unit) for document in documents)


def timing(document: Document, ms_per_unit: int) -> Timing:
    if not document["acme_words"]:
        raise ClipNotReadyError("an Acme clip has no words yet: fetch it again in a moment", rendering=True)
    said = document["acme_words"]
    words = [(word, round(start * ms_per_unit), round(end * ms_per_unit)) for word, start, end in said]
    return Timing.from_words(words, language=document.get("language"))
"""
SAID = {"acme_words": [["Hello,", 0, 0.4], ["world!", 0.5, 0.9]], "language": "en"}
WORDS = [("Hello,", 0, 400), ("world!", 500, 900)]


@pytest.fixture
def _acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acme_reader.py").write_text(ACME, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(readers, "READERS", {**READERS, "acme": Reader(frozenset({"acme_words"}), "acme_reader")})


@pytest.mark.usefixtures("_acme")
def test_a_vendor_needs_only_one_file_and_one_row() -> None:
    assert captioner.read_clip(SAID) == replace(captioner.Timing.from_words(WORDS, language="en"), source="acme")
    assert captioner.read_clips([SAID, SAID]) == (captioner.read_clip(SAID),) * 2
    in_ms = {"acme_words": [list(word) for word in WORDS]}
    assert captioner.read_clip(in_ms, time_unit="ms") == replace(captioner.Timing.from_words(WORDS), source="acme")
    with pytest.raises(captioner.ClipNotReadyError, match="an Acme clip"):
        captioner.read_clip({"acme_words": []})


@pytest.mark.usefixtures("_acme")
def test_a_new_vendor_does_not_affect_the_others() -> None:
    path = FIXTURES / "clips" / "v1.json"
    assert [word.text for word in captioner.read_clip(path).words][:2] == ["Resemble", "increases"]
    with pytest.raises(captioner.FormatError, match="item 2 is not a clip of the Resemble API"):
        captioner.read_clips([{"graph_chars": ["A"], "graph_times": [[0, 1]]}, SAID])


@pytest.mark.parametrize("document", [{}, {"words": []}, {"segments": [{"text": "Hello"}]}, SAID])
def test_an_unknown_document_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(captioner.FormatError, match=r"^is not a clip of the Resemble API, (nor|but) an "):
        captioner.read_clip(document)


def test_the_table_of_readers_is_immutable() -> None:
    with pytest.raises(TypeError):
        READERS["acme"] = READERS["resemble"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        (b'{"uuid": "1", "finished": false}', True),
        (b'{"item": {}}', True),
        (b'{"success": false, "message": "no"}', True),
        (b'[{"text": "x"}, {"audio_timestamps": 3}]', True),
        (b'{"text": "x"}\n{"timestamps": {}}', True),
        (b'{"text": "x", "segments": []}', False),
        (b'["uuid", 3, null]', False),
        (b"3", False),
        (b"", None),
        (b'{"uuid": ', None),
        (b"\x89PNG\r\n", None),
        (b"[" * 100_000, None),
    ],
)
def test_json_is_meant_for_a_reader_even_if_none_can_read_it(source: bytes, answer: bool | None) -> None:
    assert holds_clip(source) is answer
