"""Caption files from any source, as SRT, WebVTT or our JSON: read, and rewritten with new times and line breaks."""
