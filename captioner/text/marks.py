"""Classes of characters, each defined once: punctuation by its effect on breaks, scripts by how they separate words.

Each is a string of characters, except ranges, which are written for use inside the brackets of a pattern.
"""

# Opening in every language: quotes, brackets, inverted marks.
UNAMBIGUOUS_OPENERS = "«「『（([¿¡‹„"
# Opening in at least one language: the above, and quotes that close in others.
OPENERS = f"\"“‘'{UNAMBIGUOUS_OPENERS}"
# Closing in every language: quotes and brackets.
UNAMBIGUOUS_CLOSERS = "»」』）)]›"
# Closing in at least one language: the above, and quotes that open in others.
CLOSERS = f"\"”’'{UNAMBIGUOUS_CLOSERS}"

# Quotes that close in at least one language.
QUOTES = '"”’“»«'

# Pattern: Japanese particles that make a quote part of the sentence around it: 「はい」と言った.
AFTER_QUOTE = "[とっはがをにのもやかへ]|で(?!き)|など|だ|な"

# The last ones: Burmese, Khmer, Tibetan.
SENTENCE_ENDS = ".?!。？！؟।॥．။។៕།༎"
QUESTION_MARKS = "?？؟"
ELLIPSIS = "…"
COLONS = ":："
SEMICOLONS = ";；؛"
# The last one: Burmese.
COMMAS = ",，、،､၊"
# Punctuation that ends a sentence or a clause.
STOPS = SENTENCE_ENDS + ELLIPSIS + COLONS + SEMICOLONS + COMMAS
DASHES = "—–‐-"

# White space for str.isspace(), but meant to keep words together: it does not end a word.
NO_BREAK_SPACES = "\u00a0\u2007\u202f"
# U+2060, invisible.
WORD_JOINER = "\u2060"
# U+200B, invisible: the end of a word in text without spaces.
ZERO_WIDTH_SPACE = "\u200b"

# Kinsoku: JIS X 4051, https://www.w3.org/TR/jlreq/#line_composition.
# Closing punctuation; small kana, the long-vowel mark and iteration marks.
NOT_AT_LINE_START = "、。，．・：；？！）」』】〕〉》｝］ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞ々ヽヾ"
NOT_AT_LINE_END = "（「『【〔〈《｛［"

# Range: Thai letters and vowels.
THAI = "\u0e01-\u0e3a\u0e40-\u0e4e"
# Ranges: letters, vowels and syllable marks of Lao, Tibetan, Burmese, Khmer.
LAO, TIBETAN = "\u0e81-\u0ece\u0edc-\u0edf", "\u0f00-\u0f0c\u0f18-\u0f3f\u0f40-\u0fbc"
BURMESE, KHMER = "\u1000-\u1049\u1050-\u109f\ua9e0-\ua9fe\uaa60-\uaa7f", "\u1780-\u17d3\u17d7\u17dc\u17dd"
# Range: all of these.
SOUTH_EAST_ASIAN = THAI + LAO + TIBETAN + BURMESE + KHMER
# Vowels of Thai and Lao that are written before their consonant.
LEADING_VOWELS = "เแโใไເແໂໃໄ"
# Vowels and marks of Thai, Lao, Khmer and Burmese that are written after their consonant or word.
FOLLOWING_VOWELS = "ะาำๅๆฯະາຳຽໆຯៗ\u102b\u102c\u1038"
# Khmer and Burmese signs that stack the next consonant below the one before it.
STACKERS = "\u17d2\u1039"
# Tibetan marks that end a syllable.
SYLLABLE_ENDS = "\u0f0b\u0f0c།༎༏༐༑༔"
# Range: full-width hiragana and katakana.
KANA = "\u3040-\u30ff"
# Range: ideographs, kana, bopomofo.
IDEOGRAPHIC = (
    "\u3005-\u3007\u3021-\u3029\u303b\u3040-\u30fa\u30fc-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Range: scripts written without spaces between words.
UNSPACED = SOUTH_EAST_ASIAN + IDEOGRAPHIC
# Range: Korean syllables and their letters.
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
# Range: characters not used in Korean, which may use ideographs.
NOT_KOREAN = f"{KANA}、。，！？"

# Hyphens, which join two words: also the soft, the Armenian and the Hebrew one.
HYPHENS = "-‐‑\u00ad֊־"
# Quotes that open and close, in any language.
TOKEN_QUOTES = "\"＂'`“”„‟«»‹›‘’‚‛"
# Punctuation that opens in every language, besides brackets and quotes.
TOKEN_OPENERS = "¿¡"
# Signs written after their number or word: degrees, primes, ordinals, trade marks.
PRIME_MARKS = "°ºª′″‴℃℉™®℠¹²³"
# Signs of currencies that are written after the sum.
CURRENCY_AFTER = "€₽₫₴₸₾₮"
# Ranges: digits of Thai, Lao and Khmer, which are not in the ranges of their scripts.
SOUTH_EAST_ASIAN_DIGITS = "\u0e50-\u0e59\u0ed0-\u0ed9\u17e0-\u17e9"
