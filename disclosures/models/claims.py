"""Claims: the queue of expressions to settle, what people answered to them, and the site's own rules."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def fingerprint(rule: str, words: str, sentence: str) -> str:
    """Names the exact words in their sentence: an answer lapses when either changes."""
    return hashlib.sha256("\0".join((rule, words, sentence)).encode()).hexdigest()


class Expression(models.Model):
    """Words of one text that a rule found, in their sentence. No foreign key: texts of every kind have them."""

    source = models.CharField(_("kind of text"), max_length=20)
    source_id = models.BigIntegerField(_("number of the text"))
    rule = models.CharField(_("rule"), max_length=20, blank=True)
    words = models.CharField(_("words"), max_length=500)
    sentence = models.TextField(_("sentence"), max_length=1000, blank=True)
    fingerprint = models.CharField(max_length=64, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return self.words


class ClaimHit(Expression):
    """A row of the queue, kept by the check of its text; one that is gone from the text stays to be looked up."""

    class Level(models.TextChoices):
        ERROR = "error", pgettext_lazy("claim", "Reword or prove")
        WARN = "warn", pgettext_lazy("claim", "Check")
        INFO = "info", pgettext_lazy("claim", "For information")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("claim", "Open")
        WAIVED = "waived", pgettext_lazy("claim", "Proved")
        TICKED = "ticked", pgettext_lazy("claim", "Checked")
        GONE = "gone", pgettext_lazy("claim", "No longer there")

    class Origin(models.TextChoices):
        RULE = "rule", _("Found by a rule")
        READER = "reader", _("Reported by a reader")

    title = models.CharField(_("text"), max_length=200, blank=True)
    origin = models.CharField(_("origin"), max_length=6, choices=Origin.choices, default=Origin.RULE)
    level = models.CharField(_("level"), max_length=5, choices=Level.choices)
    category = models.CharField(_("kind"), max_length=20, blank=True)
    remark = models.TextField(_("what the reader said"), max_length=2000, blank=True)
    state = models.CharField(_("state"), max_length=6, choices=State.choices, default=State.OPEN)
    found_at = models.DateTimeField(_("found"), default=timezone.now)
    seen_at = models.DateTimeField(_("last seen"), default=timezone.now)

    class Meta:
        verbose_name = _("expression to check")
        verbose_name_plural = _("expressions to check")
        ordering = ["state", "level", "-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id", "fingerprint", "origin"], name="hit_once_a_text")
        ]
        indexes = [models.Index(fields=["state", "level"], name="hits_by_state")]


class ClaimAnswer(Expression):
    """What somebody said about an expression: that they checked it, or with which evidence it holds."""

    class Kind(models.TextChoices):
        WAIVER = "waiver", _("Proved with evidence")
        TICK = "tick", _("Checked")

    kind = models.CharField(_("answer"), max_length=6, choices=Kind.choices)
    url = models.CharField(_("address of the source"), max_length=500, blank=True)
    survey = models.CharField(_("name of the survey or document"), max_length=200, blank=True)
    period = models.CharField(_("period of the survey"), max_length=100, blank=True)
    sample = models.CharField(_("sample"), max_length=100, blank=True, help_text=_("Who was asked, and how many."))
    scope = models.CharField(
        _("scope"), max_length=200, blank=True, help_text=_("Among what, where and when it holds.")
    )
    file = models.ForeignKey(
        "disclosures.EvidenceFile",
        models.PROTECT,
        verbose_name=_("evidence file"),
        null=True,
        blank=True,
        related_name="+",
    )
    as_of = models.DateField(_("checked on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, editable=False, related_name="+"
    )
    answered_by_name = models.CharField(_("by"), max_length=150, blank=True, editable=False)
    answered_at = models.DateTimeField(_("when"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("answer to an expression")
        verbose_name_plural = _("answers to expressions")
        ordering = ["-answered_at", "-pk"]
        permissions = [("waive_claim", _("Can keep an expression that needs evidence"))]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id", "fingerprint"], name="one_answer_an_expression")
        ]

    @property
    def level(self):
        """The strictest level that this answer settles."""
        return ClaimHit.Level.ERROR if self.kind == self.Kind.WAIVER else ClaimHit.Level.WARN


class ClaimRule(models.Model):
    """A rule of the site's own: plain words, one in a line, and texts that prove it."""

    words = models.TextField(_("words"), max_length=2000, help_text=_("One in a line. Width and spaces do not matter."))
    exceptions = models.TextField(
        _("not in a sentence with"), max_length=2000, blank=True, help_text=_("One in a line: words that pardon it.")
    )
    level = models.CharField(_("level"), max_length=5, choices=ClaimHit.Level.choices, default=ClaimHit.Level.WARN)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    why = models.CharField(_("why"), max_length=200)
    hint = models.CharField(_("what to write instead"), max_length=200)
    hits = models.TextField(
        _("texts that it must find"), max_length=2000, help_text=_("One in a line, as it might stand in an article.")
    )
    misses = models.TextField(
        _("texts that it must leave alone"), max_length=2000, blank=True, help_text=_("One in a line.")
    )
    is_active = models.BooleanField(_("in use"), default=True)
    updated_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("own rule about expressions")
        verbose_name_plural = _("own rules about expressions")
        ordering = ["pk"]

    def __str__(self):
        return (self.words.splitlines() or [""])[0]
