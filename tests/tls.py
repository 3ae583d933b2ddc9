"""Fixtures: certificates that openssl makes, and a service over TLS."""

import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

Certified = Callable[[str], tuple[Path, ssl.SSLContext]]


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    """Makes a certificate for a name such as `DNS:example.test`: its file, and what a server with that name needs."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("needs openssl in PATH, which makes certificates")

    def make(name: str) -> tuple[Path, ssl.SSLContext]:
        folder = tmp_path_factory.mktemp("tls")
        chain, secret = folder / "chain.pem", folder / "secret.pem"
        command: list[str | Path] = [openssl, "req", "-x509", "-nodes"]
        command += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        command += ["-days", "2", "-subj", "/CN=captioner.test", "-addext", f"subjectAltName={name}"]
        command += ["-keyout", secret, "-out", chain]
        subprocess.run(command, check=True, capture_output=True, timeout=30)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(chain, secret)
        return chain, context

    return make


@pytest.fixture(scope="session")
def certificate(certified: Certified) -> tuple[Path, ssl.SSLContext]:
    """That of 127.0.0.1, which is this machine everywhere; `localhost` is not."""
    return certified("IP:127.0.0.1")


@pytest.fixture(scope="session")
def _https_server(certificate: tuple[Path, ssl.SSLContext]) -> Iterator[HTTPServer]:
    with HTTPServer("127.0.0.1", ssl_context=certificate[1]) as server:
        yield server


@pytest.fixture
def tls_server(
    _https_server: HTTPServer, certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> HTTPServer:
    """A service at https://127.0.0.1 whose certificate the client trusts."""
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    _https_server.clear()
    return _https_server
