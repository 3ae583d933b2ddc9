"""What the service says of a failure, in its own words."""

from collections.abc import Mapping
from typing import Any

from captioner.errors import shown


def service_message(answer: Mapping[str, Any]) -> str:
    """The service's own words: a string, a list of them, or a string or a list for each field; "" where it has none."""
    told = answer.get("message") or answer.get("error") or answer.get("errors") or ""
    if isinstance(told, Mapping):
        told = [f"{field}: {_said(fault)}" for field, faults in told.items() for fault in _listed(faults)]
    return "; ".join(map(_said, _listed(told)))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _said(value: object) -> str:
    return value if isinstance(value, str) else shown(value)
