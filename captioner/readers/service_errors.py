"""The error message in an answer of the service."""

from collections.abc import Mapping
from typing import Any

from captioner.errors import shown


def service_message(answer: Mapping[str, Any]) -> str:
    """The message, or "": the service sends a string, a list of strings, or a string or a list for each field."""
    found = answer.get("message") or answer.get("error") or answer.get("errors") or ""
    if isinstance(found, Mapping):
        found = [f"{field}: {_as_text(fault)}" for field, faults in found.items() for fault in _as_list(faults)]
    return "; ".join(map(_as_text, _as_list(found)))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else shown(value)
