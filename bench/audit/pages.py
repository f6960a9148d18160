"""The pages that are audited, as the samples have them, and the least that each must reach."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One address of the sample site. A search page says noindex, so what search engines make of it does not count."""

    key: str
    language: str
    address: str
    is_indexed: bool = True

    @property
    def name(self) -> str:
        return f"{self.key} ({self.language})"


PAGES = (
    Page("home", "ja", "/"),
    Page("article", "ja", "/rental-server-support-and-cancel/"),
    Page("category", "ja", "/category/server/"),
    Page("search", "ja", "/search/?q=サーバー", is_indexed=False),
    Page("contact", "ja", "/contact/"),
    Page("home", "en", "/en/"),
    Page("article", "en", "/hosting-words-in-japanese/"),
    Page("category", "en", "/en/category/in-english/"),
    Page("search", "en", "/en/search/?q=server", is_indexed=False),
    Page("contact", "en", "/en/contact/"),
)
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
VIEWPORTS = {360: {"width": 360, "height": 640}, 1280: {"width": 1280, "height": 900}}
SCHEMES = ("light", "dark")
