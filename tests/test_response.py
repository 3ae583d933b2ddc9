"""No response takes much more memory than a clip of the same size."""

import gzip
import json
import tracemalloc
from itertools import product
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from captioner.client.response import has_too_many_values
from tests.serving import PATH, error_of, get_from

SIZE = 64 * 1024 * 1024


def repeated(piece: str) -> bytearray:
    """A response of 64 MiB that repeats a piece."""
    piece_bytes = piece.encode()
    return bytearray(b'{"a":[' + piece_bytes * ((SIZE - 10) // len(piece_bytes)) + b"1]}")


def many_names() -> bytearray:
    return bytearray(b"{" + b",".join(b'"%x":1' % number for number in range(SIZE // 10)) + b"}")


HOSTILE = {
    "arrays": "[],",
    "arrays of one": "[1],",
    "nested arrays": "[" * 300 + "]" * 300 + ",",
    "objects": "{},",
    "objects of one": '{"a":1},',
    "short numbers": "-9,",
    "floats": "9e9,",
    "short strings": '"ab",',
    "strings of others": '"€",',
    "nulls": "null,",
    "triples": "[-9,-9,-9],",
    "short pairs": '[-9,-9],"€",',
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_json_that_would_fill_the_memory_has_too_many_values(piece: str) -> None:
    assert has_too_many_values(repeated(piece))


@pytest.mark.slow
def test_an_object_with_endless_names_has_too_many_values() -> None:
    assert has_too_many_values(many_names())


OF_SPEECH = [("a", True), ("日", False), ('"', True), ("[", False)]
MORE_OF_SPEECH = [("a", False), ("日", True), ('"', False), ("[", True), *product(":,", [False, True])]


@pytest.mark.parametrize(
    ("char", "spaced"), [*OF_SPEECH, *(pytest.param(*one, marks=pytest.mark.slow) for one in MORE_OF_SPEECH)]
)
@pytest.mark.slow
def test_hours_of_speech_do_not_have_too_many_values(char: str, spaced: bool) -> None:
    count = 200_000
    timestamps = {
        "graph_chars": ["a", "b", char, "c"] * (count // 4),
        "graph_times": [[round(at * 0.08, 4), round(at * 0.08 + 0.07, 4)] for at in range(count)],
    }
    answer: dict[str, Any] = {"uuid": "u", "title": "Title", "body": "a" * count, "audio_timestamps": timestamps}
    separators = (", ", ": ") if spaced else (",", ":")
    assert not has_too_many_values(bytearray(json.dumps(answer, ensure_ascii=False, separators=separators).encode()))


def test_a_clip_of_the_maximum_size_does_not_have_too_many_values() -> None:
    count = SIZE // len('[0.0, 0.5], "a", ') - 10
    body = b'{"graph_chars": [' + b'"a", ' * count + b'"a"], "graph_times": [' + b"[0.0, 0.5], " * count + b"[1, 2]]}"
    assert not has_too_many_values(bytearray(body))


def test_a_response_with_too_many_values_raises_our_error(httpserver: HTTPServer) -> None:
    body = gzip.compress(b'{"a":[' + b"-9," * 1_100_000 + b"1]}")
    for status in (200, 422):
        answer = httpserver.expect_ordered_request(PATH)
        answer.respond_with_data(body, status, {"Content-Encoding": "gzip"}, content_type="application/json")
    message = error_of(lambda: get_from(httpserver.url_for("")), status=200)
    assert "200, but the response contains more values than any clip has characters and times" in message
    assert "says" not in error_of(lambda: get_from(httpserver.url_for("")), status=422)


@pytest.mark.parametrize("kind", ["text/plain", "application/json"])
def test_an_endless_message_is_cut(kind: str, httpserver: HTTPServer) -> None:
    words = "a \x00" * 5_000_000
    body = words if kind == "text/plain" else json.dumps({"message": words})
    httpserver.expect_request(PATH).respond_with_data(
        gzip.compress(body.encode(), 1), 422, {"Content-Encoding": "gzip"}, content_type=kind
    )
    tracemalloc.start()
    message = error_of(lambda: get_from(httpserver.url_for("")), status=422)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert message.endswith("(the service says: " + "a " * 99 + "a )")
    assert peak < 200_000_000
