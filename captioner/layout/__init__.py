"""From words to cues and lines: what a break costs, and the search for the cheapest layout."""

LAYOUT_VERSION = 2
"""The version of the layout: raised by a release that starts or ends the cues or lines of some clip at other words."""
