"""What is counted: a number for each ad and day, and which beacons have come already. Nothing about readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DailyCount(models.Model):
    """How often the ad of one placement was seen and clicked on one day of the site's time zone."""

    placement = models.ForeignKey("disclosures.Placement", models.CASCADE, related_name="counts")
    day = models.DateField(db_index=True)
    impressions = models.PositiveIntegerField(default=0)
    clicks = models.PositiveIntegerField(default=0)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("ad report")
        verbose_name_plural = _("ads seen and clicked")
        constraints = [models.UniqueConstraint(fields=["placement", "day"], name="one_count_a_day")]

    def __str__(self):
        return f"{self.placement_id} {self.day}: {self.impressions}/{self.clicks}"


class CountedView(models.Model):
    """A beacon that has been counted, as a keyed digest of its random name; forgotten after ten minutes."""

    digest = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.digest
