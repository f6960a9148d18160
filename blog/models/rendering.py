"""Renderings: what readers are shown, derived from a row's source and never edited."""

from django.db import models
from django.db.models import Q

SOURCES = ("article", "category", "author", "block")


class Rendering(models.Model):
    """The rendered form of one source text.

    `fingerprint` names the rules that made it and `source_sha256` the text it was made from; when either differs
    from today's, the row is stale.
    `valid_until` is the next instant at which the same source gives another page (empty: none is known).
    """

    article = models.OneToOneField("blog.Article", models.CASCADE, null=True, related_name="rendering")
    category = models.OneToOneField("blog.Category", models.CASCADE, null=True, related_name="rendering")
    author = models.OneToOneField("blog.Author", models.CASCADE, null=True, related_name="rendering")
    block = models.OneToOneField("blog.SidebarBlock", models.CASCADE, null=True, related_name="rendering")
    html = models.TextField()
    contents = models.JSONField(default=list)  # [{"id", "text", "level", "children": […]}]
    plain_text = models.TextField(blank=True)
    search_text = models.TextField(blank=True)  # title and text, folded by lib.text.fold
    inventory = models.JSONField(default=dict)  # disclosures.inventory.Inventory
    minutes = models.PositiveSmallIntegerField(default=1)  # reading time
    fingerprint = models.CharField(max_length=64)
    source_sha256 = models.CharField(max_length=64)
    valid_until = models.DateTimeField(null=True, db_index=True)
    rendered_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rendering_has_one_source",
                condition=Q(
                    *(Q(**{f"{name}__isnull": name != source for name in SOURCES}) for source in SOURCES),
                    _connector=Q.OR,
                ),
            )
        ]

    def __str__(self):
        return f"Rendering {self.pk}"
