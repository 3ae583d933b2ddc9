import inspect
import pickle
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

import captioner
from captioner import errors

CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.CaptionerError)
}
TREE_LINE = re.compile(
    r"^(?P<indent>[ │]*)[├└]── (?P<name>\w+)(?:\((?P<attributes>[\w, ]+)\)(?:\n│? {30,})?)?(?P<rest>.*)$", re.MULTILINE
)


@pytest.mark.parametrize(
    "error",
    [
        errors.CaptionerError("what"),
        errors.ClientError("what", status=500),
        errors.ClientError("what"),
        errors.AuthenticationError("what", status=401),
        errors.ClipNotFoundError("what", status=404),
        errors.RateLimitError("what", status=429),
        errors.ClipNotReadyError("what", rendering=True),
        errors.ClipNotReadyError("what"),
        errors.TimingError("what", index=17),
        errors.TimingError("what"),
        errors.FormatError("what"),
        errors.FormatError("what", line=3, column=7),
        errors.LimitsError("what"),
        errors.LimitsError("what", field="max_cps", value=float("inf")),
        errors.LimitsError("what", field="min_gap_ms", value=9, other="chain_below_ms", other_value=8, reason="why"),
    ],
    ids=repr,
)
def test_an_error_survives_pickling_with_its_attributes(error: errors.CaptionerError) -> None:
    back = pickle.loads(pickle.dumps(error))

    assert type(back) is type(error)
    assert str(back) == "what"
    assert vars(back) == vars(error)


def test_the_docstrings_tree_is_the_tree_of_the_classes() -> None:
    assert errors.__doc__
    parents: dict[str, str] = {}
    above = ["CaptionerError"]
    for line in TREE_LINE.finditer(errors.__doc__):
        depth = len(line["indent"]) // 4
        parents[line["name"]] = above[depth]
        above[depth + 1 :] = [line["name"]]

    assert parents == {
        name: cls.__bases__[0].__name__ for name, cls in CLASSES.items() if cls is not errors.CaptionerError
    }


def test_the_docstrings_tree_names_every_attribute_and_every_value_error() -> None:
    assert errors.__doc__
    for line in TREE_LINE.finditer(errors.__doc__):
        cls = CLASSES[line["name"]]
        own = list(inspect.signature(cls).parameters.values())[1:] if "__init__" in vars(cls) else []
        assert ", ".join(parameter.name for parameter in own) == (line["attributes"] or "")
        assert all(parameter.kind is parameter.KEYWORD_ONLY for parameter in own)
        assert issubclass(cls, ValueError) == ("also a ValueError" in line["rest"])


@pytest.mark.parametrize(
    ("call", "facts"),
    [
        (lambda: captioner.Limits(max_cps=0), {"field": "max_cps", "value": 0, "other": None}),
        (lambda: captioner.Limits(max_words="7"), {"field": "max_words", "value": "7"}),  # type: ignore[arg-type]
        (lambda: captioner.Limits.preset("web", fps=Fraction(501)), {"field": "fps", "value": 501}),
        (lambda: captioner.Limits.preset("web", max_width=40), {"field": "max_width"}),  # type: ignore[call-arg]
        (
            lambda: captioner.Limits(min_duration_ms=9, max_duration_ms=8),
            {"field": "min_duration_ms", "value": 9, "other": "max_duration_ms", "other_value": 8},
        ),
        (
            lambda: captioner.Limits.preset("netflix", min_gap_ms=501),
            {"field": "min_gap_ms", "value": 501, "other": "chain_below_ms", "other_value": 500},
        ),
        (lambda: captioner.read_clip('{\n"a": ]'), {"line": 2, "column": 6, "path": None}),
        (lambda: captioner.read_clip('{}\n\n{"a": ]'), {"line": 3, "column": 7}),
        (lambda: captioner.read_captions('{\n"segments": ]'), {"line": 2, "column": 13}),
        (lambda: captioner.read_captions("\nHello"), {"line": 2, "column": None}),
        (lambda: captioner.read_captions("Hello\n1\n00:00:00,000 --> 00:00:01,000\nHi"), {"line": 1}),
        (lambda: captioner.read_captions("1\n00:00:00,000 --> 00:00:0x,000\nHi"), {"line": 2}),
        (lambda: captioner.read_captions(Path("no such file")), {"path": "no such file", "line": None}),
        (lambda: captioner.audio_duration_ms(__file__), {"path": __file__}),
    ],
)
def test_errors_have_attributes(call: Callable[[], object], facts: dict[str, object]) -> None:
    with pytest.raises(captioner.CaptionerError) as caught:
        call()
    assert {name: getattr(caught.value, name) for name in facts} == facts


def test_the_message_of_an_error_about_a_file_begins_with_its_path_also_after_pickling() -> None:
    error = errors.FormatError("is empty", path="clip.json")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "clip.json: is empty"
