"""Caption formats that are not read: each is refused by its name, with a way to one that is."""

from captioner.errors import FormatError
from captioner.readers.foreign import foreign


def refuse_foreign(text: str) -> None:
    """Raises `FormatError` with the name and a remedy if a file begins as one of a caption format that is not read."""
    found = foreign(text)
    if found is not None and found.holds_captions:
        raise FormatError(str(found))
