"""The few articles that the project's own pipeline renders, and the many that are made from them by filling in sentences."""

import json
from dataclasses import dataclass
from typing import Any

from bench.site import words

SHAPES = 10
TITLE = "彁題彁"
LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA">料金を見る</a></p>'


def body(number: int) -> str:
    """A body with slots; every other one has an ad, as blogs of this trade do."""
    parts = []
    for slot in range(words.SLOTS):
        if slot % 5 == number % 5:
            parts.append(f"<h2>{words.THINGS[number]}の{words.SIGNS[slot]}</h2>")
        parts.append(f"<p>{words.SLOT.format(slot)}</p>")
    if number % 2:
        parts.insert(len(parts) // 2, LINK)
    return "".join(parts)


@dataclass(frozen=True)
class Filling:
    """The words of one article: `texts` go into its slots, `folded` into texts that are kept folded."""

    slug: str
    shape_slug: str
    title: str
    texts: list[str]
    folded: list[str]

    def into(self, value: Any, *, is_folded: bool = False) -> Any:
        """A stored value of the shape (text, or what JSON holds) with this article's words."""
        if isinstance(value, dict | list):
            return json.loads(self._filled(json.dumps(value, ensure_ascii=False), self._in_json))
        return self._filled(value, str, is_folded=is_folded) if isinstance(value, str) else value

    def _filled(self, text: str, escaped: Any, *, is_folded: bool = False) -> str:
        texts = self.folded if is_folded else [self.title, *self.texts]
        text = text.replace(TITLE, escaped(texts[0])).replace(self.shape_slug, escaped(self.slug))
        for slot, sentence in enumerate(texts[1:]):
            text = text.replace(words.SLOT.format(slot), escaped(sentence))
        return text

    @staticmethod
    def _in_json(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)[1:-1]
