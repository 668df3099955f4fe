"""The desk: the only part of the program that knows Qt. ``app`` starts it, ``desk`` is its window."""
