"""Files of captions by anyone, SRT, WebVTT and our own JSON: read, and written back with other times and lines."""
