import inspect
import pickle
import re

import pytest

from captioner import errors

CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.CaptionerError)
}
TREE_LINE = re.compile(r"^(?P<indent>[ │]*)[├└]── (?P<name>\w+)(?:\((?P<attribute>\w+)\))?(?P<rest>.*)$", re.MULTILINE)


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
        errors.LimitsError("what"),
    ],
    ids=repr,
)
def test_an_error_survives_the_way_out_of_a_process_pool(error: errors.CaptionerError) -> None:
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
        own = list(inspect.signature(cls).parameters)[1:] if "__init__" in vars(cls) else []
        assert own == [line["attribute"]] * bool(line["attribute"])
        assert issubclass(cls, ValueError) == ("also a ValueError" in line["rest"])
