"""How many requests threads send together, and how long they wait together, against a server that measures."""

import json
import ssl
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from captioner.client import ResembleClient, limiter
from captioner.client.limiter import Limiter
from captioner.errors import ClientError, RateLimitError
from tests.project_service import KEY, Project, Trouble, project_of, serving
from tests.serving import CLIP, http, raw_server

pytestmark = pytest.mark.usefixtures("quick_retries")


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "_FIRST_PAUSE_S", 0.01)


def fetch_all(project: Project, rate: float, threads: int = 8) -> list[str]:
    """The UUIDs of all clips, as they are fetched by threads that share a client."""
    with ResembleClient(KEY, base_url=project.url, rate=rate) as client, ThreadPoolExecutor(threads) as pool:
        return [clip["uuid"] for clip in pool.map(lambda uuid: client.get_clip("p", uuid), project.clips)]


@pytest.mark.parametrize("rate", [10, 40])
def test_threads_together_keep_to_the_rate(rate: int) -> None:
    with serving(project_of(rate * 3 // 2, trouble=Trouble(most_a_second=rate))) as project:
        assert fetch_all(project, rate) == list(project.clips)
    assert 429 not in project.statuses
    assert project.most_in_a_second() <= rate


def test_tries_after_a_dropped_connection_count(short_pauses: None) -> None:
    with serving(project_of(40, trouble=Trouble(dropped=0.2))) as project:
        assert fetch_all(project, 40) == list(project.clips)
    assert len(project.arrivals) > 40
    assert project.most_in_a_second() <= 40


def test_a_refusal_makes_every_thread_wait_as_long_as_the_service_asks() -> None:
    trouble = Trouble(refused=1, refused_for_s=("1",))
    with serving(project_of(20, trouble=trouble)) as project:
        waiting = threading.Timer(0.5, setattr, (project.trouble, "refused", 0))
        waiting.start()
        assert fetch_all(project, 200) == list(project.clips)
        waiting.join()
    refused = project.statuses.count(429)
    assert 0 < refused <= 8  # each thread once
    assert min(project.arrivals[refused:]) >= project.arrivals[0] + 1


@pytest.mark.parametrize("after", [(None,), (None, "0", "soon")])
def test_every_clip_comes_though_some_requests_are_refused(after: tuple[str | None, ...], short_pauses: None) -> None:
    with serving(project_of(60, trouble=Trouble(refused=0.2, refused_for_s=after))) as project:
        assert fetch_all(project, 500) == list(project.clips)
    assert 429 in project.statuses


def test_a_service_that_never_stops_refusing_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "_LONGEST_PAUSE_S", 0.01)
    with serving(project_of(1, trouble=Trouble(refused=1))) as project, pytest.raises(RateLimitError) as caught:
        fetch_all(project, 1000, threads=1)
    assert project.statuses == [429] * 9
    assert KEY not in str(caught.value)


def test_the_pause_doubles_with_each_refusal_and_ends_with_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr(limiter, "time", clock := Clock(asked))
    limit = Limiter(1_000_000)

    def sent() -> float:
        with limit.turn():
            return clock.now

    for refused in (True, True, True, False, True):
        limit.answered(sent(), refused=refused, retry_after_s=None)
    sent()
    assert [round(pause, 2) for pause in asked if pause > 0.1] == [0.5, 1.0, 2.0, 0.5]


def test_refusals_of_requests_from_before_the_pause_do_not_lengthen_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr(limiter, "time", clock := Clock(asked))
    limit = Limiter(1_000_000)
    for _ in range(8):
        clock.now += 0.001
        limit.answered(5.0, refused=True, retry_after_s=None)
    with limit.turn():
        pass
    assert sum(asked) < 0.5


class Clock:
    """A clock that sleeps by moving on."""

    def __init__(self, asked: list[float]) -> None:
        self.now, self._asked = 10.0, asked

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self._asked.append(seconds)
        self.now += seconds + 1e-9


def test_the_wait_for_a_turn_is_no_part_of_the_time_for_a_try() -> None:
    with serving(project_of(3)) as project, ResembleClient(KEY, base_url=project.url, timeout_s=0.5, rate=1) as client:
        for uuid in project.clips:
            assert client.get_clip("p", uuid)["uuid"] == uuid
    assert len(project.arrivals) == 3


def test_nor_is_it_after_the_handshake_of_a_connection_over_tls(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    sent = http(json.dumps(CLIP).encode(), "Connection: close")
    with (
        raw_server(lambda connection, _: connection.sendall(sent), certificate[1]) as (url, requests),
        ResembleClient(KEY, base_url=url, timeout_s=0.5, rate=1) as client,
    ):
        assert [client.get_clip("p", "u") for _ in range(2)] == [CLIP, CLIP]
    assert len(requests) == 2


@pytest.mark.parametrize("rate", [0, -1, 0.001, 1001, float("nan"), float("inf")])
def test_a_rate_that_makes_no_sense_is_refused(rate: float) -> None:
    with pytest.raises(ClientError, match=r"from 0\.01 to 1000"):
        ResembleClient(KEY, rate=rate)


@pytest.mark.parametrize("rate", [True, "20"])
def test_a_rate_is_a_number(rate: object) -> None:
    with pytest.raises(TypeError, match="a rate in requests a second"):
        ResembleClient(KEY, rate=rate)  # type: ignore[arg-type]


def test_a_request_that_fails_gives_its_turn_to_the_next() -> None:
    limit = Limiter(1000)
    with pytest.raises(OSError, match="sent"), limit.turn():
        raise OSError("not sent")
    started = time.monotonic()
    with limit.turn():
        assert time.monotonic() >= started
