"""Small files joined into the one that browsers fetch: style sheets in their order, modules each in a scope of its own."""

import re
from collections.abc import Iterable

CSS_REMARKS = re.compile(r"/\*.*?\*/", re.DOTALL)
SCRIPT_REMARKS = re.compile(r"^\s*//.*\n", re.MULTILINE)  # on lines of their own; what stands behind code stays
INDENTS = re.compile(r"\s*\n\s*")


def style_sheet(texts: Iterable[str]) -> str:
    """One style sheet that says the same as all of them, without remarks and indents."""
    return "\n".join(INDENTS.sub("\n", CSS_REMARKS.sub("", text)).strip() for text in texts) + "\n"


def module(texts: Iterable[str]) -> str:
    """One module that does what all of them do. None may import or export; their names do not meet, because each stands in a block."""
    return "".join(f"{{\n{SCRIPT_REMARKS.sub('', text).strip()}\n}}\n" for text in texts)
