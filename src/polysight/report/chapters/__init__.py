"""Chapters of the industry report, one a file; each turns numbers into blocks of one language."""
