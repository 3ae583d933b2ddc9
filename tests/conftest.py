"""What holds for every test: fixed random examples, the same environment on every machine, and when workers start."""

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Each has the fixtures of one tool, and skips the tests that ask for them where the tool is missing.
pytest_plugins = ["tests.bash", "tests.chromium", "tests.ffmpeg", "tests.node", "tests.pages", "tests.tls"]

# The same commit gives the same result. `--hypothesis-profile search` draws examples anew, and 25 times as many.
# No example has a deadline, because a slow one on a busy machine is not a fault.
settings.register_profile("fixed", derandomize=True, deadline=None, max_examples=40)
settings.register_profile("search", derandomize=False, deadline=None, max_examples=1000)
settings.load_profile("fixed")

# What a person may have set, and what would change an output, an error or a connection that a test looks at.
_PERSONAL = (
    *["RESEMBLE_API_KEY", "NETRC", "BROWSER", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"],
    *["http_proxy", "https_proxy", "all_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"],
    *["COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TZ"],
    *["PYTHONUTF8", "PYTHONIOENCODING", "PYTHONWARNINGS", "PYTHONDEVMODE", "PYTHONOPTIMIZE", "PYTHONHASHSEED"],
)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist, which reads these options in the same hook
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run all tests in up to four processes, and those of a named file in this one, where a debugger works."""
    in_worker = hasattr(config, "workerinput")
    if in_worker or getattr(config.option, "numprocesses", 0) is not None:
        return
    if not any(".py" in argument for argument in config.args):
        config.option.numprocesses, config.option.maxprocesses, config.option.dist = "auto", 4, "worksteal"


@pytest.fixture(scope="session", autouse=True)
def _same_environment_everywhere() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in _PERSONAL:
            patch.delenv(name, raising=False)
        before = os.umask(0o022)
        yield
        os.umask(before)


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    """Where pytest-httpserver listens: not at `localhost`, which on some machines is ::1 alone."""
    return "127.0.0.1", 0


@pytest.fixture(scope="session")
def unicode_names() -> None:
    """Skips where Python can name no file in letters beyond ASCII, as under `LC_ALL=C PYTHONUTF8=0`."""
    if sys.getfilesystemencoding() != "utf-8":
        pytest.skip(f"needs file names in utf-8: here they are in {sys.getfilesystemencoding()}")


@pytest.fixture
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wait between tries but for what the service asks."""
    from captioner.client import transport

    monkeypatch.setattr(transport, "_RETRY", transport._RETRY.new(backoff_factor=0, backoff_jitter=0))
