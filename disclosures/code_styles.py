"""Which declarations a `style` in a network's code may hold: what dresses its own words, never what reaches beyond them."""

import re

# By their beginnings: border stands for border-radius and border-top-color too.
DRESSING = tuple(
    "background border box-sizing clear color cursor direction display float font gap grid height justify-content "
    "align- flex letter-spacing line-break line-height list-style margin max- min- object-fit opacity outline overflow "
    "padding table-layout text- vertical-align white-space width word- overflow-wrap".split()
)
ESCAPES_OR_LOADS = re.compile(r"\\|url\s*\(|image-set|expression|@|src\s*\(|attr\s*\(|/\*|behavior", re.IGNORECASE)
PULLED = re.compile(r"-\s*[\d.]|calc|var", re.IGNORECASE)  # a negative margin draws the code over its label


def stranger(style: str) -> str:
    """The first declaration that does not belong in a code, or nothing."""
    if ESCAPES_OR_LOADS.search(style):
        return style
    for declaration in style.split(";"):
        name, _colon, value = declaration.strip().partition(":")
        name = name.strip().lower()
        if name and not name.startswith(DRESSING):
            return declaration.strip()
        if name.startswith("margin") and PULLED.search(value):
            return declaration.strip()
    return ""
