"""The desk where articles and fixed pages are written: drafts, publishing with its obstacles, and what its buttons do."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from blog import drafts, publishing, rendering, revisions, search_index
from blog.admin import reviewing
from blog.admin.addressed import AddressedAdmin
from blog.admin.article_list import ArticleList
from blog.admin.bulk import STATES, BulkAdmin
from blog.admin.claims import ClaimsAdmin
from blog.admin.preview import PreviewAdmin
from blog.admin.removing import RemovingAdmin
from blog.admin.share import ShareAdmin
from blog.admin.versions import VersionsAdmin
from blog.category_field import CategoryField
from blog.models import Article
from blog.search_query import parse
from disclosures import claims_queue

PUBLISH = "blog.publish_article"
PUBLISHING_BUTTONS = {"_publish", "_withdraw", reviewing.GIVE_BACK}
DECISIONS = PUBLISHING_BUTTONS | reviewing.BUTTONS
STATE_COLUMN = '<span class="state state-{}">{}</span>'


class DeskAdmin(BulkAdmin, ClaimsAdmin, AddressedAdmin, PreviewAdmin, RemovingAdmin, ShareAdmin, VersionsAdmin):
    """What articles and fixed pages share: drafts, publishing with its obstacles, and the columns of the list."""

    change_form_template = "admin/blog/desk.html"
    search_fields = ["slug"]
    search_help_text = _(
        "Words, “phrases in quotation marks”, and -words that must not appear. Every state is searched."
    )
    date_hierarchy = "publish_at"
    list_per_page = 50
    actions = STATES

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("category", "author", "rendering")
        return rows.annotate(draft_at=F("draft__saved_at"), draft_title=KeyTextTransform("title", "draft__data"))

    def get_search_results(self, request, queryset, search_term):
        """What the readers' index knows, which holds drafts too; and addresses, and titles that are typed and not saved."""
        query, typed = parse(search_term), search_term.strip()
        found = Q(slug__icontains=typed) | Q(draft__data__title__icontains=typed)
        if query:
            found |= Q(pk__in=search_index.matching(query))
        return (queryset.filter(found) if typed else queryset), False

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_in_hands(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._is_in_hands(request.user, obj)

    def _is_in_hands(self, user, article):
        """Whoever may not publish touches nothing that readers see, and no text in the name of somebody else."""
        if article is None or user.has_perm(PUBLISH):
            return True
        own = [None, user.author.pk] if hasattr(user, "author") else [None]
        return article.state != Article.State.PUBLISHED and article.author_id in own

    def delete_model(self, request, obj):
        rendering.expire("article", obj.pk)  # cards in other texts
        claims_queue.forget("article", obj.pk)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for article in queryset:
            rendering.expire("article", article.pk)
            claims_queue.forget("article", article.pk)
        super().delete_queryset(request, queryset)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "category":
            kwargs["form_class"] = CategoryField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request):
        """A time in the address is one, or nothing."""
        asked = super().get_changeform_initial_data(request)
        return {name: revisions.moment(value) if name.endswith("_at") else value for name, value in asked.items()}

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_public else None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if PUBLISHING_BUTTONS & request.POST.keys() and not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["can_publish"] = request.user.has_perm(PUBLISH)
        shown = self.as_shown(obj) if obj else None
        context["review"] = reviewing.panel(shown, request.user, can_publish=context["can_publish"])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def as_shown(self, article):
        return drafts.applied(article) if article.pk else article

    def save_model(self, request, obj, form, change):
        """What readers see is changed by the button that says so, and by nothing else."""
        request.is_apart = change and obj.state == Article.State.PUBLISHED and self._stays_apart(request, obj)
        request.is_same = change and not request.is_apart and self._is_same(request, form)
        if request.is_apart:
            self.keep_apart(request, obj, form)
        elif not request.is_same:
            super().save_model(request, obj, form, change)

    def _stays_apart(self, request, article):
        if "_withdraw" in request.POST:
            return False
        request.refusals = publishing.obstacles(article, by=request.user) if "_publish" in request.POST else []
        return "_publish" not in request.POST or bool(request.refusals)

    def _is_same(self, request, form):
        typed = {name: revisions.plain(value) for name, value in form.cleaned_data.items()}
        return all(request.stored[name] == value for name, value in typed.items() if name in request.stored)

    def save_related(self, request, form, formsets, change):
        if request.is_apart:
            if not reviewing.answer(self, request, form.instance):
                self._tell_apart(request)
        elif request.is_same and not DECISIONS & request.POST.keys():
            drafts.discard(form.instance)
            self.say(request, messages.info, _("Nothing has changed since the last save."))
        else:
            super().save_related(request, form, formsets, change)
            drafts.discard(form.instance)

    def _tell_apart(self, request):
        if request.refusals:
            self.say(
                request,
                messages.error,
                _("Not published: some points are open. Your text is kept, and the public page has not changed."),
            )
        else:
            self.say(request, messages.success, _("Saved for later. The public page has not changed yet."))

    def log_change(self, request, obj, message):
        if not (request.is_apart or request.is_same):
            return super().log_change(request, obj, message)

    def after_save(self, request, row):
        """The text is saved by now, whatever the button said; the first publishing may still be refused."""
        if "_withdraw" in request.POST:
            publishing.withdraw(row, by=request.user)
            self.say(request, messages.success, _("Withdrawn. Readers no longer find the page."))
        elif "_publish" in request.POST:
            self._publish(request, row)
        else:
            publishing.keep(row, by=request.user)
            if not reviewing.answer(self, request, row):
                self.say(request, messages.success, _("Saved."))

    def _publish(self, request, article):
        was_live = article.state == Article.State.PUBLISHED
        try:
            publishing.publish(article, by=request.user)
        except publishing.Blocked:
            publishing.keep(article, by=request.user)
            sentence = _("Saved as a draft, but not published yet: some points are open. They stand in the checklist.")
            self.say(request, messages.error, sentence)
        else:
            self.say(request, messages.success, self._published(article, was_live=was_live))

    def _published(self, article, *, was_live):
        if article.is_scheduled:
            return _("Saved. The page is published at %(moment)s.") % {"moment": moment(article.publish_at)}
        sentence = _("The change is published.") if was_live else _("Published.")
        return format_html('{} <a href="{}">{}</a>', sentence, article.get_absolute_url(), _("Read the page"))

    def response_add(self, request, obj, post_url_continue=None):
        return self._back_to_desk(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._back_to_desk(request, obj) or super().response_change(request, obj)

    def _back_to_desk(self, request, article):
        return None if IS_POPUP_VAR in request.POST else self.to_desk(article)

    @admin.display(description=_("state"), ordering="state")
    def state_column(self, article):
        state = self._state(article)
        if article.draft_at and article.state == Article.State.PUBLISHED:
            return format_html("{} {}", state, format_html(STATE_COLUMN, "changed", _("Unpublished changes")))
        return state

    def _state(self, article):
        if article.is_scheduled:
            return format_html(
                STATE_COLUMN, "scheduled", _("Scheduled %(moment)s") % {"moment": moment(article.publish_at)}
            )
        if article.is_ended:
            return format_html(STATE_COLUMN, "ended", _("Ended %(moment)s") % {"moment": moment(article.end_at)})
        return format_html(STATE_COLUMN, article.state, article.get_state_display())

    @admin.display(description=_("marks"))
    def marks_column(self, article):
        if article.marks.undecided:
            return format_html(STATE_COLUMN, "undecided", _("Undecided links"))
        if article.marks.has_ads:
            return format_html(STATE_COLUMN, "ads", _("With ads"))
        return _("No ads")


def moment(instant):
    return date_format(localtime(instant), "SHORT_DATETIME_FORMAT")
