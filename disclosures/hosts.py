"""Host names in the tables: how a pattern meets the host of an address."""

import functools
import re

# A trailing ".*" in a pattern stands for the suffixes under which a shop really trades, never for any host:
# amazon.co.jp.evil.example is not Amazon.
SHOP_SUFFIXES = {
    "amazon": (
        "com ca com.mx com.br co.uk de fr it es nl se pl com.be ie com.tr ae sa eg in sg com.au co.jp cn co.za".split()
    ),
    "ebay": "com co.uk de fr it es at ch be nl ie pl ca com.au com.hk com.sg com.my ph".split(),
}


@functools.cache
def _expression(pattern: str) -> re.Pattern[str]:
    """The pattern as a regular expression: "x.y" is x.y and all below it, "*.x.y" only what is below it."""
    if pattern == "*":
        return re.compile(".+")
    below = r"([\w-]+\.)+" if pattern.startswith("*.") else r"([\w-]+\.)*"
    name = pattern.removeprefix("*.")
    if name.endswith(".*"):
        shop = name.removesuffix(".*")
        suffixes = "|".join(re.escape(suffix) for suffix in SHOP_SUFFIXES[shop])
        return re.compile(rf"{below}{re.escape(shop)}\.({suffixes})")
    return re.compile(below + re.escape(name).replace(r"\*", r"[\w-]*"))


@functools.lru_cache(maxsize=4096)
def matches(pattern: str, host: str) -> bool:
    return _expression(pattern).fullmatch(host) is not None
