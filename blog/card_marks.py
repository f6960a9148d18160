"""What the cards of a list say of the ads in their articles: never more or less than the articles themselves."""

from django.utils import timezone

from blog.addresses import current_language
from blog.models import Article
from blog.rendering import render
from blog.shown import rules_of
from disclosures.inventory import Inventory
from disclosures.notices import notice
from lib import inside


def marks(request, rows):
    """The mark of each row by its key, empty where there is no ad; `rows` come from `card_rows`.

    A stored "no ads" that today's rules or the clock have overtaken is not trusted: such articles are read with one
    query more, and rendered in memory. One that is held back shows no ads, stale or not; the audit's own request sees
    it as it would be.
    """
    rules, now, sees_held = rules_of(request), timezone.now(), inside.is_from_here(request)
    language = current_language()
    today = rules.fingerprint(language)
    found, stale = {}, []
    for row in rows:
        until = row.rendering__valid_until
        if row.rendering__is_held and not sees_held:
            found[row.pk] = ""
        elif row.rendering__fingerprint != today or (until is not None and until <= now):
            stale.append(row.pk)
        else:
            found[row.pk] = row.mark or ""
    for article in Article.objects.filter(pk__in=stale) if stale else ():
        found[article.pk] = notice(Inventory.from_json(render(article, rules).inventory), "card", language)
    return found
