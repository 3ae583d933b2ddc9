"""Which errors a client of a real server retries, and how long it waits."""

import json
import socket
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from urllib3 import HTTPHeaderDict, HTTPResponse

from captioner.client.retry import TransientErrorRetry
from captioner.errors import ClientError, RateLimitError
from tests.serving import CLIP, error_of, get_from, http, raw_server
from tests.tls import Certified

pytestmark = pytest.mark.usefixtures("quick_retries")


def wait_of(*values: str) -> float | None:
    """The wait in seconds for a response with these Retry-After headers."""
    headers = HTTPHeaderDict()
    for value in values:
        headers.add("Retry-After", value)
    return TransientErrorRetry(retry_after_max=60).get_retry_after(HTTPResponse(headers=headers))


MALFORMED = [
    ["0.5"],
    ["-5"],
    ["+5"],
    ["abc"],
    [""],
    [" "],
    ["1,2"],
    ["1, 2"],
    ["5 seconds"],
    ["1e3"],
    ["٣"],
    ["9" * 20],
    ["9" * 5000],
    ["1", "1"],
    ["1", "soon"],
    ["Wed, 21 Oct 2015 07:28:00 GMT"],
    ["Wed, 32 Oct 2026 07:28:00 GMT"],
    ["Wed, 21 Oct 2026 25:61:00 GMT"],
    ["Mon, 01 Jan 99999999999999999999 00:00:00 GMT"],
    ["Fri, 31 Dec 9999 23:59:59 GMT"],
]


@pytest.mark.parametrize("values", MALFORMED)
@pytest.mark.parametrize(
    ("status", "kind"), [("429 Too Many Requests", RateLimitError), ("503 Service Unavailable", ClientError)]
)
def test_a_malformed_retry_after_does_not_hide_the_status(
    status: str, kind: type[ClientError], values: list[str]
) -> None:
    # Headers are Latin-1; servers send other characters as UTF-8 bytes.
    fields = [f"Retry-After: {value.encode().decode('latin-1')}" for value in values]
    sent = http(b"", *fields, "Connection: close", status=status)
    with raw_server(lambda connection, _: connection.sendall(sent)) as (url, requests):
        error_of(lambda: get_from(url), kind, int(status[:3]))
    assert len(requests) == 5


@pytest.mark.parametrize("values", MALFORMED)
def test_a_malformed_retry_after_is_ignored_in_favour_of_the_backoff(values: list[str]) -> None:
    assert wait_of(*values) is None


@pytest.mark.parametrize(("value", "seconds"), [("0", 0), ("7", 7), (" 7\t", 7), ("007", 7), ("60", 60), ("86400", 60)])
def test_whole_seconds_are_obeyed_up_to_a_minute(value: str, seconds: int) -> None:
    assert wait_of(value) == seconds


@pytest.mark.parametrize(
    "form",
    ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y", "%a, %d %b %Y %H:%M:%S +0000"],
)
def test_every_date_format_is_obeyed_up_to_a_minute(form: str) -> None:
    wait = wait_of((datetime.now(UTC) + timedelta(seconds=30)).strftime(form))
    assert wait is not None
    assert 0 < wait <= 30
    assert wait_of((datetime.now(UTC) + timedelta(hours=2)).strftime(form)) == 60


def test_the_client_waits_until_the_date() -> None:
    def answer(connection: socket.socket, number: int) -> None:
        if number == 1:
            due.append(datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=2))
            date = format_datetime(due[0], usegmt=True)
            connection.sendall(http(b"", f"Retry-After: {date}", "Connection: close", status="429 Too Many Requests"))
        else:
            assert datetime.now(UTC) >= due[0]
            connection.sendall(http(json.dumps(CLIP).encode()))

    due: list[datetime] = []
    with raw_server(answer) as (url, requests):
        assert get_from(url) == CLIP
    assert len(requests) == 2


def test_the_body_of_a_transient_error_is_not_read() -> None:
    def answer(connection: socket.socket, number: int) -> None:
        if number == 2:
            connection.sendall(http(json.dumps(CLIP).encode()))
            return
        connection.sendall(b"HTTP/1.1 503 Service Unavailable\r\n\r\n")
        while True:  # until the client hangs up
            connection.sendall(bytes(65536))

    with raw_server(answer) as (url, _):
        assert get_from(url) == CLIP


# Permanent errors


def test_an_untrusted_certificate_is_not_retried(certificate: tuple[Path, ssl.SSLContext]) -> None:
    with raw_server(lambda connection, _: None, certificate[1]) as (url, requests):
        assert "no trusted connection" in error_of(lambda: get_from(url))
    assert requests == [b""]


def test_a_certificate_for_another_name_is_not_retried(certified: Certified, monkeypatch: pytest.MonkeyPatch) -> None:
    chain, context = certified("DNS:example.test")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(chain))
    with raw_server(lambda connection, _: None, context) as (url, requests):
        assert "127.0.0.1" in error_of(lambda: get_from(url))  # the certificate is example.test's
    assert len(requests) == 1


def test_a_server_without_tls_is_not_retried() -> None:
    with raw_server(lambda connection, _: connection.sendall(http(b"{}"))) as (url, requests):
        assert "no trusted connection" in error_of(lambda: get_from(url.replace("http", "https")))
    assert len(requests) == 1


def test_a_dropped_tls_handshake_is_retried() -> None:
    with raw_server(lambda connection, _: None) as (url, requests):
        error_of(lambda: get_from(url.replace("http", "https")))
    assert len(requests) == 5


@pytest.fixture
def lookups(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts whose address was looked up, once for each try."""
    asked: list[str] = []
    getaddrinfo = socket.getaddrinfo

    def counting(host: str, *others: Any, **options: Any) -> Any:
        asked.append(host)
        return getaddrinfo(host, *others, **options)

    monkeypatch.setattr(socket, "getaddrinfo", counting)
    return asked


def test_an_unknown_host_is_not_retried(lookups: list[str]) -> None:
    host = f"{'.'.join(['a' * 60] * 4)}.invalid"  # longer than a host name may be, so no name server is queried
    assert "no such host" in error_of(lambda: get_from(f"https://{host}"))
    assert lookups == [host]


def test_a_refused_connection_is_retried_because_services_restart(lookups: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert "could not connect" in error_of(lambda: get_from(f"http://127.0.0.1:{port}"))
    assert lookups == ["127.0.0.1"] * 5
