"""Text in capitals, by the rules of its language."""

from unicodedata import normalize

from captioner.text.measure import primary_subtag

# Unicode, SpecialCasing.txt: the dotted and the dotless i. Greek capitals have no accent but the diaeresis.
_DOTTED = str.maketrans({"i": "İ"})
_TONOS = "\u0301"


def upper(text: str, language: str) -> str:
    """The text in capitals. German ß becomes ẞ, so that a word keeps its length and its reading."""
    name = primary_subtag(language)
    if name in ("tr", "az"):
        text = text.translate(_DOTTED)
    elif name == "de":
        text = text.replace("ß", "ẞ")
    elif name == "el":
        text = normalize("NFC", normalize("NFD", text).replace(_TONOS, ""))
    return text.upper()
