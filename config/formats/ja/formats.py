"""Django writes 2026年11月24日5:40 without a space: hard to read, and a line cannot break there."""

DATETIME_FORMAT = "Y年n月j日 G:i"
