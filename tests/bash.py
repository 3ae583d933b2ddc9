"""Fixture: bash, which runs the commands of the manuals."""

import shutil

import pytest


@pytest.fixture(scope="session")
def bash() -> str:
    """The path of bash."""
    found = shutil.which("bash")
    if found is None:
        pytest.skip("needs bash in PATH")
    return found
