"""The kinds of personal data, in the order in which they are shown. A model with a visitor's data belongs in one of their tables."""

from config.privacy.kind import Kind, Table
from config.privacy.kind_rows_kept import BLOCKS, HISTORY, MAILS, NETWORK
from config.privacy.kind_rows_written import COMMENTS, CONFIRMED, MESSAGES, UNSENT

KINDS: tuple[Kind, ...] = (COMMENTS, CONFIRMED, MESSAGES, UNSENT, MAILS, BLOCKS, HISTORY, NETWORK)
BY_KEY = {kind.key: kind for kind in KINDS}


def tables() -> list[Table]:
    return [table for kind in KINDS for table in kind.tables]
