"""Answers of other services with something else in them than is documented: read, or refused by an error of ours."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from captioner import CaptionerError, read_clips
from captioner.readers import documents, holds_clip
from captioner.readers.punctuation import punctuated
from tests.clips import FIXTURES

ANSWERS = [documents.documents(path) for path in sorted((FIXTURES / "vendors").iterdir())]
STRANGERS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", " ", "x", "\ud83d", 10**400, -1, 1e308, [], {}]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "words", "start"]), inner),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values in JSON, but of those in long lists only of the first and last few."""
    found = [path] if path else []
    items: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        items = [*value.items()]
    elif isinstance(value, list):
        items = [*enumerate(value)]
        items = items if len(items) < 6 else [*items[:3], *items[-2:]]
    for key, inner in items:
        found += places(inner, (*path, key))
    return found


@settings(max_examples=300)
@given(st.data())
def test_a_stranger_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    answer: Any = copy.deepcopy(data.draw(st.sampled_from(ANSWERS)))
    *path, last = data.draw(st.sampled_from(places(answer)))
    parent = answer
    for key in path:
        parent = parent[key]
    if data.draw(st.booleans()):
        parent[last] = data.draw(STRANGERS)
    else:
        del parent[last]
    try:
        for timing in read_clips(answer):
            starts = [word.start_ms for word in timing.words]
            assert timing.words
            assert starts == sorted({*starts})
    except CaptionerError:
        pass
    holds_clip(json.dumps(answer))


WORD = st.text("abcXYZ19äß日", min_size=1, max_size=6)
MARKS = st.text(".,!?—“”()'", max_size=3)


@given(st.lists(st.tuples(MARKS, WORD, MARKS), min_size=1), st.sampled_from([" ", "  ", "\n"]))
def test_words_get_the_punctuation_of_their_text(parts: list[tuple[str, str, str]], space: str) -> None:
    text = space.join("".join(part) for part in parts)
    words = [word.upper() if len(word.upper()) == len(word) else word for _, word, _ in parts]
    found = punctuated(words, text)
    assert "".join(found) == text
    assert [word.split() for word in found] == [["".join(part)] for part in parts]


@given(st.lists(WORD, min_size=1), st.text(max_size=20))
def test_words_of_another_text_stay_as_they_are_or_lose_nothing(words: list[str], text: str) -> None:
    letters = "".join(filter(str.isalnum, "".join(punctuated(words, text)))).lower()
    assert letters == "".join(words).lower()
