"""From words to cues and lines: what a break costs, and the search for the cheapest layout."""
