"""Renderings: what readers are shown, derived from a row's source and never edited."""

from django.db import models
from django.db.models import Q

SOURCES = ("article", "category", "author", "block", "part")


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
    part = models.OneToOneField("blog.Part", models.CASCADE, null=True, related_name="rendering")
    html = models.TextField()
    contents = models.JSONField(default=list)  # [{"id", "text", "level", "children": […]}]
    plain_text = models.TextField(blank=True)
    phrased = models.TextField(blank=True)  # the row's title, as blog.phrasing cuts it
    inventory = models.JSONField(default=dict)  # disclosures.inventory.Inventory
    structured = models.JSONField(default=list)  # schema.org objects that the text gives, such as a FAQPage
    minutes = models.PositiveSmallIntegerField(default=1)  # reading time
    fingerprint = models.CharField(max_length=64)
    source_sha256 = models.CharField(max_length=64)
    valid_until = models.DateTimeField(null=True, db_index=True)
    claims_checked_at = models.DateTimeField(null=True, db_index=True)  # when blog.expressions read the text last
    rendered_at = models.DateTimeField(auto_now=True)
    frame = models.CharField(max_length=64, blank=True)  # blog.frame: with which the ledger was last asked
    # What the last audit of the article's page found (rule, message, part, is_failure), with which templates and styles
    # (empty: not yet), and whether readers get the text without its ads until one passes: see blog.holding.
    findings = models.JSONField(default=list)
    audited_as = models.CharField(max_length=64, blank=True)
    is_held = models.BooleanField(default=False)

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


class Use(models.Model):
    """A record that a text shows: kept by the renderer, so that where it is used need not be searched for."""

    class Kind(models.TextChoices):
        IMAGE = "image"
        SPEAKER = "speaker"
        PART = "part"
        ARTICLE = "article"

    rendering = models.ForeignKey(Rendering, models.CASCADE, related_name="uses")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    target_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rendering", "kind", "target_id"], name="use_once")]
        indexes = [models.Index(fields=["kind", "target_id"], name="uses_of_record")]

    def __str__(self):
        return f"{self.kind} {self.target_id}"


class Fact(models.Model):
    """A statement with its source and the day on which somebody must look at it again; kept by the renderer."""

    rendering = models.ForeignKey(Rendering, models.CASCADE, related_name="facts")
    text = models.CharField(max_length=200)
    source = models.CharField(max_length=500, blank=True)
    as_of = models.DateField(null=True)
    review_by = models.DateField(null=True, db_index=True)

    def __str__(self):
        return self.text
