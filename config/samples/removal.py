"""How the sample content leaves a site: in one step, and without what the owner has made theirs."""

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import ProtectedError, Value
from django.utils.translation import ngettext

from blog import ad_uses, announcing, images, recording, related
from blog.models import Article, Author, Category, Image, MenuItem, Part, SidebarBlock, Site, Speaker, Tag
from blog.picture_uses import places
from blog.rendering import expire
from blog.uses import users
from comments.models import Comment, Correspondent, Report
from config.samples import counts
from contact.models import Canned, Message
from disclosures import claims_queue
from disclosures.models import Creative, LinkDecision, NoticeWording, Programme
from lib.document import Document

# What points at other rows goes before what it points at.
MODELS = (
    Report,
    Comment,
    Correspondent,
    Message,
    Canned,
    Article,
    MenuItem,
    SidebarBlock,
    Site,
    Tag,
    Category,
    Author,
    Speaker,
    Part,
    LinkDecision,
    NoticeWording,
    Creative,
    Programme,
    Image,
)

TOLD = (Article, Category, Author, SidebarBlock)  # what the ledger may tell of

# What texts show without pointing at it, by the name under which the renderings note it.
SHOWN = {Image: "image", Speaker: "speaker", Part: "part"}


def samples(model):
    """The sample rows of one model that may go. A row that somebody has saved in the admin is a sample no longer.

    An ad in a text of the owner's stays, and stays a sample: sample code never contacts a network.
    """
    rows = model._base_manager.filter(is_sample=True)
    return rows.exclude(pk__in=_creatives_in_use()) if model is Creative else rows


def remaining() -> list[tuple[type, int]]:
    """Each model that still has samples to remove, and how many."""
    counts = ((model, samples(model).count()) for model in MODELS)
    return [(model, count) for model, count in counts if count]


def are_there_any() -> bool:
    """Whether `remaining` would name any: one query, and two more where nothing but ads is left."""
    marked = [
        model._base_manager.filter(is_sample=True).order_by().values_list(Value(1))
        for model in MODELS
        if model is not Creative
    ]
    return bool(marked[0].union(*marked[1:])) or samples(Creative).exists()


@transaction.atomic
def remove_samples(*, by) -> int:
    """Delete every sample that nothing of the owner's needs; returns how many went.

    What stays because the owner's own rows point at it is the owner's from now on.
    """
    removed = 0
    counts.remove()
    for model in MODELS:
        removed += sum(_remove(row, by) for row in samples(model))
        samples(model).update(is_sample=False)
    _log(by, removed)
    return removed


def _remove(row, by):
    if users(SHOWN.get(type(row), ""), row.pk):
        return 0  # in a text of the owner's: those of the samples are gone by now
    if isinstance(row, Image) and places([row.pk]):
        return 0  # beside the name of a person, a category or the site, which would let it go
    try:
        with transaction.atomic():
            if isinstance(row, Article):
                expire("article", row.pk)
                claims_queue.forget("article", row.pk)
                related.forget(Article.objects.filter(pk=row.pk))
                announcing.note_removal(Article.objects.filter(pk=row.pk))
            if isinstance(row, TOLD):
                recording.deleted(row, actor=by)
            ad_uses.gone(type(row), [row.pk])
            images.discard(row) if isinstance(row, Image) else row.delete()
    except ProtectedError:
        return 0
    return 1


def _creatives_in_use():
    """The numbers of the creatives in texts that are no samples."""
    kept = Article.objects.filter(is_sample=False, body__contains="data-creative").values_list("body", flat=True)
    return {
        int(node.attributes["data-creative"])
        for body in kept.iterator()
        for node in Document(body).css('[data-block="ad"][data-creative]')
    }


def _log(by, removed):
    LogEntry.objects.create(
        user=by,
        content_type=ContentType.objects.get_for_model(Site),
        object_repr=ngettext("%(count)d sample was removed.", "%(count)d samples were removed.", removed)
        % {"count": removed},
        action_flag=DELETION,
    )
