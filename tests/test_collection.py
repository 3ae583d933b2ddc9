"""The garbage collector rests while captions are made, and goes on as before."""

import gc
from collections.abc import Iterator

import pytest

import captioner
from captioner.collection import no_collection
from tests.clips import TIMINGS


@pytest.fixture(params=[True, False], ids=["on", "off"])
def enabled(request: pytest.FixtureRequest) -> Iterator[bool]:
    (gc.enable if request.param else gc.disable)()
    yield request.param
    gc.enable()


def test_it_is_on_or_off_afterwards_as_it_was_before(enabled: bool) -> None:
    with no_collection(), no_collection():
        assert not gc.isenabled()
    captioner.caption(TIMINGS["v1"])
    assert gc.isenabled() == enabled
    with pytest.raises(captioner.FormatError):
        captioner.read_clips("no JSON")
    assert gc.isenabled() == enabled


def test_captions_hold_no_cycle() -> None:
    gc.collect()
    with no_collection():
        captioner.to_srt(captioner.caption(TIMINGS["v1"]))
        assert gc.collect() == 0
