"""Other people's tables brought into an overlay: all of a file or nothing of it."""
