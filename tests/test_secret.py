"""The key does not show in any attribute, result or message of a client."""

import copy
import gzip
import io
import json
import pickle
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from pytest_httpserver import HTTPServer

from captioner.client import ResembleClient
from captioner.client.secret import Secret
from tests.serving import CLIP, KEY, PATH, error_of, http, raw_server

pytestmark = pytest.mark.usefixtures("quick_retries")


@pytest.fixture
def client(httpserver: HTTPServer) -> Iterator[ResembleClient]:
    with ResembleClient(KEY, base_url=httpserver.url_for(f"/{KEY}"), timeout_s=5) as made:
        yield made


def reachable(start: object) -> Iterator[object]:
    """Every object that attributes and items lead to."""
    seen: dict[int, object] = {}
    waiting = [start]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type):
            continue
        seen[id(one)] = one
        yield one
        slots = [name for kind in type(one).__mro__ for name in getattr(kind, "__slots__", ())]
        waiting += [getattr(one, name) for name in slots if hasattr(one, name)]
        waiting += getattr(one, "__dict__", {}).values()
        waiting.append(getattr(one, "__self__", None))
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one


def test_no_attribute_of_a_client_leads_to_the_key() -> None:
    def answer(connection: socket.socket, _: int) -> None:
        connection.sendall(http(json.dumps(CLIP).encode(), f"Set-Cookie: a={KEY}", f"X-Echo: {KEY}"))
        connection.recv(65536)  # the connection is kept

    with (
        raw_server(answer) as (url, _),
        ResembleClient(KEY, base_url=f"{url}/{KEY}") as client,
    ):
        assert client.get_clip("p", "u") == CLIP
        found = list(reachable(client))
    assert any(isinstance(one, Secret) for one in found)
    for one in found:
        for text in (repr(one), str(one), getattr(one, "pattern", "")):
            assert KEY not in text
            assert KEY[:12] not in text


@pytest.mark.parametrize("taken", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_client_with_its_key_can_be_neither_copied_nor_pickled(taken: Any, client: ResembleClient) -> None:
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)) as caught:
        pickle.dumps(taken(client))
    assert KEY not in repr(caught.value)


ESCAPED = "".join(f"\\u{ord(char):04X}" for char in KEY)
ECHOES = {
    "plain": KEY,
    "inside": f"bad token {KEY}.",
    "upper case": KEY.upper(),
    "percent-encoded": quote(KEY, safe=""),
    "percent-encoded except slashes": quote(KEY),
    "percent-encoded in lower case": quote(KEY, safe="").lower(),
    "percent-encoded twice": quote(quote(KEY, safe=""), safe=""),
    "every character percent-encoded": "".join(f"%{ord(char):02X}" for char in KEY),
    "escaped for JSON": ESCAPED,
    "escaped for JSON twice": ESCAPED.replace("\\", "\\\\"),
    "slash escaped": KEY.replace("/", "\\/"),
    "with invisible characters": "\u200b".join(KEY),
    "with a control character": f"{KEY[:5]}\x00{KEY[5:]}",
}


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES.keys())
def test_an_echo_of_the_key_is_masked_in_every_string(
    echo: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    answer = {
        "uuid": echo,
        "title": f"a {echo} b",
        "voice": {"name": [None, 1.5, [echo]]},
        echo: {echo: True},
        "audio_timestamps": CLIP["audio_timestamps"],
    }
    httpserver.expect_request("").respond_with_json(answer)
    received = client.get_clip("p", "u")
    assert list(received) == ["uuid", "title", "voice", received["uuid"], "audio_timestamps"]
    assert received["title"] == f"a {received['uuid']} b"
    assert received["voice"] == {"name": [None, 1.5, [received["uuid"]]]}
    assert received[received["uuid"]] == {received["uuid"]: True}
    assert received["uuid"] in ("[key]", "bad token [key].")


@pytest.mark.parametrize("escapes", ["u", "whole"])
def test_an_echo_in_json_escapes_is_masked(escapes: str, client: ResembleClient, httpserver: HTTPServer) -> None:
    body = json.dumps({"uuid": KEY}).replace(KEY, ESCAPED if escapes == "whole" else KEY.replace("3", "\\u0033"))
    httpserver.expect_request("").respond_with_data(gzip.compress(body.encode()), headers={"Content-Encoding": "gzip"})
    assert client.get_clip("p", "u") == {"uuid": "[key]"}


def test_characters_that_spell_the_key_become_stars_and_keep_their_times(
    client: ResembleClient, httpserver: HTTPServer
) -> None:
    chars = ["H", "i", " ", *KEY, "!"]
    times = [[at, at + 1] for at in range(len(chars))]
    httpserver.expect_request("").respond_with_json({"timestamps": {"graph_chars": chars, "graph_times": times}})
    timestamps = client.get_clip("p", "u")["timestamps"]
    assert timestamps == {"graph_chars": ["H", "i", " ", *"*" * len(KEY), "!"], "graph_times": times}


def test_a_key_of_digits_is_also_masked_as_a_number() -> None:
    answer: dict[str, Any] = {"uuid": 1234567890, "other": [123456789, 1234567890.5, None, True]}
    Secret("1234567890").mask_in_place(answer)
    assert answer == {"uuid": "[key]", "other": [123456789, 1234567890.5, None, True]}


def test_a_short_key_is_not_masked_in_clips(httpserver: HTTPServer) -> None:
    answer = {**CLIP, "uuid": "sesame", "title": "open sesame"}
    httpserver.expect_ordered_request(PATH).respond_with_json(answer)
    httpserver.expect_ordered_request(PATH).respond_with_json({"message": "bad token sesame"}, status=422)
    with ResembleClient("sesame", base_url=httpserver.url_for("")) as client:
        assert client.get_clip("p", "u") == answer
        assert "bad token [key]" in str(error_of(lambda: client.get_clip("p", "u"), status=422))


def test_the_key_is_masked_in_json_nested_as_deep_as_it_can_be_read(
    client: ResembleClient, httpserver: HTTPServer
) -> None:
    depth = 900
    httpserver.expect_request("").respond_with_data('{"a":' + "[" * depth + f'"{KEY}"' + "]" * depth + "}")
    value = client.get_clip("p", "u")["a"]
    for _ in range(depth):
        (value,) = value
    assert value == "[key]"


@pytest.mark.parametrize("key", ["\\" * 60, "\\a" * 30, "%25" * 20, "a" * 60, "u005c" * 12])
def test_no_key_or_text_makes_the_search_endless(key: str) -> None:
    secret = Secret(key)
    for text in (key[:-1], key[:-1] + "x", "\\" * 5000, "%25" * 5000, key[:-1] * 50):
        secret.masked(text)
    assert secret.masked(f"{key}x") == "[key]x"
    assert secret.masked("".join(f"\\u{ord(char):04x}" for char in key)) == "[key]"


# Messages


@pytest.mark.parametrize("echo", ECHOES.values(), ids=ECHOES.keys())
@pytest.mark.parametrize("kind", ["text/plain", "application/json"])
def test_an_echo_of_the_key_is_in_no_message(
    kind: str, echo: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    body = echo if kind == "text/plain" else json.dumps({"errors": {echo: [{"token": echo}]}})
    httpserver.expect_request("").respond_with_data(body.encode(), 422, content_type=kind)
    assert "[key]" in error_of(lambda: client.get_clip("p", "u"), status=422).partition("says:")[2]


@pytest.mark.parametrize("part", [KEY, quote(KEY, safe=""), f"{KEY}x"])
def test_a_uuid_that_is_the_key_is_in_no_message(part: str, client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request("").respond_with_data("no", 500)
    for project, clip in (("p", part), (part, "u")):
        message = error_of(lambda project=project, clip=clip: client.get_clip(project, clip), status=500)  # type: ignore[misc]
        assert quote(KEY, safe="") not in message


def test_an_audio_link_that_is_cut_in_a_message_shows_no_part_of_the_key(
    client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("").respond_with_data("no", 404)
    start = httpserver.url_for("/")
    for length in range(200 - len(start) - len(KEY), 200 - len(start)):
        link = f"{start}{'x' * length}{KEY}.wav"
        message = error_of(lambda link=link: client.save_audio({"link": link}, io.BytesIO()), status=404)  # type: ignore[misc]
        assert KEY[:2] not in message


def test_a_key_in_a_content_type_is_in_no_message(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(b"x", content_type=f"audio/{KEY}")
    message = error_of(lambda: client.save_audio({"link": httpserver.url_for("/a")}, io.BytesIO()), status=200)
    assert KEY.lower() not in message
    assert "audio/[key]" in message


@pytest.mark.parametrize("space", [" ", "\n", "\u200b"])
def test_a_key_where_a_long_message_is_cut_is_not_shown_in_part(
    space: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    for kept in (1, 8, len(KEY) - 1):
        body = space * (65_536 - kept) + KEY
        httpserver.expect_request("").respond_with_data(body, 400, content_type="text/plain")
        message = error_of(lambda: client.get_clip("p", "c"), status=400)
        assert "the service says" not in message
        httpserver.clear()
