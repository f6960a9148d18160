"""Django's own SQLite with what pages pay for at each query left out; Django looks for `base` in here."""
