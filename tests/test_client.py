"""The client against real servers on this machine."""

import gzip
import io
import json
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import pytest
from pytest_httpserver import HTTPServer

from captioner import client as client_module
from captioner.client import ResembleClient, answers, download, transport
from captioner.errors import AuthenticationError, ClientError, ClipNotFoundError, FormatError, RateLimitError
from tests.serving import CLIP, KEY, PATH, RENDERING, error_of, get_from, http, raw_server

pytestmark = pytest.mark.usefixtures("quick_retries")


@pytest.fixture
def client(httpserver: HTTPServer) -> Iterator[ResembleClient]:
    with ResembleClient(KEY, base_url=httpserver.url_for(""), timeout_s=5) as made:
        yield made


@pytest.fixture(scope="session")
def _other_server() -> Iterator[HTTPServer]:
    with HTTPServer("127.0.0.1") as server:
        yield server


@pytest.fixture
def elsewhere(_other_server: HTTPServer) -> HTTPServer:
    """A server on another port, which answers every request with a clip."""
    _other_server.clear()
    _other_server.expect_request("").respond_with_json(CLIP)
    return _other_server


def authorizations(server: HTTPServer) -> list[str | None]:
    return [request.headers.get("Authorization") for request, _ in server.log]


# Requests and responses


@pytest.mark.parametrize(("api", "header"), [("v1", f"Token token={KEY}"), ("v2", f"Bearer {KEY}")])
def test_each_api_version_has_its_own_path_and_header(
    api: Literal["v1", "v2"], header: str, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(f"/api/{api}/projects/p/clips/u").respond_with_json(CLIP)
    with ResembleClient(KEY, base_url=httpserver.url_for(""), api=api) as client:
        assert client.get_clip("p", "u") == CLIP
    assert authorizations(httpserver) == [header]


def test_a_response_without_the_key_is_returned_unchanged(client: ResembleClient, httpserver: HTTPServer) -> None:
    answer = {"success": True, "item": {**CLIP, "title": "Grüße 👋🏽", "new": [None, 1e-9]}, "unknown": {}}
    httpserver.expect_request(PATH).respond_with_data(
        gzip.compress(json.dumps(answer).encode()), headers={"Content-Encoding": "gzip"}
    )
    assert client.get_clip("p", "u") == answer


def test_both_uuids_are_quoted_in_the_path(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request("").respond_with_json(CLIP)
    client.get_clip("a/../b?c#d%2e", "é \udcff")
    assert httpserver.log[0][0].environ["REQUEST_URI"] == "/api/v1/projects/a%2F..%2Fb%3Fc%23d%252e/clips/%C3%A9%20%3F"


@pytest.mark.parametrize("part", ["", ".", ".."])
def test_a_uuid_that_a_path_would_drop_is_refused(part: str, client: ResembleClient, httpserver: HTTPServer) -> None:
    assert f"the project UUID cannot be {part!r}" in error_of(lambda: client.get_clip(part, "u"))
    assert f"the clip UUID cannot be {part!r}" in error_of(lambda: client.get_clip("p", part))
    assert httpserver.log == []


@pytest.mark.parametrize("prefix", ["", "/", "/deep/path", "/deep/path//"])
def test_the_base_url_may_end_in_a_slash_or_a_path(prefix: str, httpserver: HTTPServer) -> None:
    httpserver.expect_request(prefix.rstrip("/") + PATH).respond_with_json(CLIP)
    assert get_from(httpserver.url_for("").rstrip("/") + prefix) == CLIP


# Where the key is sent


@pytest.mark.parametrize("key", ["", " ", KEY + "\n", "k\r\nX: y", "k\x00", "clé", "κλειδί", "k\x7f", "“k”", "a b"])
def test_an_impossible_key_is_refused_without_showing_it(key: str) -> None:
    message = error_of(lambda: ResembleClient(key), AuthenticationError)
    assert "RESEMBLE_API_KEY" in message
    assert not key.strip() or key not in message


@pytest.mark.parametrize("base", ["http://example.test", "http://10.0.0.1", "http://127.example.test", "http://[::2]"])
def test_http_to_another_machine_is_refused_before_anything_is_sent(base: str) -> None:
    message = error_of(lambda: ResembleClient(KEY, base_url=base))
    assert base in message
    assert "https only" in message


@pytest.mark.parametrize("base", ["http://localhost:1", "http://127.8.9.1", "http://[::1]:80", "HTTPS://Example.test"])
def test_http_to_this_machine_and_https_anywhere_are_accepted(base: str) -> None:
    ResembleClient(KEY, base_url=base).close()


@pytest.mark.parametrize(
    "base",
    [
        "https://me:hunter2@example.test",
        "https://me:hunter2@[bad",
        "https://me:hun@ter2@example.test:x/",
        "https://example.test?token=hunter2",
        "https://example.test/#x",
        "ftp://[bad",
        "https://",
        "example.test",
        "",
    ],
)
def test_an_unusable_base_url_is_refused_without_showing_its_password(base: str) -> None:
    message = error_of(lambda: ResembleClient(KEY, base_url=base))
    assert "give https://HOST" in message
    assert "hunter2" not in message
    assert "hun@" not in message


def test_an_unknown_api_version_is_refused() -> None:
    assert "choose v1 or v2" in error_of(lambda: ResembleClient(KEY, api="v3"))  # type: ignore[arg-type]


def test_the_repr_of_a_client_does_not_show_the_key() -> None:
    with ResembleClient(KEY, base_url=f"https://example.test/{KEY}") as client:
        assert repr(client) == "ResembleClient(base_url='https://example.test/[key]', api='v1')"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_host_is_sent_the_key(
    status: int, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(status=status, headers={"Location": "/new place"})
    httpserver.expect_request("/new place").respond_with_json(CLIP)
    assert client.get_clip("p", "u") == CLIP
    assert authorizations(httpserver) == [f"Token token={KEY}"] * 2


def test_the_key_is_sent_only_to_the_host_of_the_base_url(
    client: ResembleClient, httpserver: HTTPServer, elsewhere: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(status=302, headers={"Location": elsewhere.url_for("/x")})
    assert client.get_clip("p", "u") == CLIP
    assert authorizations(httpserver) == [f"Token token={KEY}"]
    assert authorizations(elsewhere) == [None]


def test_another_name_of_the_same_machine_is_another_host(client: ResembleClient, httpserver: HTTPServer) -> None:
    if "127.0.0.1" not in {address[0] for *_, address in socket.getaddrinfo("localhost", None)}:
        pytest.skip("needs localhost to be 127.0.0.1 here")
    other_name = f"http://localhost:{httpserver.port}/x"
    httpserver.expect_request(PATH).respond_with_data(status=302, headers={"Location": other_name})
    httpserver.expect_request("/x").respond_with_json(CLIP)
    assert client.get_clip("p", "u") == CLIP
    assert authorizations(httpserver) == [f"Token token={KEY}", None]


def test_a_refusal_after_a_redirect_says_where_it_led_and_that_the_key_was_not_sent(
    client: ResembleClient, httpserver: HTTPServer
) -> None:
    with HTTPServer("127.0.0.1") as other:
        other.expect_request("/x").respond_with_data(status=401)
        place = other.url_for(f"/x?signature=hunter2&key={KEY}").replace("//", "//me:hunter2@")
        httpserver.expect_request(PATH).respond_with_data(status=302, headers={"Location": place})
        message = error_of(lambda: client.get_clip("p", "u"), AuthenticationError, 401)
        assert f"redirected to http://127.0.0.1:{other.port}, which never gets the key" in message
        assert "hunter2" not in message
        assert authorizations(other) == [None]


@pytest.mark.parametrize(
    "place", ["http://example.test/", "ftp://localhost/", "file:///etc/passwd", "https:///x", "//["]
)
def test_an_insecure_redirect_is_not_followed(place: str) -> None:
    sent = http(b"", f"Location: {place}", status="302 Found")
    with raw_server(lambda connection, _: connection.sendall(sent)) as (url, requests):
        assert f"{url}{PATH}" in error_of(lambda: get_from(url))
    assert len(requests) == 1


def test_circular_redirects_end(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(status=302, headers={"Location": PATH})
    assert "redirected more than 5 times" in error_of(lambda: client.get_clip("p", "u"))
    assert len(httpserver.log) == 6


def test_the_body_of_a_redirect_is_not_read(elsewhere: HTTPServer) -> None:
    def answer(connection: socket.socket, _: int) -> None:
        connection.sendall(f"HTTP/1.1 302 Found\r\nLocation: {elsewhere.url_for('/x')}\r\n\r\n".encode())
        while True:  # until the client hangs up
            connection.sendall(b"x" * 65536)

    with raw_server(answer) as (url, _):
        assert get_from(url) == CLIP


def test_the_key_is_sent_over_https(tls_server: HTTPServer) -> None:
    tls_server.expect_request(PATH).respond_with_json(CLIP)
    assert get_from(tls_server.url_for("")) == CLIP
    assert authorizations(tls_server) == [f"Token token={KEY}"]


def test_a_redirect_from_https_to_http_is_not_followed(tls_server: HTTPServer, elsewhere: HTTPServer) -> None:
    tls_server.expect_request(PATH).respond_with_data(status=302, headers={"Location": elsewhere.url_for("/x")})
    assert "not https" in error_of(lambda: get_from(tls_server.url_for("")))
    assert elsewhere.log == []


def test_netrc_does_not_replace_the_key(
    tls_server: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password other\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    tls_server.expect_request(PATH).respond_with_data(status=302, headers={"Location": "/x"})
    tls_server.expect_request("/x").respond_with_json(CLIP)
    assert get_from(tls_server.url_for("")) == CLIP
    assert authorizations(tls_server) == [f"Token token={KEY}"] * 2


def test_an_unencrypted_key_is_not_sent_through_a_proxy(
    client: ResembleClient, httpserver: HTTPServer, elsewhere: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", elsewhere.url_for(""))
    httpserver.expect_request(PATH).respond_with_json(CLIP)
    assert client.get_clip("p", "u") == CLIP
    assert elsewhere.log == []


# Refusals


@pytest.mark.parametrize(
    ("status", "kind", "remedy"),
    [
        (400, ClientError, "the request was refused"),
        (401, AuthenticationError, "check the API key"),
        (402, ClientError, "the request was refused"),
        (403, AuthenticationError, "owns the project"),
        (404, ClipNotFoundError, "check both UUIDs"),
        (410, ClipNotFoundError, "was deleted"),
        (418, ClientError, "the request was refused"),
        (304, ClientError, "the request was refused"),
        (429, RateLimitError, "wait a minute"),
        (500, ClientError, "try again later"),
        (503, ClientError, "try again later"),
        (504, ClientError, "try again later"),
    ],
)
def test_each_status_raises_its_error_with_a_remedy(
    status: int, kind: type[ClientError], remedy: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(status=status)
    message = error_of(lambda: client.get_clip("p", "u"), kind, status)
    assert message.startswith(f"{httpserver.url_for(PATH)}: {status}, ")
    assert remedy in message
    assert "says" not in message


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({"success": False, "message": "No such clip"}, "No such clip"),
        ({"error": "No\nsuch\x1b[31m\tclip\u202e"}, "No such[31m clip"),
        ({"errors": ["No clip", "No project"]}, "No clip; No project"),
        ({"errors": {"uuid": ["is bad", "is old"], "page": "is 0"}}, "uuid: is bad; uuid: is old; page: is 0"),
        ({"message": {"a": {"b": [1]}}}, "a: {'b': [1]}"),
        ({"message": f"bad token {KEY}."}, "bad token [key]."),
        ({"message": "bad k3y%2BS3cret%2f0123456789%3D%3D"}, "bad [key]"),
        ({"message": f"{KEY[:9]}\x00{KEY[9:].upper()}"}, "[key]"),
        ({"message": "x" * 195 + KEY}, "x" * 195 + "[key]"),
        ({"message": "x" * 300}, "x" * 200),
        ({"message": "\ud800ok"}, "ok"),
    ],
)
def test_the_message_of_the_service_is_quoted_on_one_short_line(
    document: dict[str, Any], message: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(json.dumps(document), status=422, content_type="application/json")
    assert error_of(lambda: client.get_clip("p", "u"), status=422).endswith(f" (the service says: {message})")


@pytest.mark.parametrize("answer", ["[1]", "null", "<html>", "", "[" * 100_000, '{"message": null}', '{"errors": []}'])
def test_a_refusal_without_a_message_quotes_none(answer: str, client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(answer, status=404, content_type="text/html")
    assert "says" not in error_of(lambda: client.get_clip("p", "u"), ClipNotFoundError, 404)


def test_a_plain_text_response_counts_as_a_message(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(f"Down\n for {KEY}" + "!" * 300, 500, content_type="text/plain")
    assert error_of(lambda: client.get_clip("p", "u"), status=500).endswith(
        "(the service says: Down for [key]" + "!" * 186 + ")"
    )


def test_success_false_is_an_error_whatever_the_status_is(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_json({"success": False, "message": f"No clip for {KEY}"})
    assert error_of(lambda: client.get_clip("p", "u"), status=200).endswith("(the service says: No clip for [key])")


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b'"clip"', b"null", b"\xff\xfe\xfa", b"[" * 100_000, b'{"a": 1']
)
def test_a_response_that_is_not_a_json_object_is_an_error(
    body: bytes, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_data(body, content_type="text/html")
    assert "200, but the response is not a JSON object" in error_of(lambda: client.get_clip("p", "u"), status=200)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_response_that_is_too_large_is_an_error_and_is_not_read_to_the_end(
    encoding: str, client: ResembleClient, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answers._MAX_RESPONSE_BYTES == 64 * 2**20
    monkeypatch.setattr(answers, "_MAX_RESPONSE_BYTES", 2**20)
    whole = b'{"title": "' + b" " * 2**24 + b'"}'
    body = gzip.compress(whole) if encoding == "gzip" else whole
    httpserver.expect_request(PATH).respond_with_data(body, headers={"Content-Encoding": encoding})
    assert "larger than 1 MiB" in error_of(lambda: client.get_clip("p", "u"), status=200)


def test_the_size_limit_does_not_depend_on_a_content_length(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_MAX_RESPONSE_BYTES", 2**20)

    def endless(connection: socket.socket, _: int) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:  # until the client hangs up
            connection.sendall(b"10000\r\n" + b" " * 65536 + b"\r\n")

    with raw_server(endless) as (url, _):
        assert "larger than 1 MiB" in error_of(lambda: get_from(url), status=200)


# Network errors and retries


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_transient_error_is_retried_until_it_passes(
    status: int, client: ResembleClient, httpserver: HTTPServer
) -> None:
    for _ in range(4):
        httpserver.expect_ordered_request(PATH).respond_with_data(status=status)
    httpserver.expect_ordered_request(PATH).respond_with_json(CLIP)
    assert client.get_clip("p", "u") == CLIP
    assert authorizations(httpserver) == [f"Token token={KEY}"] * 5


def test_retry_after_is_obeyed_up_to_a_minute(client: ResembleClient, httpserver: HTTPServer) -> None:
    assert transport._RETRY.retry_after_max == 60
    httpserver.expect_ordered_request(PATH).respond_with_data(status=429, headers={"Retry-After": "1"})
    httpserver.expect_ordered_request(PATH).respond_with_json(CLIP)
    start = time.monotonic()
    assert client.get_clip("p", "u") == CLIP
    assert time.monotonic() - start >= 1


def test_a_lasting_rate_limit_is_reported_with_the_message_of_the_service(
    client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json({"error": "Slow down"}, status=429)
    assert "Slow down" in error_of(lambda: client.get_clip("p", "u"), RateLimitError, 429)
    assert len(httpserver.log) == 5


def test_an_internal_server_error_is_not_retried(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_data(status=500)
    error_of(lambda: client.get_clip("p", "u"), status=500)
    assert len(httpserver.log) == 1


def test_a_dropped_connection_is_retried() -> None:
    def answer(connection: socket.socket, number: int) -> None:
        if number == 3:
            connection.sendall(http(json.dumps(CLIP).encode()))

    with raw_server(answer) as (url, requests):
        assert get_from(url) == CLIP
    assert len(requests) == 3


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (b"", "the response was cut off"),
        (b"SSH-2.0-nonsense\r\n", "the response was cut off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{", "the response was cut off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", "the response was cut off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", "the response was cut off"),
        (http(b"no gzip", "Content-Encoding: gzip"), "the response could not be decoded"),
        (http(b"no gzip", *["Content-Encoding: " + ", ".join(["gzip"] * 50)]), "the response could not be decoded"),
    ],
)
def test_a_broken_response_raises_our_error(sent: bytes, expected: str) -> None:
    with raw_server(lambda connection, _: connection.sendall(sent)) as (url, _):
        message = error_of(lambda: get_from(url))
        assert f"{url}{PATH}: {expected}" in message
        assert message.endswith("try again")


def test_a_service_that_sends_nothing_is_a_timeout() -> None:
    with raw_server(lambda connection, _: time.sleep(0.15)) as (url, _):
        assert f"{url}{PATH}: no complete response within 0.1 s" in error_of(lambda: get_from(url, timeout_s=0.1))


def test_a_body_that_arrives_too_slowly_is_a_timeout() -> None:
    def send_slowly(connection: socket.socket, _: int) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(100):
            connection.sendall(b" ")
            time.sleep(0.03)

    start = time.monotonic()
    with raw_server(send_slowly) as (url, _):
        assert "no complete response within 0.2 s" in error_of(lambda: get_from(url, timeout_s=0.2))
    assert time.monotonic() - start < 2


def test_a_refused_connection_raises_our_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "could not connect" in error_of(lambda: get_from(f"http://127.0.0.1:{port}"))


def test_an_unknown_host_raises_our_error() -> None:
    # Longer than a host name may be, so no name server is queried.
    assert "no such host" in error_of(lambda: get_from(f"https://{'.'.join(['a' * 60] * 5)}.invalid"))


def test_an_untrusted_certificate_raises_our_error(tls_server: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    message = error_of(lambda: get_from(tls_server.url_for("")))
    assert "no trusted connection" in message
    assert "self-signed" in message
    assert tls_server.log == []


@pytest.mark.parametrize("timeout_s", [0, -1, float("nan"), float("inf"), 1e300])
def test_an_impossible_timeout_is_refused(timeout_s: float) -> None:
    assert "the timeout must be above 0 s and at most 86400 s" in error_of(
        lambda: ResembleClient(KEY, timeout_s=timeout_s)
    )


# Waiting


def test_waiting_ends_when_the_clip_is_done(
    client: ResembleClient, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "_FIRST_WAIT_S", 0.01)
    for answer in (RENDERING, RENDERING, CLIP):
        httpserver.expect_ordered_request(PATH).respond_with_json(answer)
    assert client.get_clip("p", "u", wait_s=10) == CLIP
    assert len(httpserver.log) == 3


@pytest.mark.parametrize("wait_s", [0.0, -1.0, float("nan")])
def test_without_waiting_a_clip_is_requested_once(
    wait_s: float, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(PATH).respond_with_json(RENDERING)
    assert client.get_clip("p", "u", wait_s=wait_s) == RENDERING
    assert len(httpserver.log) == 1


def test_waits_grow_from_1_to_5_seconds_and_end_at_the_deadline(
    client: ResembleClient, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    clock = SimpleNamespace(monotonic=lambda: sum(pauses), sleep=pauses.append)
    monkeypatch.setattr(client_module, "time", clock)
    httpserver.expect_request(PATH).respond_with_json(RENDERING)
    assert client.get_clip("p", "u", wait_s=20) == RENDERING
    assert pauses == [1.0, 1.5, 2.25, 3.375, 5.0, 5.0, 1.875]
    assert len(httpserver.log) == 8


# Threads and connections


def test_a_connection_is_reused() -> None:
    def answer(connection: socket.socket, _: int) -> None:
        for _ in range(3):
            connection.sendall(http(json.dumps(CLIP).encode()))
            connection.recv(65536)

    with raw_server(answer) as (url, connections), ResembleClient(KEY, base_url=url) as client:
        assert [client.get_clip("p", "u") for _ in range(3)] == [CLIP] * 3
        assert len(connections) == 1


def test_every_thread_has_its_own_session_and_close_closes_them_all(
    client: ResembleClient, httpserver: HTTPServer
) -> None:
    asked, closed = threading.Barrier(5, timeout=5), threading.Event()
    answers = []

    def ask() -> None:
        answers.append(client.get_clip("p", "u"))
        asked.wait()
        closed.wait(5)  # the session of a thread that ends is garbage collected

    httpserver.expect_request(PATH).respond_with_json(CLIP)
    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    asked.wait()
    sessions = len(client._transport._sessions)
    client.close()
    closed.set()
    for thread in threads:
        thread.join()
    assert (sessions, len(client._transport._sessions)) == (4, 0)
    assert answers == [CLIP] * 4


def test_a_closed_client_may_be_used_again(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_json(CLIP)
    for _ in range(2):
        assert client.get_clip("p", "u") == CLIP
        client.close()


# Audio


SOUND = b"RIFF" + bytes(range(256)) * 1000


def audio_from(client: ResembleClient, url: str) -> tuple[str, bytes]:
    file = io.BytesIO()
    return client.save_audio({"link": url}, file), file.getvalue()


@pytest.mark.parametrize(
    ("path", "kind", "suffix"),
    [
        ("/a.wav", "audio/x-wav", ".wav"),
        ("/a", "audio/mpeg; charset=binary", ".mp3"),
        ("/a.MP3", "application/octet-stream", ".mp3"),
        ("/a.flac", "", ".flac"),
        ("/a.wav", "Audio/MPEG", ".mp3"),
    ],
)
def test_audio_is_written_and_its_suffix_is_returned(
    path: str, kind: str, suffix: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(path).respond_with_data(SOUND, headers={"Content-Type": kind})
    assert audio_from(client, httpserver.url_for(f"{path}?signature=x")) == (suffix, SOUND)


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize("key", ["link", "audio_src"])
def test_the_audio_url_of_either_api_version_is_found(
    key: str, wrapped: bool, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/a.wav").respond_with_data(SOUND, content_type="audio/wav")
    clip = {"link": None, "audio_src": "", key: httpserver.url_for("/a.wav")}
    assert client.save_audio({"success": True, "item": clip} if wrapped else clip, io.BytesIO()) == ".wav"


@pytest.mark.parametrize("clip", [{}, {"link": None}, {"link": 5, "audio_src": " "}, {"item": {"link": []}}])
def test_a_clip_without_an_audio_url_is_refused(clip: dict[str, Any], client: ResembleClient) -> None:
    with pytest.raises(FormatError, match="has no link and no audio_src"):
        client.save_audio(clip, io.BytesIO())


def test_the_key_is_never_sent_for_audio_not_even_to_its_own_host(
    client: ResembleClient, httpserver: HTTPServer, elsewhere: HTTPServer
) -> None:
    elsewhere.clear()
    elsewhere.expect_request("/b.wav").respond_with_data(SOUND, content_type="audio/wav")
    httpserver.expect_request("/a.wav").respond_with_data(status=302, headers={"Location": "/again.wav"})
    httpserver.expect_request("/again.wav").respond_with_data(
        status=302, headers={"Location": elsewhere.url_for("/b.wav")}
    )
    place = httpserver.url_for("/a.wav").replace("//", "//me:hunter2@")
    assert audio_from(client, place) == (".wav", SOUND)
    assert authorizations(httpserver) == [None, None]
    assert authorizations(elsewhere) == [None]


def test_netrc_is_not_used_for_audio(tls_server: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password other\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    tls_server.expect_request("/a.wav").respond_with_data(SOUND, content_type="audio/wav")
    with ResembleClient(KEY, base_url=tls_server.url_for("")) as client:
        assert audio_from(client, tls_server.url_for("/a.wav")) == (".wav", SOUND)
    assert authorizations(tls_server) == [None]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.test/a.wav?signature=hunter2",
        "ftp://localhost/a.wav?signature=hunter2",
        "file:///etc/passwd?hunter2",
        "/etc/passwd",
        "http://[?hunter2",
        "https:///x.wav?hunter2",
        "a.wav",
        "http://localhost:99999/a.wav?hunter2",
        "https://me:hunter2@" + ".".join(["a" * 60] * 5) + ".invalid/a.wav?hunter2",
    ],
)
def test_an_insecure_audio_link_is_refused_without_showing_its_secrets(url: str, client: ResembleClient) -> None:
    message = error_of(lambda: audio_from(client, url))
    assert "the clip's link" in message
    assert "hunter2" not in message


def test_audio_is_not_fetched_over_http_if_the_base_url_is_https(tls_server: HTTPServer, elsewhere: HTTPServer) -> None:
    with ResembleClient(KEY, base_url=tls_server.url_for("")) as client:
        assert "not https" in error_of(lambda: audio_from(client, elsewhere.url_for("/a.wav")))
    assert elsewhere.log == []


@pytest.mark.parametrize(
    ("status", "remedy"),
    [
        (403, "links expire"),
        (404, "links expire"),
        (410, "links expire"),
        (304, "links expire"),
        (429, "wait a minute"),
        (500, "try again later"),
        (503, "try again later"),
    ],
)
def test_a_refused_audio_download_names_its_url_without_its_secrets(
    status: int, remedy: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/a.wav").respond_with_data("<Error>hunter2", status=status)
    url = httpserver.url_for("/a.wav")
    message = error_of(lambda: audio_from(client, f"{url}?signature=hunter2#x"), status=status)
    assert message.startswith(f"{url}: {status}, ")
    assert remedy in message
    assert "hunter2" not in message


@pytest.mark.parametrize(
    ("path", "kind"), [("/a.wav", "text/html"), ("/a.wav", "application/json"), ("/a", ""), ("/a.exe", "video/mp4")]
)
def test_a_response_that_is_not_audio_is_refused(
    path: str, kind: str, client: ResembleClient, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(path).respond_with_data(SOUND, headers={"Content-Type": kind})
    message = error_of(lambda: audio_from(client, httpserver.url_for(path)), status=200)
    assert "not a WAV, MP3, FLAC or Ogg file" in message


def test_empty_audio_is_refused(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a.wav").respond_with_data(b"", content_type="audio/wav")
    assert "the audio is empty" in error_of(lambda: audio_from(client, httpserver.url_for("/a.wav")))


def test_audio_that_is_too_large_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert download._MAX_BYTES == 2 * 2**30
    monkeypatch.setattr(download, "_MAX_BYTES", 2**20)

    def endless(connection: socket.socket, _: int) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\n\r\n")
        while True:  # until the client hangs up
            connection.sendall(bytes(65536))

    with raw_server(endless) as (url, _), ResembleClient(KEY, base_url=url) as client:
        assert "is larger than" in error_of(lambda: audio_from(client, f"{url}/a.wav"))


def test_audio_that_is_cut_off_or_too_slow_raises_our_error(monkeypatch: pytest.MonkeyPatch) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: 1000\r\n\r\n"

    def send_slowly(connection: socket.socket, _: int) -> None:
        connection.sendall(head)
        for _ in range(100):
            connection.sendall(b" ")
            time.sleep(0.03)

    with raw_server(lambda connection, _: connection.sendall(head)) as (url, _), ResembleClient(KEY, base_url=url) as c:
        assert "the response was cut off" in error_of(lambda: audio_from(c, f"{url}/a.wav"))
    with raw_server(send_slowly) as (url, _), ResembleClient(KEY, base_url=url, timeout_s=0.2) as c:
        assert "no complete response within 0.2 s" in error_of(lambda: audio_from(c, f"{url}/a.wav"))
        # Audio that keeps arriving is not a timeout, however long it takes in all.
        monkeypatch.setattr(download, "_BYTES_PER_TIMEOUT", 1)
        assert "cut off" in error_of(lambda: audio_from(c, f"{url}/a.wav"))


def test_a_transient_error_of_an_audio_download_is_retried(client: ResembleClient, httpserver: HTTPServer) -> None:
    for _ in range(4):
        httpserver.expect_ordered_request("/a.wav").respond_with_data(status=503)
    httpserver.expect_ordered_request("/a.wav").respond_with_data(SOUND, content_type="audio/wav")
    assert audio_from(client, httpserver.url_for("/a.wav")) == (".wav", SOUND)


def test_a_full_disk_is_not_reported_as_a_network_error(client: ResembleClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a.wav").respond_with_data(SOUND, content_type="audio/wav")
    with open("/dev/full", "wb", buffering=0) as full, pytest.raises(OSError, match="No space left"):
        client.save_audio({"link": httpserver.url_for("/a.wav")}, full)
