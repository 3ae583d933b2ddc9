"""Timed words: made from characters, checked, and joined from several clips."""
