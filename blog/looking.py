"""What a search over all articles and fixed pages finds, and what would come of replacing it; changes nothing."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from blog import finding
from blog.finding import LINES, Search
from blog.models import Article, Draft
from disclosures.classification import Decisions, Kind, classify

MOST_HITS = 500
OWN_HOSTS = frozenset({settings.SITE_HOST})
# What becomes of a link whose judgement changes.
VERDICTS = {
    Kind.AD: _("This becomes an ad link: it gets its mark, and the page its notice."),
    Kind.UNDECIDED: _("Nobody has decided about this address: it is labelled as an ad until somebody does."),
    Kind.NOT_AD: _("This is no ad link any more: its mark goes."),
}


@dataclass
class Found:
    """One article with its hits."""

    article: Article
    hits: list[finding.Hit]


@dataclass
class Look:
    """What a search found. `is_cut` says that there is more; `drafts` are working copies that stay as they are."""

    rows: list[Found] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    is_cut: bool = False

    @property
    def count(self) -> int:
        return sum(len(row.hits) for row in self.rows)


def look(search: Search) -> Look:
    """Find without changing anything, at most 500 hits; three queries, however many articles there are."""
    found, decisions = Look(), Decisions.load()
    articles = Article.objects.filter(_candidates(search)).order_by("-publish_at", "-pk")
    for article in articles.iterator(chunk_size=200):
        hits = [_judged(hit, article, decisions) for hit in finding.hits(article, search)]
        room = MOST_HITS - found.count
        found.is_cut = found.is_cut or len(hits) > room
        if hits[:room]:
            found.rows.append(Found(article, hits[:room]))
        if found.is_cut:
            break
    found.drafts = [draft for draft in Draft.objects.select_related("article") if _holds(draft, search)]
    return found


def _candidates(search):
    """What the database can rule out. Letters that only some databases can fold are left to the patterns."""
    if not search.sought.isascii() and search.sought.upper() != search.sought.lower():
        return Q()
    spellings = [search.sought.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"), search.sought]
    spellings.append(spellings[0].replace("\xa0", "&nbsp;"))
    if '"' in search.sought:
        spellings.append(spellings[0].replace('"', "&quot;"))
    lines = Q(*(Q(**{f"{name}__icontains": search.sought}) for name in LINES), _connector=Q.OR)
    return lines | Q(*(Q(body__icontains=text) for text in dict.fromkeys(spellings)), _connector=Q.OR)


def _holds(draft, search):
    held = Article(**{name: str(draft.data.get(name) or "") for name in (*LINES, "body")})
    return next(finding.hits(held, search), None) is not None


def _judged(hit, article, decisions):
    """The hit with what would come of it: a mark, a question, or a text that its field cannot hold."""
    if hit.is_refused:
        hit.notes.append(_("The new text makes no address that a link may have."))
    elif hit.place == "links":
        before, after = (classify(one, decisions=decisions, own_hosts=OWN_HOSTS).kind for one in (hit.found, hit.put))
        if after != before:
            hit.notes.append(VERDICTS[after])
    return hit
