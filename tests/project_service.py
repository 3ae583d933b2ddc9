"""A local service with a project of many clips, in both versions of the API, that can be as troublesome as a real one.

It listens on 127.0.0.1 only, answers at most `_MOST_REQUESTS` requests, and ends with its `with` block.
"""

import json
import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

KEY = "k3y+S3cret/0123456789=="
_MOST_REQUESTS = 20_000
_WORDS = ("The", "rain", "in", "Spain", "stays", "mainly", "in", "the", "plain.", "Who", "said", "so?")


@dataclass
class Trouble:
    """What goes wrong: shares of all requests, and the headers of a refusal."""

    refused: float = 0.0
    refused_for_s: tuple[str | None, ...] = (None,)
    dropped: float = 0.0
    slow: float = 0.0
    slow_s: float = 0.0
    most_a_second: float | None = None
    drops_clips: bool = False


@dataclass
class Project:
    """A project's clips by UUID, each as version 1 sends it, how they are listed, and every request that came."""

    clips: dict[str, dict[str, Any]]
    page_size: int = 50
    total_results: bool = False
    with_timestamps: bool = False
    trouble: Trouble = field(default_factory=Trouble)
    audio: bytes = b""
    mute: tuple[str, ...] = ()
    """The UUIDs of clips without a link to their audio."""
    pages: Mapping[int, Any] = field(default_factory=dict)
    """Answers to requests for a list's page, instead of those that the clips would make up."""
    url: str = ""
    arrivals: list[float] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def most_in_a_second(self) -> int:
        """The most requests that came within any one second."""
        times = sorted(self.arrivals)
        return max(sum(1 for time_ in times[at:] if time_ < start + 1) for at, start in enumerate(times))

    def asked(self, uuid: str) -> int:
        """How often a clip was asked for."""
        return sum(path.endswith(f"/clips/{uuid}") for path in self.paths)


def clip_of(number: int, **others: Any) -> dict[str, Any]:
    """A ready clip in version 1's form; its text and times follow from its number."""
    text = " ".join(_WORDS[(number + at) % len(_WORDS)] for at in range(4 + number % 9))
    times = [[round(0.07 * at, 4), round(0.07 * at + 0.07, 4)] for at in range(len(text))]
    uuid = f"{number:08x}-0000-4000-8000-{number:012x}"
    return {
        "uuid": uuid,
        "title": f"Clip {number}",
        "body": f"<speak>{text}</speak>",
        "finished": True,
        "audio_timestamps": {"graph_chars": list(text), "graph_times": times},
        **others,
    }


def project_of(count: int, **options: Any) -> Project:
    """A project of ready clips."""
    clips = [clip_of(number) for number in range(count)]
    return Project({clip["uuid"]: clip for clip in clips}, **options)


@contextmanager
def serving(project: Project) -> Iterator[Project]:
    """The project, at its `url`."""
    lock, chance = threading.Lock(), random.Random(19)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            now = time.monotonic()
            with lock:
                project.arrivals.append(now)
                project.paths.append(self.path)
                fate = chance.random()
                busy = sum(now - 1 < one for one in project.arrivals[-100:])
            trouble = project.trouble
            is_dropped = fate < trouble.dropped or (trouble.drops_clips and "/clips/" in self.path)
            if is_dropped or len(project.arrivals) > _MOST_REQUESTS:
                self.close_connection = True
                if len(project.arrivals) % 2 and not trouble.drops_clips:  # every other one in the middle of its body
                    self._send(*_answer(project, self.path), cut=True)
                return
            fate -= trouble.dropped
            if fate < trouble.refused or (trouble.most_a_second is not None and busy > trouble.most_a_second):
                after = trouble.refused_for_s[len(project.arrivals) % len(trouble.refused_for_s)]
                headers = {} if after is None else {"Retry-After": after}
                self._send(429, {"success": False, "message": f"Slow down, {KEY}"}, headers)
                return
            if fate - trouble.refused < trouble.slow:
                time.sleep(trouble.slow_s)
            is_signed = self.headers.get("Authorization") in (f"Token token={KEY}", f"Bearer {KEY}")
            if not is_signed and not self.path.startswith("/audio/"):
                self._send(401, {"success": False, "message": "Unauthorized"})
                return
            self._send(*_answer(project, self.path))

        def _send(
            self, status: int, answer: Any, headers: Mapping[str, str] = MappingProxyType({}), *, cut: bool = False
        ) -> None:
            body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            project.statuses.append(status)
            self.send_response(status)
            kind = "audio/wav" if isinstance(answer, bytes) else "application/json"
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)

        def handle(self) -> None:
            with suppress(OSError):  # clients of some tests hang up
                super().handle()

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        project.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield project
        finally:
            server.shutdown()
            thread.join()


def _answer(project: Project, path: str) -> tuple[int, Any]:
    parts = urlsplit(path)
    match [unquote(part) for part in parts.path.split("/")[1:]]:
        case ["audio", _]:
            return 200, project.audio
        case ["api", version, "projects"]:
            projects = [{"uuid": "p", "name": "Spoken"}, {"uuid": "q", "name": "\x1b[31m Other"}]
            return 200, projects if version == "v1" else _page(projects, parts.query, project)
        case ["api", version, "projects", "p", "clips"]:
            page = int(parse_qs(parts.query)["page"][0])
            if page in project.pages:
                return 200, project.pages[page]
            clips = [_item(clip, version, timestamps=project.with_timestamps) for clip in project.clips.values()]
            if version == "v1":
                return 200, {"pods": _slice(clips, page, project)}
            return 200, _page(clips, parts.query, project)
        case ["api", version, "projects", "p", "clips", uuid] if uuid in project.clips:
            item = _item({**_audio(project, uuid), **project.clips[uuid]}, version, timestamps=True)
            return 200, item if version == "v1" else {"success": True, "item": item}
    return 404, {"success": False, "message": "Not found"}


def _audio(project: Project, uuid: str) -> dict[str, str]:
    if not project.audio or uuid in project.mute:
        return {}
    return {"link": f"{project.url}/audio/{uuid}.wav?signature=hunter2"}


def _slice(clips: list[Any], page: int, project: Project) -> list[Any]:
    return clips[(page - 1) * project.page_size : page * project.page_size]


def _page(items: list[Any], query: str, project: Project) -> dict[str, Any]:
    page, count = int(parse_qs(query)["page"][0]), -(-len(items) // project.page_size)
    found = {"success": True, "page": page, "items": _slice(items, page, project)}
    if project.total_results:
        return {**found, "total_results": len(items), "page_count": count}
    return {**found, "num_pages": count, "page_size": project.page_size}


def _item(clip: Mapping[str, Any], version: str, *, timestamps: bool) -> dict[str, Any]:
    """A clip in the vocabulary of a version."""
    item = {name: value for name, value in clip.items() if timestamps or name != "audio_timestamps"}
    if version == "v1":
        return item
    is_finished = item.pop("finished", True)
    stamps = item.pop("audio_timestamps", None)
    audio = item.pop("link", "https://audio.invalid/x.wav?signature=hunter2") if is_finished else None
    item |= {"audio_src": audio, "last_generated_at": "2026-01-01" if is_finished else None, "duration": None}
    if stamps is not None:
        item["timestamps"] = stamps
        if is_finished and stamps.get("graph_times"):
            item["duration"] = stamps["graph_times"][-1][1] + 1
    return item
