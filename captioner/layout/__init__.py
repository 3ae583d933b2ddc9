"""Layout of words into cues and lines: the costs of breaks, and the search for the cheapest layout."""

LAYOUT_VERSION = 2
"""The version of the layout: raised by a release that begins or ends a cue or line of some clip at another word."""
