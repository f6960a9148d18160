"""Names of uploaded files as people may see them."""

import re
import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # nothing that hides, or turns the text around it
LONGEST = 120


def shown_name(name: str) -> str:
    """The last part of a path, without what cannot be seen, and its ending kept when it is too long."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(char for char in last if unicodedata.category(char) not in UNSEEN).strip()
    stem, dot, ending = seen.rpartition(".")
    return f"{stem[: LONGEST - 10]}{dot}{ending[:9]}" if dot else ending[:LONGEST]
