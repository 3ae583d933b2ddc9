"""Every class of characters, once: marks by what they do to the text around them, scripts by how they part words.

Each is a string of characters, but for the ranges of scripts, which stand in the brackets of a pattern.
"""

# Quotes that some languages open with and others close with belong to OPENERS or CLOSERS alone.
OPENING = "«「『（([¿¡‹„"
"""What only opens: quotes, brackets, inverted marks."""
OPENERS = f"\"“‘'{OPENING}"
"""What a word may begin with."""
CLOSING = "»」』）)]›"
"""What only closes: quotes and brackets."""
CLOSERS = f"\"”’'{CLOSING}"
"""What a word may end with, behind its punctuation."""

SENTENCE_ENDS = ".?!。？！؟।॥．"
QUESTION_MARKS = "?？؟"
ELLIPSIS = "…"
COLONS = ":："
SEMICOLONS = ";；؛"
COMMAS = ",，、،､"
STOPS = SENTENCE_ENDS + ELLIPSIS + COLONS + SEMICOLONS + COMMAS
"""What ends a sentence or a clause."""
DASHES = "—–-"

NO_BREAK = "\u00a0\u2007\u202f"
"""White space by str.isspace() whose whole purpose is that words stay together: it ends no word."""
JOINER = "\u2060"
"""The word joiner, which nobody sees."""

# Kinsoku, JIS X 4051: https://www.w3.org/TR/jlreq/#line_composition
SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞ々ヽヾ"
"""Small kana, the long-vowel mark and iteration marks, which go on with the character before them."""
BEGINS_NO_LINE = f"、。，．・：；？！）」』】〕〉》｝］{SMALL_KANA}"
ENDS_NO_LINE = "（「『【〔〈《｛［"

THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
"""A range: Thai letters and vowels."""
THAI_LEADING_VOWELS = "เแโใไ"
"""Vowels that are written ahead of their consonant."""
KANA = "\u3040-\u30ff"
"""A range: hiragana and katakana, in full width."""
SPACELESS = (
    f"{THAI}\u3005-\u3007\u3021-\u3029\u303b\u3040-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""A range: what is written without spaces between words: Thai, ideographs, kana, bopomofo."""
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
"""A range."""
NOT_KOREAN = f"{KANA}、。，！？"
"""A range: what Korean does not write, though it may write ideographs."""
