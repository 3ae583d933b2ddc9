"""Properties of text: display width, reading characters, classes of characters, word boundaries."""
