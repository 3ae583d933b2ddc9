"""The numbers by which times are called sick, each with its reason; README.md says on what they were tried.

Times are in milliseconds, paces in milliseconds for a spoken character.
"""

NUDGE_MS = 5
"""A time that is moved by no more is counted in `Timing.nudged`, and is no repair: no ear and no eye notices it."""
JITTER_MS = 100
"""A time that is off by no more is jitter of an aligner, whose windows are 20 to 50 ms; beyond it something else is."""
LATE_MS = 500
"""Where most characters end so long after the next one starts, their ends are no ends; overlaps are below 100 ms."""
LATE_ON_AVERAGE_MS = 1000
"""And where they last longer than this on average."""
SHORT_MS = 2000
"""Made-up times of up to so much are made by default: in it, a wrong guess is seen for one cue at most."""

FASTEST_PER_S = 100
"""More characters a second are no speech; the fastest legal disclaimer has 80."""
COLLAPSED_WORDS = 3
"""A run of fewer words is no collapse: aligners give short words to one instant now and then."""
INSTANT_MS = 2
"""Words whose starts are no further apart are in one instant: rounding, and 1 ms by which equal starts are parted."""
LEAST_IN_INSTANT_MS = 300
"""Words in one instant that lack no more time to be spoken stay where they are: a cue is shown longer anyway."""
LEAST_IN_FAST_RUN_MS = 2000
"""The same for words that are too fast, but apart: recognisers of real speech lose up to 1.9 s in such runs."""
LEAST_IN_SQUEEZED_RUN_MS = 1200
"""The same where the last word is too fast, too, and most of the time that the run lacks is free after it."""
EXCESS_MS = 500
"""The last word of a run that lasts so much longer than it is spoken holds the time of the run."""
SOUND_WORD_MS = 50
"""One that lasts so long, and a third of what it needs, has a time of its own."""
LEAST_FREE = 0.25
"""A run is spread only where that part of the time that it lacks is free beside it; else nothing says when it is spoken."""

HOLE_MS = 1000
"""A pause this long after a word that is too short is no pause: the word is spoken in it."""
HOLE_PER_S = 80
"""So many spoken characters a second are too fast for such a word. Digits, of which each is several, count with theirs."""
LEAST_BEFORE_HOLE_MS = 500
"""A number or date that lacks no more time stays as it is."""
LEAST_OF_LETTERS_BEFORE_HOLE_MS = 1500
"""The same for words of letters: recognisers end a sentence with words of 10 ms, which lack up to 1 s."""
HOLE_STRETCH = 1.5
"""Numbers are spoken slower than their characters say: they may take so much of a hole, so that the screen is not blank."""

HELD_MS = 3000
"""A character that lasts longer has silence in it; one drawn out in real speech lasts 2.9 s."""
HELD_REST_MS = 250
"""What is left of it: the last sound of a sentence lasts so long."""

TAIL_MS = 5000
"""A clip that lasts so much longer than its text may have lost some of it."""
OVERRUN_MS = 100
"""A word may start so long after the end of its clip: durations are rounded, and come from other places than times."""

PACE_MS = 60
"""The pace where a clip has no sound part: the median of clips in alphabets is 57, and an ideograph counts 3."""
PACES_MS = (25, 250)
"""The paces of speech: outside of them, what was measured is no pace."""
GAP_MS = 150
"""A shorter silence between two words is no pause, and part of the pace."""
SLOWER, SLOWER_TO_END = 1.2, 1.5
"""Words are spread at a slower pace where that fills the time to the next sound word, or to the end of their last."""
CLAUSE_PAUSE_MS, SENTENCE_PAUSE_MS = 200, 450
"""Pauses within what is spread, where there is time for them."""
