"""Shared by the tests of the client: a server with arbitrary responses, and checks that hold for every error."""

import pickle
import socket
import ssl
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from captioner.client import ResembleClient
from captioner.errors import ClientError

KEY = "k3y+S3cret/0123456789=="
CLIP = {"uuid": "u", "finished": True, "audio_timestamps": {"graph_chars": ["a"], "graph_times": [[0.0, 0.5]]}}
RENDERING = {"uuid": "u", "finished": False}
PATH = "/api/v1/projects/p/clips/u"


@contextmanager
def raw_server(
    answer: Callable[[socket.socket, int], None], tls: ssl.SSLContext | None = None
) -> Iterator[tuple[str, list[bytes]]]:
    """A server for responses that no HTTP library would send; yields its URL and the list of requests so far."""
    requests: list[bytes] = []
    stopped = threading.Event()

    def serve() -> None:
        while not stopped.is_set():
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            with connection:
                connection.settimeout(2)
                with suppress(OSError):  # in some tests the client hangs up
                    requests.append(b"")
                    with tls.wrap_socket(connection, server_side=True) if tls else connection as plain:
                        requests[-1] = plain.recv(65536)
                        answer(plain, len(requests))

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"{'https' if tls else 'http'}://127.0.0.1:{listener.getsockname()[1]}", requests
        finally:
            stopped.set()
            thread.join()


def http(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *fields, "", ""]).encode() + body


def get_from(base_url: str, *, timeout_s: float = 5) -> dict[str, Any]:
    with ResembleClient(KEY, base_url=base_url, timeout_s=timeout_s) as client:
        return client.get_clip("p", "u")


def error_of(act: Callable[[], object], kind: type[ClientError] = ClientError, status: int | None = None) -> str:
    """The message of the error that `act` raises, after checking that the error does not show the key."""
    with pytest.raises(ClientError) as caught:
        act()
    error = caught.value
    assert type(error) is kind
    assert error.status == status
    assert (error.__cause__, error.__context__) == (None, None)
    pickled = pickle.dumps(error)
    assert (str(pickle.loads(pickled)), pickle.loads(pickled).status) == (str(error), status)
    for shown in (
        str(error),
        repr(error),
        repr(vars(error)),
        "".join(traceback.format_exception(error)),
        repr(pickled),
    ):
        assert KEY not in shown
        assert KEY[:12] not in shown
    assert "\n" not in str(error)
    assert str(error).isprintable()
    return str(error)
