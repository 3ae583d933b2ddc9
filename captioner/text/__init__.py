"""Text as it is shown and as it arrives: how wide, how long to read, which characters, where words begin."""
