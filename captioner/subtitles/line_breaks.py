"""`with_line_breaks`: the text of a cue in a file with other line breaks."""

from captioner.subtitles.markup import SRT_PIECE, VTT_PIECE, is_space, seen_of, unmarked
from captioner.subtitles.regrouped import wrong_file
from captioner.text.direction import with_marked_lines


def with_line_breaks(raw: str, wanted: str, number: int, *, vtt: bool) -> str:
    """A cue's text with its own markup and the line breaks and spaces of `wanted`, its lines marked as they were.

    Raises `FormatError`, with the cue's number, if the letters are others.
    """
    raw, has_marks = unmarked(raw, vtt=vtt)
    spaces: dict[int, str] = {}
    letters: list[str] = []
    for char in wanted:
        if is_space(char):
            spaces[len(letters)] = char
        else:
            letters.append(char)
    out: list[str] = []
    count = 0
    for piece in (VTT_PIECE if vtt else SRT_PIECE).finditer(raw):
        written = piece.group()
        if piece["mark"] is not None:
            out.append(written)
            continue
        seen = seen_of(written, vtt=vtt)
        space = is_space(seen)
        if not space or count:
            # A break replaces white space, before any markup; where there was none, it goes before the next letter.
            out.append(spaces.pop(count, ""))
        if not space:
            if letters[count : count + len(seen)] != list(seen):
                raise wrong_file(f"cue {number} has other words")
            out.append(written)
            count += len(seen)
    if count != len(letters):
        raise wrong_file(f"cue {number} has other words")
    return with_marked_lines("".join(out)) if has_marks else "".join(out)
