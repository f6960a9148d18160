"""What machines read of a page: title, description, canonical address, shared picture, languages, linked data."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import gettext as _

from blog.addresses import absolute, current_language, list_url, written
from disclosures.notice_rows import row_for
from lib.text import excerpt

DESCRIPTION_LENGTH = 120


@dataclass(frozen=True)
class Meta:
    """`canonical` and `image` are absolute; `alternates` are (language, absolute address) rows, the page's own included."""

    title: str
    description: str = ""
    quoted: str = ""  # the description as other sites quote it: a page with ads says so first
    canonical: str = ""
    image: str = ""
    kind: str = "website"
    language: str = field(default_factory=current_language)
    alternates: tuple[tuple[str, str], ...] = ()
    noindex: bool = False
    json_ld: tuple[dict, ...] = ()


def home_meta(around, number):
    """`around` is the request's blog.context.Shared."""
    site, name, address = around.site, around.site_name, absolute(list_url("home"))
    languages = [code for code, _name in settings.LANGUAGES] if around.is_bilingual else []
    return Meta(
        title=name if number == 1 else numbered(name, number),
        description=around.description,
        canonical=paged(address, number),
        image=picture_address(site.logo),
        alternates=tuple((code, absolute(list_url("home", code))) for code in languages) if number == 1 else (),
        json_ld=(_web_site(name, address),) if number == 1 else (),
    )


def list_meta(title, address, articles, breadcrumbs, *, description="", picture=None):
    """The meta of one page of a list; a list with nothing to read is kept out of search engines."""
    return Meta(
        title=numbered(title, articles.number),
        description=excerpt(description, DESCRIPTION_LENGTH),
        canonical=paged(absolute(address), articles.number),
        image=picture_address(picture),
        noindex=not articles.paginator.count,
        json_ld=(breadcrumb_list(breadcrumbs, absolute(address)),),
    )


def article_meta(article, own, site_name, *, has_ads=False):
    """`own` is what blog.entry gives of the article, with its translations. `has_ads`: whether the page holds ads
    anywhere; then what other sites quote of it begins with its badge.
    """
    canonical, shown = absolute(article.get_absolute_url()), own["shown"]
    description = article.description or excerpt(shown.plain_text, DESCRIPTION_LENGTH)
    posting = (_posting(article, canonical, description, site_name),) if article.type.is_listed else ()
    return Meta(
        title=article.title,
        description=description,
        quoted=_quoted(description, article.language) if has_ads else "",
        canonical=canonical,
        image=picture_address(article.social_image or article.picture),
        kind="article",
        language=article.language,
        alternates=alternates([article, *own["translations"]]),
        noindex=article.is_noindex,
        json_ld=(*posting, breadcrumb_list(own["breadcrumbs"], canonical), *shown.structured),
    )


def _quoted(description, language):
    """What a card on a social network says: rule R17 of the audit."""
    badge = row_for("badge", language).text
    return f"{badge}。{description}" if language == "ja" else f"{badge}. {description}"


def alternates(group):
    """(language, address) of every page of a group of translations; a page alone has none."""
    rows = ((one.language, absolute(one.get_absolute_url())) for one in group if not one.is_noindex)
    found = tuple(sorted(rows))
    return found if len(found) > 1 else ()


def numbered(title, number):
    return title if number == 1 else _("%(title)s (page %(number)d)") % {"title": title, "number": number}


def paged(address, number):
    return address if number == 1 else f"{address}?page={number}"


def picture_address(picture):
    return absolute(picture.address) if picture and picture.file else ""


def _web_site(name, address):
    target = absolute(list_url("search")) + "?q={search_term_string}"
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": name,
        "url": address,
        "inLanguage": current_language(),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": target},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb_list(breadcrumbs, own_address):
    """Linked data for (label, address) rows; the page itself has no address there and gets `own_address`."""
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": label,
                "item": absolute(address) if address else own_address,
            }
            for position, (label, address) in enumerate(breadcrumbs, start=1)
        ],
    }


def _posting(article, canonical, description, site_name):
    author, image = article.author, picture_address(article.picture)
    person = author and {"@type": "Person", "name": author.name, "url": absolute(author.get_absolute_url())}
    return {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": article.title,
        "description": description,
        "inLanguage": article.language,
        "datePublished": written(article.publish_at),
        "dateModified": written(article.revised_at or article.publish_at),
        "mainEntityOfPage": canonical,
        "publisher": {"@type": "Organization", "name": site_name},
        **({"author": person} if person else {}),
        **({"image": image} if image else {}),
    }
