"""Lists of projects and clips, in the forms of both versions, and lists that repeat themselves or never end."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest

from captioner.client import ResembleClient
from captioner.client.listing import entries
from captioner.errors import AuthenticationError, ClientError, ClipNotFoundError
from tests.project_service import KEY, Project, project_of, serving
from tests.serving import error_of

pytestmark = pytest.mark.usefixtures("quick_retries")

Api = Literal["v1", "v2"]


def listed(project: Project, api: Api, uuid: str = "p") -> list[Any]:
    with serving(project), ResembleClient(KEY, base_url=project.url, api=api) as client:
        return [clip["uuid"] for clip in client.list_clips(uuid)]


@pytest.mark.parametrize("total_results", [False, True])
@pytest.mark.parametrize("api", ["v1", "v2"])
@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 150])
def test_every_clip_of_every_page_is_listed_in_order(count: int, api: Api, total_results: bool) -> None:
    project = project_of(count, total_results=total_results)
    assert listed(project, api) == list(project.clips)


def test_version_2_is_asked_for_large_pages_and_no_page_twice() -> None:
    listed(project := project_of(120), "v2")
    assert project.paths == [f"/api/v2/projects/p/clips?page={page}&page_size=100" for page in (1, 2, 3)]


def test_a_list_of_version_1_that_comes_as_one_page_whatever_is_asked_for_is_listed_once() -> None:
    project = project_of(3, page_size=9)
    project.pages = {2: {"pods": list(project.clips.values())}}
    assert listed(project, "v1") == list(project.clips)
    assert len(project.paths) == 2


@pytest.mark.parametrize("api", ["v1", "v2"])
def test_projects_are_listed(api: Api) -> None:
    with serving(project_of(0)) as project, ResembleClient(KEY, base_url=project.url, api=api) as client:
        assert [one["uuid"] for one in client.list_projects()] == ["p", "q"]


def test_pages_are_asked_for_as_they_are_needed() -> None:
    with serving(project_of(150)) as project, ResembleClient(KEY, base_url=project.url, api="v2") as client:
        clips = client.list_clips("p")
        assert project.paths == []
        next(clips)
        assert len(project.paths) == 1


def test_a_project_that_does_not_exist_is_an_error() -> None:
    message = error_of(lambda: listed(project_of(1), "v2", "none"), ClipNotFoundError, 404)
    assert "no such project: check its UUID" in message


def test_a_wrong_key_is_an_error() -> None:
    with serving(project_of(1)) as project, ResembleClient("wrong-key", base_url=project.url) as client:
        with pytest.raises(AuthenticationError, match="RESEMBLE_API_KEY"):
            list(client.list_clips("p"))
        with pytest.raises(ClientError, match=r"cannot be '\.\.'"):
            client.list_clips("..")
        with pytest.raises(TypeError, match="the project UUID, as text"):
            client.list_clips(3)  # type: ignore[arg-type]


@pytest.mark.parametrize("answer", [{"success": True}, {"items": None}, {"items": [1]}, {"items": {"a": 1}}, [3], 3])
def test_an_answer_that_is_no_list_is_an_error_with_its_page(answer: Any) -> None:
    message = error_of(lambda: listed(project_of(1, pages={1: answer}), "v2"), status=None if answer != 3 else 200)
    assert "/projects/p/clips?page=1" in message
    assert "check the base URL" in message


def test_the_key_is_in_no_list() -> None:
    project = project_of(1)
    project.clips = {"u": {"uuid": "u", "title": f"a {KEY}", KEY: [KEY]}}
    with serving(project), ResembleClient(KEY, base_url=project.url) as client:
        assert list(client.list_clips("p")) == [{"uuid": "u", "title": "a [key]", "[key]": ["[key]"]}]
        project.pages = {1: [{"uuid": KEY}]}
        assert list(client.list_clips("p")) == [{"uuid": "[key]"}]


# The pages of lists that are not as they should be


def page(number: int, uuids: str, **others: Any) -> dict[str, Any]:
    return {"page": number, "items": [{"uuid": uuid} for uuid in uuids], **others}


def uuids_of(pages: list[Any], *, asked: list[int] | None = None) -> Iterator[str]:
    """The UUIDs of the clips of pages, the last of which repeats for ever."""

    def ask(number: int) -> Any:
        if asked is not None:
            asked.append(number)
        return pages[min(number, len(pages)) - 1]

    found = entries(ask, lambda number, message: ClientError(f"page {number}: {message}"))
    return (entry["uuid"] for entry in found)


@pytest.mark.parametrize("announced", [{"num_pages": 3}, {"page_count": 3}, {"total_results": 6}])
@pytest.mark.parametrize(
    ("second", "what"), [("ab", "repeats earlier ones"), ("", "is empty, though more are announced")]
)
def test_a_page_without_news_before_the_end_is_an_error_after_the_clips_so_far(
    announced: dict[str, int], second: str, what: str
) -> None:
    found: list[str] = []
    with pytest.raises(ClientError, match=f"page 2: but this page {what}"):
        found.extend(uuids_of([page(1, "ab", **announced), page(2, second, **announced)]))
    assert found == ["a", "b"]


def test_a_last_page_that_repeats_an_earlier_one_is_an_error_and_an_empty_one_is_none() -> None:
    with pytest.raises(ClientError, match="page 2: but this page repeats earlier ones"):
        list(uuids_of([page(1, "ab", num_pages=2), page(2, "ab", num_pages=2)]))
    assert list(uuids_of([page(1, "ab", num_pages=2), page(2, "", num_pages=2)])) == ["a", "b"]
    assert list(uuids_of([page(1, "", num_pages=1)])) == []


def test_clips_that_move_to_the_next_page_while_it_is_read_are_listed_once() -> None:
    pages = [page(1, "abc", num_pages=3), page(2, "cde", num_pages=3), page(3, "ef", num_pages=3)]
    assert "".join(uuids_of(pages)) == "abcdef"


def test_a_page_count_that_counts_the_entries_of_a_page_does_no_harm() -> None:
    pages = [page(n, uuid, page_count=1, total_results=15) for n, uuid in enumerate("abcdefghijklmno", 1)]
    assert "".join(uuids_of(pages)) == "abcdefghijklmno"


def test_a_total_that_counts_what_no_page_holds_does_no_harm() -> None:
    pages = [page(n, uuids, page_count=2, total_results=9) for n, uuids in enumerate(("ab", "c", ""), 1)]
    assert "".join(uuids_of(pages)) == "abc"


@pytest.mark.parametrize(
    ("announced", "most"),
    [(lambda _: {}, 1000), (lambda number: {"num_pages": number + 1}, 12), (lambda _: {"total_results": 10**9}, 1000)],
)
def test_a_list_that_never_ends_is_ended(announced: Any, most: int) -> None:
    asked: list[int] = []

    def ask(number: int) -> Any:
        asked.append(number)
        return {"items": [{"uuid": f"{number}"}], **announced(number)}

    found: list[Any] = []
    with pytest.raises(ClientError, match=f"there are still more pages: the list ends here, with {most} entries"):
        found.extend(entries(ask, lambda _, message: ClientError(message)))
    assert asked == list(range(1, most + 1))
    assert len(found) == most


@pytest.mark.parametrize("count", [True, "3", None, 2.5])
def test_a_number_of_pages_that_is_none_is_ignored(count: object) -> None:
    assert "".join(uuids_of([page(1, "a", num_pages=count), page(2, "b"), page(3, "")])) == "ab"


def test_entries_without_a_uuid_are_listed_once_too() -> None:
    pages = [{"pods": [{"title": "a"}, {"uuid": "", "title": "b"}, {"uuid": 3}]}]
    found = entries(lambda _: pages[0], lambda _, message: ClientError(message))
    assert list(found) == pages[0]["pods"]
