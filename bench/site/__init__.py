"""The sites under measurement: their words, their rows, and the copies on which the servers work."""
