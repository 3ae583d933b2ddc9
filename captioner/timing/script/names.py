"""Who speaks: the names that a script has for the speakers of a speech."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from captioner.timing.words import Word


def named(words: Iterable[Word], counts: Mapping[tuple[str | None, str | None], int]) -> Iterator[Word]:
    """The words, those with a speaker of the speech with the name that the script has for most of what is said by them.

    `counts` has how many words are matched for each pair of a speaker of the speech and a name.
    """
    names = {name for _, name in counts if name is not None}
    own: dict[str, Counter[str | None]] = {}
    for (speaker, name), count in counts.items():
        if speaker is not None and speaker not in names:
            own.setdefault(speaker, Counter())[name] += count
    found = {speaker: each.most_common(1)[0][0] for speaker, each in own.items()}
    for word in words:
        name = found.get(word.speaker) if word.speaker else None
        yield word if name is None else replace(word, speaker=name)
