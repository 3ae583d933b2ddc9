"""`Profile`: the options of a house style, each checked as if it had been typed."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click

import captioner
from captioner.cli.code_selection import SELECTION, SEVERITY
from captioner.cli.keep import KEEP
from captioner.cli.limit_options import FLAGS, PRESET, amount, limit_options, limits_from
from captioner.cli.options import LANGUAGE
from captioner.cli.parameters import Option
from captioner.errors import shown

# The options that a profile may set, by their names without dashes at the start.
_KNOWN: Mapping[str, Option] = {
    max(one.opts, key=len).removeprefix("--"): one for one in (*limit_options(), *LANGUAGE, *KEEP, *SELECTION, SEVERITY)
}


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile: its options as they are written, and by the parameters that they set.

    The path of a file of phrases is relative to the folder of the profile in `written`, and to the working folder in
    `options`. `overrides` are the limits that it sets beyond those of its preset.
    """

    written: Mapping[str, Any]
    options: Mapping[str, Any]
    overrides: captioner.LimitOptions

    def limits(self, language: str | None) -> captioner.Limits:
        """The limits for a language, which is by default that of the profile, or English."""
        language = language or self.options.get("language", "en")
        return captioner.Limits.preset(self.options.get("preset", PRESET), language=language, **self.overrides)


def checked_profile(path: str, name: str, table: Mapping[str, Any]) -> Profile:
    """A profile whose options are known, and have values that could be typed."""
    where = f"profile {name!r}"
    options: dict[str, Any] = {}
    converted: dict[str, Any] = {"preset": PRESET, "language": None}
    for written, value in table.items():
        key = written.replace("_", "-")
        if key not in _KNOWN:
            nearest = nearest_of(key, _KNOWN)
            remedy = f"did you mean {nearest!r}?" if nearest else f"choose from {', '.join(_KNOWN)}"
            raise refused(path, f"{where} has an unknown option {written!r}: {remedy}")
        option = _KNOWN[key]
        param = str(option.name)
        if param in options:
            raise refused(path, f"{where} has {key!r} twice: remove one of them")
        kind = _kind_that_is_missed(key, value)
        if kind:
            raise refused(path, f"{where}: {written} must be {kind}, not {shown(value)}")
        try:
            options[param] = _as_typed(path, key, value)
            converted[param] = option.type_cast_value(click.Context(click.Command(None)), options[param])
        except click.BadParameter as error:
            raise refused(path, f"{where}: {written}: {error.message}") from None
        except ValueError:  # Python refuses to print an int of thousands of digits
            raise refused(path, f"{where}: {written} is out of range: {shown(value)}") from None
    try:
        overrides = limits_from(converted)
    except click.ClickException as error:
        raise refused(path, f"{where}: {error.message}") from None
    made = Profile(table, options, overrides)
    if "max_words" in options:
        # A command that measures finished cues has no --max-words, but the minimum duration that comes with it.
        options.setdefault("min_duration_ms", amount("min_duration_ms", made.limits(None).min_duration_ms))
    return made


def _kind_that_is_missed(key: str, value: object) -> str:
    """What the value of an option must be in TOML, if it is something else; "" if it is right."""
    is_text, is_texts = isinstance(value, str), isinstance(value, list) and all(isinstance(one, str) for one in value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if key in ("select", "ignore"):
        return "" if is_texts else 'a list of codes, such as ["orphan"]'
    if key == "keep":
        return "" if is_text or is_texts else "the path of a file, or a list of phrases"
    if key == "fps":
        return "" if is_text or is_number else 'a number, or a text such as "30000/1001"'
    if isinstance(_KNOWN[key].type, click.IntRange):
        return "" if is_number and isinstance(value, int) else "a whole number"
    if f"--{key}" in FLAGS.values():
        return "" if is_number else "a number"
    return "" if is_text else "a text"


def _as_typed(path: str, key: str, value: Any) -> Any:
    """The value in a form that the option takes."""
    if key == "keep" and isinstance(value, str):
        return os.path.join(os.path.dirname(path), value)
    return str(value) if isinstance(value, int | float) else value


def nearest_of(word: str, known: Mapping[str, object]) -> str | None:
    """The known word that may have been meant, if one is near."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, 1)), None)


def refused(path: str, message: str) -> click.ClickException:
    """The error about a file of profiles."""
    return click.ClickException(f"{click.format_filename(path)}: {message}")
