"""Every class of characters, once: marks by what they do to the text around them, scripts by how they part words.

Each is a string of characters, but for the ranges of scripts, which go into the brackets of a pattern.
"""

# What only opens: quotes, brackets, inverted marks.
UNAMBIGUOUS_OPENERS = "«「『（([¿¡‹„"
# What may open: with quotes that close, too, here or in another language.
OPENERS = f"\"“‘'{UNAMBIGUOUS_OPENERS}"
# What only closes: quotes and brackets.
UNAMBIGUOUS_CLOSERS = "»」』）)]›"
# What may close: with quotes that open, too.
CLOSERS = f"\"”’'{UNAMBIGUOUS_CLOSERS}"

SENTENCE_ENDS = ".?!。？！؟।॥．"
QUESTION_MARKS = "?？؟"
ELLIPSIS = "…"
COLONS = ":："
SEMICOLONS = ";；؛"
COMMAS = ",，、،､"
# What ends a sentence or a clause.
STOPS = SENTENCE_ENDS + ELLIPSIS + COLONS + SEMICOLONS + COMMAS
DASHES = "—–‐-"

# White space by str.isspace() whose whole purpose is that words stay together: it ends no word.
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
# The word joiner, which nobody sees.
WORD_JOINER = "\u2060"

# Kinsoku: JIS X 4051, https://www.w3.org/TR/jlreq/#line_composition.
# Closing punctuation; small kana, the long-vowel mark and iteration marks.
NOT_AT_LINE_START = "、。，．・：；？！）」』】〕〉》｝］ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞ々ヽヾ"
NOT_AT_LINE_END = "（「『【〔〈《｛［"

# A range: Thai letters and vowels.
THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
# Vowels that are written ahead of their consonant.
THAI_LEADING_VOWELS = "เแโใไ"
# A range: hiragana and katakana, in full width.
KANA = "\u3040-\u30ff"
# A range: ideographs, kana, bopomofo.
IDEOGRAPHIC = (
    "\u3005-\u3007\u3021-\u3029\u303b\u3040-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# A range: what is written without spaces between words.
UNSPACED = THAI + IDEOGRAPHIC
# A range: letters of Korean, whole and in parts.
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
# A range: what Korean does not write, though it may write ideographs.
NOT_KOREAN = f"{KANA}、。，！？"
