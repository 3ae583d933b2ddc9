"""The limits, the presets, and the numbers that are refused."""

import re
from dataclasses import FrozenInstanceError, asdict, fields
from fractions import Fraction
from typing import Any, get_type_hints

import pytest

from captioner import LIMIT_RANGES, PRESETS, LimitOptions, Limits, LimitsError

# Columns per line, and characters per second for translations and for captions in the language of the voice: Netflix's
# guides, as tabulated in Subtitle Edit.
BY_LANGUAGE = {
    "ar": (42, 20, 23),
    "en": (42, 20, 20),
    "hi": (42, 22, 25),
    "ja": (26, 4, 7),
    "ko": (32, 12, 14),
    "th": (35, 17, 20),
    "zh": (32, 9, 11),
    "de": (42, 17, 20),
    "fr": (42, 17, 20),
    "he": (42, 17, 20),
    "pt": (42, 17, 20),
    "ru": (42, 17, 20),
    "xx": (42, 17, 20),
}


def test_the_web_preset_never_blinks() -> None:
    assert asdict(Limits.preset("web")) == {
        "max_line_width": 42,
        "max_line_count": 2,
        "max_duration_ms": 7000,
        "min_duration_ms": 833,
        "max_cps": 20.0,
        "target_cps": None,
        "min_gap_ms": 0,
        "chain_below_ms": 1000,
        "rest_hold_ms": 500,
        "max_hold_ms": 500,
        "max_pause_ms": 1000,
        "max_words": None,
        "fps": None,
    }
    assert Limits.preset("web") == Limits()


def test_the_netflix_preset_leaves_two_frames_or_half_a_second() -> None:
    assert asdict(Limits.preset("netflix")) == {
        **asdict(Limits()),
        "min_gap_ms": 83,
        "chain_below_ms": 500,
        "rest_hold_ms": 0,
    }


def test_the_bbc_preset_is_never_held_more_than_a_second_and_a_half() -> None:
    limits = Limits.preset("bbc")
    assert asdict(limits) == {**asdict(Limits()), "max_line_width": 37, "max_cps": 15.0, "min_duration_ms": 1200}
    assert limits.chain_below_ms + limits.max_hold_ms == 1500


def test_the_ted_preset_has_the_numbers_of_ted() -> None:
    assert asdict(Limits.preset("ted")) == {**asdict(Limits()), "max_cps": 21.0, "min_duration_ms": 1000}


def test_the_shorts_preset_bridges_every_silence_that_a_cue_may_span() -> None:
    limits = Limits.preset("shorts")
    assert asdict(limits) == {
        **asdict(Limits()),
        "max_line_width": 24,
        "max_cps": 25.0,
        "min_duration_ms": 700,
        "max_duration_ms": 5000,
    }
    assert limits.chain_below_ms == limits.max_pause_ms


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_has_a_source(preset: str) -> None:
    assert "https://" in PRESETS[preset].source


@pytest.mark.parametrize("language", BY_LANGUAGE)
@pytest.mark.parametrize(("preset", "width", "cps"), [("bbc", 37, 15), ("ted", 42, 21), ("shorts", 24, 25)])
def test_a_preset_does_not_exceed_the_languages_line_width_or_its_speed_for_ideographs(
    preset: str, width: int, cps: int, language: str
) -> None:
    limits = Limits.preset(preset, language=language)
    own_width, own_cps, _ = BY_LANGUAGE[language]
    assert limits.max_line_width == min(width, own_width)
    assert limits.max_cps == (own_cps if language in ("ja", "ko", "zh") else cps)


@pytest.mark.parametrize("preset", PRESETS)
def test_an_override_wins_over_the_language(preset: str) -> None:
    limits = Limits.preset(preset, language="ja", max_line_width=60, max_cps=30)
    assert (limits.max_line_width, limits.max_cps) == (60, 30)


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_netflix_has_the_width_and_the_speed_of_the_language(language: str) -> None:
    limits = Limits.preset("netflix", language=language)
    assert (limits.max_line_width, limits.max_cps, limits.target_cps) == (*BY_LANGUAGE[language][:2], None)


@pytest.mark.parametrize("language", BY_LANGUAGE)
def test_web_aims_at_the_speed_for_translations_and_allows_that_for_the_voices_own_language(language: str) -> None:
    limits = Limits.preset("web", language=language)
    width, target, most = BY_LANGUAGE[language]
    assert (limits.max_line_width, limits.max_cps) == (width, most)
    assert limits.target_cps == (None if target == most else target)


def test_a_maximum_that_a_person_gives_is_the_target_too() -> None:
    limits = Limits.preset("web", language="ja", max_cps=5)
    assert (limits.max_cps, limits.target_cps) == (5, None)
    assert Limits.preset("web", language="ja", max_cps=5, target_cps=3).target_cps == 3
    with pytest.raises(LimitsError, match="target_cps 9 is above max_cps 5"):
        Limits.preset("web", language="ja", max_cps=5, target_cps=9)


@pytest.mark.parametrize(
    ("tag", "language"), [("ja-JP", "ja"), ("zh-Hant-TW", "zh"), ("en_GB", "en"), ("AR", "ar"), ("pt-BR", "pt")]
)
def test_only_the_first_part_of_a_language_tag_matters(tag: str, language: str) -> None:
    assert Limits.preset("web", language=tag) == Limits.preset("web", language=language)


def test_overrides_win_over_the_preset_and_the_language() -> None:
    limits = Limits.preset("netflix", language="ja", min_gap_ms=0, max_cps=7, max_words=3)
    assert (limits.min_gap_ms, limits.max_cps, limits.max_words) == (0, 7, 3)
    assert (limits.max_line_width, limits.rest_hold_ms) == (26, 0)


def test_cues_of_a_few_words_may_be_shorter_unless_a_minimum_is_given() -> None:
    assert Limits.preset("shorts", max_words=3).min_duration_ms == 300
    assert Limits.preset("web", max_words=3, min_duration_ms=600).min_duration_ms == 600
    assert Limits.preset("shorts", max_words=None).min_duration_ms == 700


def test_options_are_the_fields_of_limits() -> None:
    names = {"Fraction": Fraction}  # imported only for frames
    hints = get_type_hints(Limits, localns=names)
    assert get_type_hints(LimitOptions, localns=names) == {field.name: hints[field.name] for field in fields(Limits)}
    assert LimitOptions.__total__ is False


def test_limits_and_presets_are_immutable() -> None:
    with pytest.raises(FrozenInstanceError):
        Limits().max_line_width = 40  # type: ignore[misc]
    with pytest.raises(TypeError):
        PRESETS["web"] = {}  # type: ignore[index]


NUMBERS = [field.name for field in fields(Limits)]
ABOVE_ZERO = {"max_line_width", "max_line_count", "max_duration_ms", "max_pause_ms", "max_words", "max_cps", "fps"} | {
    "target_cps"
}


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("value", [True, -1, "7", [], float("nan"), float("inf"), -0.5])
def test_a_value_that_is_not_a_number_in_range_is_refused(name: str, value: object) -> None:
    options: dict[str, Any] = {name: value}
    with pytest.raises(LimitsError, match=rf"^{name} must be a (whole )?number .*, not "):
        Limits(**options)


@pytest.mark.parametrize("name", NUMBERS)
def test_zero_is_refused_for_limits_that_no_caption_could_keep(name: str) -> None:
    options: dict[str, Any] = {name: 0}
    if name in ABOVE_ZERO:
        with pytest.raises(LimitsError, match=name):
            Limits(**options)
    elif name == "chain_below_ms":
        assert Limits(chain_below_ms=0).chain_below_ms == 0
    else:
        assert asdict(Limits(**options))[name] == 0


@pytest.mark.parametrize("name", [name for name in NUMBERS if not name.endswith("_cps")])
def test_only_the_reading_speed_may_have_decimals(name: str) -> None:
    options: dict[str, Any] = {name: 2.5}
    with pytest.raises(LimitsError, match=name):
        Limits(**options)
    assert Limits(max_cps=2.5).max_cps == 2.5


@pytest.mark.parametrize("name", [name for name in NUMBERS if name not in ("max_words", "target_cps", "fps")])
def test_only_the_number_of_words_the_target_and_the_frame_rate_may_be_none(name: str) -> None:
    options: dict[str, Any] = {name: None}
    with pytest.raises(LimitsError, match=name):
        Limits(**options)
    assert Limits(max_words=None).max_words is None


def out_of_range(name: str) -> list[Any]:
    """Values just outside the range of a limit, and far outside."""
    least, most = LIMIT_RANGES[name]
    step = 1e-9 if name.endswith("_cps") else Fraction(1, 1000) if name == "fps" else 1
    near = [least - step, most + step]
    far = [10**400, -(10**400), 10**5000, -(10**5000), 1e-310, float("-inf"), [10**5000], "9" * 5000]
    return [*near, *far, Fraction(10**5000), Fraction(10**5000 + 1, 10**5000)]


@pytest.mark.parametrize("name", NUMBERS)
def test_a_value_out_of_range_is_refused_with_the_range_in_a_short_message(name: str) -> None:
    least, most = LIMIT_RANGES[name]
    for value in out_of_range(name):
        options: dict[str, Any] = {name: value}
        with pytest.raises(LimitsError, match=rf"^{name} must be a .*number from {least} to {most}.*, not ") as caught:
            Limits(**options)
        assert len(str(caught.value)) < 160


@pytest.mark.parametrize("name", NUMBERS)
def test_ranges_include_both_ends(name: str) -> None:
    least, most = (Fraction(end) if name == "fps" else end for end in LIMIT_RANGES[name])
    # Other limits are adjusted, so that none is contradicted.
    wide: dict[str, Any] = {
        "max_duration_ms": LIMIT_RANGES["max_duration_ms"][1],
        "min_duration_ms": 0,
        "min_gap_ms": 0,
    }
    wide["chain_below_ms"] = LIMIT_RANGES["chain_below_ms"][1]
    wide["max_cps"] = LIMIT_RANGES["max_cps"][1]
    assert getattr(Limits(**{**wide, name: least}), name) == least
    assert getattr(Limits(**{**wide, name: most}), name) == most


class Whole:
    """An integer type from another library."""

    def __index__(self) -> int:
        return 42

    __int__ = __index__


def test_whole_numbers_of_other_types_are_refused() -> None:
    with pytest.raises(LimitsError, match="max_line_width must be a whole number from 1 to 1000, not <"):
        Limits(max_line_width=Whole())  # type: ignore[arg-type]


def test_a_list_that_contains_itself_is_refused() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(LimitsError, match=re.escape("not [[[[[[[...]]]]]]]")):
        Limits(max_line_width=deep)  # type: ignore[arg-type]


def test_contradictory_limits_are_refused_with_both_named() -> None:
    with pytest.raises(LimitsError, match=r"min_duration_ms 2000 is above max_duration_ms 1000: "):
        Limits(min_duration_ms=2000, max_duration_ms=1000)
    with pytest.raises(LimitsError, match=r"min_gap_ms 501 is above chain_below_ms 500: "):
        Limits.preset("netflix", min_gap_ms=501)
    assert Limits(min_duration_ms=1000, max_duration_ms=1000, min_gap_ms=9, chain_below_ms=9)


def test_an_unknown_preset_is_refused_with_the_list_of_presets() -> None:
    with pytest.raises(LimitsError, match=r"there is no preset 'bcc': choose one of web, netflix, bbc, ted, shorts"):
        Limits.preset("bcc")


def test_an_unknown_limit_is_refused_with_the_list_of_limits() -> None:
    with pytest.raises(LimitsError, match=r"there is no limit 'max_width': choose from max_line_width, "):
        Limits.preset("web", max_width=40)  # type: ignore[call-arg]


def test_a_limits_error_is_also_a_value_error() -> None:
    with pytest.raises(ValueError, match="max_line_width"):
        Limits(max_line_width=0)
