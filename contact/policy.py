"""Which privacy policy a visitor agrees to, and the name of its wording."""

from hashlib import sha256

from django.utils import timezone
from django.utils.translation import get_language

from blog.models import Article
from lib.prepared import NOW, Prepared

POLICIES = Prepared(lambda: Article.objects.published(NOW).filter(page_type="policy").order_by("pk"))


def page() -> Article | None:
    """The published policy in the active language, or in the site's other one."""
    policies = POLICIES(now=timezone.now())
    return next((row for row in policies if row.language == get_language()), policies[0] if policies else None)


def version(policy: Article | None) -> str:
    """The day of its last change and a digest of its words: they can be found again among the revisions."""
    if policy is None:
        return ""
    day = timezone.localdate(policy.revised_at or policy.updated_at)
    return f"{day:%Y-%m-%d} {sha256(policy.body.encode()).hexdigest()[:12]}"
