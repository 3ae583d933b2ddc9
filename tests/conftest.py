"""What several test files share: fixed random examples, one browser, a service over TLS, and retries without a wait."""

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from pytest_httpserver import HTTPServer

from captioner.client import transport

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same commit gives the same result. `--hypothesis-profile search` draws examples anew, and ten times as many.
# No example has a deadline, because a slow one on a busy machine is not a fault.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, max_examples=1000)
settings.load_profile("fixed")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    from tests.chromium import launched

    with launched() as one:
        yield one


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    chain, secret = folder / "chain.pem", folder / "secret.pem"
    subprocess.run(
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost "
        f"-addext subjectAltName=DNS:localhost -keyout {secret} -out {chain}".split(),
        check=True,
        capture_output=True,
        timeout=30,
    )
    return chain, secret


@pytest.fixture(scope="session")
def _https_server(certificate: tuple[Path, Path]) -> Iterator[HTTPServer]:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    with HTTPServer(ssl_context=context) as server:
        yield server


@pytest.fixture
def tls_server(
    _https_server: HTTPServer, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> HTTPServer:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    _https_server.clear()
    return _https_server


@pytest.fixture
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, and no wait between tries but for what the service asks."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(transport, "_RETRY", transport._RETRY.new(backoff_factor=0, backoff_jitter=0))
