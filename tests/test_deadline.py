"""The timeout limits a whole try, however slowly a server sends.

Every response here is complete and correct, but takes longer than the timeout: a client that waited would return it.
"""

import io
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from captioner.client import ResembleClient
from tests.serving import CLIP, KEY, PATH, error_of, get_from, http, raw_server

pytestmark = pytest.mark.usefixtures("quick_retries")

BODY = json.dumps(CLIP).encode()
TIMEOUT_S = 0.3


def send_slowly(connection: socket.socket, data: bytes) -> None:
    """Send byte by byte, over more than twice the timeout, but with much shorter waits between bytes."""
    for byte in data:
        connection.sendall(bytes([byte]))
        time.sleep(2.5 * TIMEOUT_S / len(data))


def slow_answer(before: bytes, slow: bytes, after: bytes) -> Callable[[socket.socket, int], None]:
    def answer(connection: socket.socket, _: int) -> None:
        connection.sendall(before)
        send_slowly(connection, slow)
        connection.sendall(after)

    return answer


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
SLOW = {
    "status line": (b"", b"HTTP/1.1 200 OK", http(BODY).removeprefix(b"HTTP/1.1 200 OK")),
    "header": (b"HTTP/1.1 200 OK\r\n", b"X: abcdefghijklmnop\r\n", http(BODY).partition(b"\r\n")[2]),
    "body": (http(BODY).removesuffix(BODY), BODY, b""),
    "1xx": (b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 5, http(BODY)),
    "chunk": (CHUNKED, b"%x;extension-without-end\r\n" % len(BODY), BODY + b"\r\n0\r\n\r\n"),
    "trailer": (CHUNKED + b"%x\r\n" % len(BODY) + BODY + b"\r\n0\r\n", b"X: abcdefghijklmnop\r\n", b"\r\n"),
    "body to the end": (b"HTTP/1.0 200 OK\r\n\r\n", BODY, b""),
    "refusal": (b"HTTP/1.1 404 Not Found\r\n", b"X: abcdefghijklmnop\r\n", b"Content-Length: 0\r\n\r\n"),
    "redirect": (b"HTTP/1.1 302 Found\r\n", b"X: abcdefghijklmnop\r\n", b"Location: /x\r\nContent-Length: 0\r\n\r\n"),
}


@pytest.mark.parametrize("where", SLOW)
def test_a_response_that_arrives_too_slowly_is_a_timeout(where: str) -> None:
    with raw_server(slow_answer(*SLOW[where])) as (url, _):
        assert "no complete response within 0.3 s" in error_of(lambda: get_from(url, timeout_s=TIMEOUT_S))


@pytest.mark.slow
@pytest.mark.parametrize("where", ["status line", "header", "1xx"])
def test_headers_of_audio_that_arrive_too_slowly_are_a_timeout(where: str) -> None:
    with (
        raw_server(slow_answer(*SLOW[where])) as (url, _),
        ResembleClient(KEY, base_url=url, timeout_s=TIMEOUT_S) as client,
    ):
        message = error_of(lambda: client.save_audio({"link": f"{url}/a.wav"}, io.BytesIO()))
        assert "no complete response within 0.3 s" in message


def test_endless_1xx_responses_are_a_timeout() -> None:
    def answer(connection: socket.socket, _: int) -> None:
        while True:  # until the client hangs up
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")

    with raw_server(answer) as (url, _):
        assert "no complete response" in error_of(lambda: get_from(url, timeout_s=TIMEOUT_S))


def test_every_redirect_gets_the_whole_timeout() -> None:
    def answer(connection: socket.socket, number: int) -> None:
        time.sleep(0.5)
        fields = ("Location: /x", "Connection: close")
        connection.sendall(http(b"", *fields, status="302 Found") if number < 4 else http(BODY))

    with raw_server(answer) as (url, _):
        assert get_from(url, timeout_s=1.2) == CLIP


@pytest.mark.slow
def test_every_request_on_a_connection_gets_the_whole_timeout() -> None:
    def answer(connection: socket.socket, _: int) -> None:
        for _ in range(3):
            time.sleep(0.5)
            connection.sendall(http(BODY))
            connection.recv(65536)

    with raw_server(answer) as (url, connections), ResembleClient(KEY, base_url=url, timeout_s=1.2) as client:
        assert [client.get_clip("p", "u") for _ in range(3)] == [CLIP] * 3
        assert len(connections) == 1


# TLS and proxies


@contextmanager
def slow_relay(port: int, pause_s: float) -> Iterator[int]:
    """The port of a relay to another port, which forwards the responses byte by byte."""

    def serve() -> None:
        while not stopped.is_set():
            with suppress(OSError):
                connection, _ = listener.accept()
                with connection, socket.create_connection(("127.0.0.1", port)) as service:
                    threading.Thread(target=forward, args=(connection, service)).start()
                    while byte := service.recv(1):
                        connection.sendall(byte)
                        time.sleep(pause_s)

    def forward(connection: socket.socket, service: socket.socket) -> None:
        with suppress(OSError):
            while data := connection.recv(65536):
                service.sendall(data)
            service.shutdown(socket.SHUT_WR)

    stopped = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            stopped.set()
            thread.join()


@pytest.mark.slow
def test_a_tls_handshake_that_is_too_slow_is_a_timeout(tls_server: HTTPServer) -> None:
    tls_server.expect_request(PATH).respond_with_json(CLIP)
    with slow_relay(tls_server.port, 0.001) as port:
        url = f"https://127.0.0.1:{port}"
        assert "no complete response within 0.3 s" in error_of(lambda: get_from(url, timeout_s=TIMEOUT_S))
        assert get_from(url, timeout_s=60) == CLIP


@pytest.mark.slow
def test_headers_that_arrive_too_slowly_over_tls_are_a_timeout(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, context = certificate
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(chain))
    with raw_server(slow_answer(*SLOW["header"]), context) as (url, _):
        assert "no complete response within 0.3 s" in error_of(lambda: get_from(url, timeout_s=TIMEOUT_S))


def test_a_proxy_that_is_too_slow_is_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    established = (b"", b"HTTP/1.1 200 Connection established\r\n\r\n", b"")
    with raw_server(slow_answer(*established)) as (proxy, requests):
        monkeypatch.setenv("https_proxy", proxy)
        message = error_of(lambda: get_from("https://example.test", timeout_s=TIMEOUT_S))
        assert "no complete response within 0.3 s" in message
    assert all(request.startswith(b"CONNECT example.test:443") for request in requests)
