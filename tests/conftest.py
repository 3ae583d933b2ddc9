"""What several test files share: one browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import launched


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as one:
        yield one
