"""Lists that come in pages, whichever of the documented forms the service uses.

Version 2 wraps a page in `items`, with the number of pages as `num_pages` or `page_count`, and perhaps the number of
all items as `total_results`. Version 1 sends clips as `pods`, without a number of pages, and projects as an array.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from captioner.errors import ClientError

# 100 000 clips, as pages of 100 are asked for.
_MAX_PAGES = 1000
# How many pages a list may gain while it is read.
_MAX_GROWTH = 10
_KEYS = ("items", "pods", "projects")


def entries(ask: Callable[[int], Any], fault: Callable[[int, str], ClientError]) -> Iterator[dict[str, Any]]:
    """Every entry of a list once, in the service's order; `ask` gets the JSON of a page, by its number from 1.

    Without a number of pages, the list ends with a page that is empty or brings nothing new. Raises what `fault` makes
    of a page's number and what is wrong with it, where the list cannot be complete.
    """
    known: set[Any] = set()
    last = _MAX_PAGES
    for page in range(1, _MAX_PAGES + 1):
        document = ask(page)
        found = _entries(document)
        if found is None:
            raise fault(page, "but the response is no list: check the base URL and the API version")
        before = len(known)
        for entry in found:
            key = _identity(entry)
            if key not in known:
                known.add(key)
                yield entry
        pages, total = _count(document, "num_pages", "page_count"), _count(document, "total_results")
        if page == 1 and pages is not None and total is None:
            last = min(max(pages, 1) + _MAX_GROWTH, _MAX_PAGES)
        is_last = _is_last(document, page, pages, total, len(known))
        if len(known) == before:
            # A total may count what no page holds, such as archived clips, so the page after the last is no fault.
            is_beyond = page > pages if pages is not None else total is None
            if is_beyond or (is_last and not found):
                return
            what = "repeats earlier ones" if found else "is empty, though more are announced"
            raise fault(page, f"but this page {what}: clips may be missing, so try again")
        if is_last:
            return
        if page >= last:
            raise fault(page, f"but there are still more pages: the list ends here, with {len(known)} entries")


def _is_last(document: Any, page: int, pages: int | None, total: int | None, known: int) -> bool:
    """Whether no more pages are announced; of a version 1 list, nobody knows, and the next page may be empty."""
    if total is not None:
        return known >= total
    return isinstance(document, list) or (pages is not None and page >= pages)


def _entries(document: Any) -> list[dict[str, Any]] | None:
    """The entries of a page, or None unless it is a list of objects."""
    if isinstance(document, Mapping):
        document = next((document[key] for key in _KEYS if key in document), None)
    if not isinstance(document, list) or not all(isinstance(entry, dict) for entry in document):
        return None
    return document


def _identity(entry: Mapping[str, Any]) -> Any:
    uuid = entry.get("uuid")
    return uuid if isinstance(uuid, str) and uuid else hash(json.dumps(entry, sort_keys=True))


def _count(document: Any, *keys: str) -> int | None:
    """The first of these numbers that a page has."""
    values = [document.get(key) for key in keys] if isinstance(document, Mapping) else []
    return next((value for value in values if isinstance(value, int) and not isinstance(value, bool)), None)
