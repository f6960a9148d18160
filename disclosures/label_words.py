"""The words that readers recognise as an ad, by language; a label is exactly one of them."""

# Words that the Consumer Affairs Agency's criteria list, and what English readers understand.
LABEL_WORDS = {
    "ja": ("広告", "PR", "宣伝", "プロモーション", "アフィリエイト広告"),
    "en": ("Ad", "Advertisement", "Paid link"),
}
DEFAULT_LABEL = LABEL_WORDS["ja"][0]


def label_choices() -> list[tuple[str, str]]:
    return [(word, word) for words in LABEL_WORDS.values() for word in words]


def words_for(language: str) -> tuple[str, ...]:
    return LABEL_WORDS.get(language, LABEL_WORDS["en"])
