"""`solve`: the definition of the best layout, too slow for production; tests compare `search` with it.

Nothing is omitted to save time, and nothing that the search derives from a `Problem` is used: only the times and widths
of the words, who speaks, the costs of breaks, and the price tables. To change which layout is best, start here.

The best layout of words[low:high] is the one with the lowest price: that of its cues and of the breaks between them. Of
layouts with equal prices, it is the one whose last cue begins earliest, then the one whose last cue has the shortest
first line, then the shortest second line; and of those, the one that is best in this sense before that cue.
"""

from collections.abc import Iterator
from itertools import pairwise

from captioner.layout.prices import Column, Price
from captioner.layout.problem import Layout, Problem, Solution, WordIndex
from captioner.schedule import blinks, bridged_end_ms, longest_span_ms, needed_ms, window


def solve(problem: Problem, low: WordIndex, high: WordIndex) -> Solution:
    """The best layout of words[low:high], by dynamic programming over the end of the last cue."""
    best = {low: Solution(0, ())}
    for end in range(low + 1, high + 1):
        found = []
        for first in range(low, end):
            before, earlier = best[first]
            if first > low:
                before += problem.breaks.cue[first - 1] + sentence_parting(problem, first)
            for layout in cue_layouts(problem, first, end):
                found.append(Solution(before + cue_price(problem, layout, high), (*earlier, layout)))
        # A layout begins with its first word, followed by the ends of its lines.
        best[end] = min(found, key=lambda one: (one.price, one.layouts[-1]))
    return best[high]


def cue_layouts(problem: Problem, first: WordIndex, end: WordIndex) -> list[Layout]:
    """Every layout of a cue of words[first:end] on the fewest lines that hold it; none if no cue may hold it.

    A cue may hold two turns of speakers if each fits on a line with its dash, and no more. A single word may be too
    wide for a line and too long for a cue. Several words must be spoken within the maximum duration, including the
    pause after them if it is bridged.
    """
    limits = problem.limits
    until_ms = problem.ends_ms[end - 1]
    if end < len(problem.starts_ms):
        until_ms = max(until_ms, bridged_end_ms(until_ms, problem.starts_ms[end], limits) or 0)
    too_long = until_ms - problem.starts_ms[first] > longest_span_ms(limits)
    if end - first > (1 if too_long else limits.max_words or end):
        return []
    changes = _changes(problem, first, end)
    if changes:
        return [(first, changes[0], end)] if len(changes) == 1 and _fits_two(problem, first, changes[0], end) else []
    for line_count in range(1, limits.max_line_count + 1):
        if found := [(first, *line_ends) for line_ends in _line_ends(problem, first, end, line_count)]:
            return found
    return []


def _line_ends(problem: Problem, first: WordIndex, end: WordIndex, line_count: int) -> Iterator[Layout]:
    """Every way to put words[first:end] on `line_count` lines, as the ends of the lines."""
    if line_count == 1:
        if end - first == 1 or _width(problem, first, end) <= problem.limits.max_line_width:
            yield (end,)
        return
    for line_end in range(first + 1, end):
        for _ in _line_ends(problem, first, line_end, 1):
            for further in _line_ends(problem, line_end, end, line_count - 1):
                yield (line_end, *further)


def _changes(problem: Problem, first: WordIndex, end: WordIndex) -> list[WordIndex]:
    """The words of words[first + 1:end] with which another speaker begins."""
    return [at for at in range(first + 1, end) if problem.turn_starts[at] == at]


def _fits_two(problem: Problem, first: WordIndex, change: WordIndex, end: WordIndex) -> bool:
    widths = _width(problem, first, change), _width(problem, change, end)
    wanted = max(map(sum, zip(widths, problem.dash_columns[change], strict=True)))
    return problem.limits.max_line_count > 1 and wanted <= problem.limits.max_line_width


def _width(problem: Problem, first: WordIndex, end: WordIndex) -> Column:
    return problem.column_ends[end - 1] - problem.column_begins[first]


def cue_price(problem: Problem, layout: Layout, high: WordIndex) -> Price:
    """The price of a cue in a part that ends at `high`, without the break at its end: shape, lines and faults."""
    prices, cue_width = problem.prices, _width(problem, layout[0], layout[-1])
    faults = _faults(problem, layout[0], layout[-1], high)
    line_count = len(layout) - 1
    if line_count == 1:
        return prices.one_line[cue_width] + faults
    if _changes(problem, layout[0], layout[-1]):
        # The lines of two speakers are as long as what they say, and may be short.
        shape = prices.one_line if cue_width <= problem.limits.max_line_width else prices.several_lines
        return shape[cue_width] + problem.breaks.line[layout[1] - 1] + faults
    offs = [_width(problem, *line) * line_count - cue_width for line in pairwise(layout)]
    unequal = sum(prices.unequal[abs(off)] for off in offs) + (prices.top_heavy if offs[0] > 0 else 0)
    line_breaks = sum(problem.breaks.line[line_end - 1] for line_end in layout[1:-1])
    return prices.several_lines[cue_width] + unequal + line_breaks + faults


def _faults(problem: Problem, first: WordIndex, end: WordIndex, high: WordIndex) -> Price:
    """The price of a cue's faults: a sentence tail, too little time on screen, a gap that blinks."""
    limits, prices = problem.limits, problem.prices
    sentence_ends = [*problem.breaks.sentence_end, True][first:end]
    price = prices.sentence_tail if end < high and any(sentence_ends) and not sentence_ends[-1] else 0
    start_ms, speech_end_ms = problem.starts_ms[first], problem.ends_ms[end - 1]
    chars = problem.char_ends[end - 1] - problem.char_begins[first]
    need_ms = needed_ms(chars, limits)
    if speech_end_ms - start_ms - limits.min_gap_ms >= need_ms:
        return price
    next_start_ms = problem.starts_ms[end] if end < len(problem.starts_ms) else None
    start_ms, end_ms = window(start_ms, speech_end_ms, next_start_ms, problem.clip_end_ms, chars, limits)
    price += max(0, need_ms - (end_ms - start_ms)) // 10 * prices.too_fast
    price += max(0, limits.min_duration_ms - (end_ms - start_ms)) // 10 * prices.too_short
    return price + (prices.blink if next_start_ms is not None and blinks(end_ms, next_start_ms, limits) else 0)


def sentence_parting(problem: Problem, end: WordIndex) -> Price:
    """The price of a cue end inside a sentence that one cue could hold."""
    ends = [place for place, ends in enumerate([True, *problem.breaks.sentence_end, True]) if ends]
    if end in ends:
        return 0
    sentence = max(place for place in ends if place < end), min(place for place in ends if place > end)
    return problem.prices.parts_sentence if cue_layouts(problem, *sentence) else 0
