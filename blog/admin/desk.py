"""The desk where articles and fixed pages are written: drafts, publishing with its obstacles, and what its buttons do."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _

from blog import publishing, rendering
from blog.admin.addressed import AddressedAdmin
from blog.admin.article_list import ArticleList
from blog.admin.sources import SourceAdmin
from blog.category_field import CategoryField
from blog.models import Article
from blog.views import article_page

PUBLISH = "blog.publish_article"
PUBLISHING_BUTTONS = {"_publish", "_withdraw"}
STATE_COLUMN = '<span class="state state-{}">{}</span>'


class DeskAdmin(AddressedAdmin, SourceAdmin):
    """What articles and fixed pages share: drafts, publishing with its obstacles, and the columns of the list."""

    change_form_template = "admin/blog/desk.html"
    search_fields = ["title", "slug", "body"]
    date_hierarchy = "publish_at"
    list_per_page = 50

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("category", "author", "rendering")

    def has_change_permission(self, request, obj=None):
        """Whoever may not publish may not change what readers see."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.state != Article.State.PUBLISHED or request.user.has_perm(PUBLISH))

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.state != Article.State.PUBLISHED or request.user.has_perm(PUBLISH))

    def delete_model(self, request, obj):
        rendering.expire("article", obj.pk)  # cards in other texts
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for pk in queryset.values_list("pk", flat=True):
            rendering.expire("article", pk)
        super().delete_queryset(request, queryset)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user = request.user
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "category":
            kwargs["form_class"] = CategoryField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        preview = path("<path:object_id>/preview/", self.admin_site.admin_view(self.preview), name=name)
        return [preview, *super().get_urls()]

    def preview(self, request, object_id):
        """The saved text as readers would get it, ads and notices included, whatever its state."""
        article = self.get_object(request, object_id)
        if article is None:
            raise Http404
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        article.publish_at = article.publish_at or now()  # as if it were published at this moment
        response = article_page(request, article, is_private=True)
        response.csp = {}  # networks count readers, and are told no address of the admin: their pictures stay out
        return response

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.is_public else None

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if PUBLISHING_BUTTONS & request.POST.keys() and not request.user.has_perm(PUBLISH):
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["can_publish"] = request.user.has_perm(PUBLISH)
        context["obstacles"] = self._obstacles(obj) if obj else []
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _obstacles(self, article):
        """Each obstacle with the place that cures it."""
        here = self._change_url(article)
        decide = reverse("admin:disclosures_linkdecision_add")
        return [
            (
                one,
                f"{decide}?{urlencode({'address': one.address, 'next': here})}"
                if one.address
                else one.link or f"#id_{one.anchor}",
            )
            for one in publishing.obstacles(article)
        ]

    def _change_url(self, article):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[article.pk])

    def after_save(self, request, row):
        """The text is saved by now, whatever the button said; publishing may still be refused."""
        if "_withdraw" in request.POST:
            publishing.withdraw(row, by=request.user)
            messages.success(request, _("Withdrawn. Readers no longer find the page."))
        elif "_publish" in request.POST:
            self._publish(request, row)
        else:
            self._keep(request, row)

    def _publish(self, request, article):
        try:
            publishing.publish(article, by=request.user)
        except publishing.Blocked:
            publishing.keep(article, by=request.user)
            messages.error(
                request, _("Saved as a draft, but not published yet: some points are open. They stand above the text.")
            )
        else:
            messages.success(request, self._published(article))

    def _published(self, article):
        if article.is_scheduled:
            return _("Saved. The page is published at %(moment)s.") % {"moment": moment(article.publish_at)}
        return format_html('{} <a href="{}">{}</a>', _("Published."), article.get_absolute_url(), _("Read the page"))

    def _keep(self, request, article):
        open_links = any(one.code == "undecided" for one in publishing.keep(article, by=request.user))
        if open_links:
            messages.warning(
                request,
                _("Saved. Readers see the undecided links labelled as ads until somebody decides about them."),
            )
        elif article.is_public:
            messages.success(request, _("Saved. Readers see the change now."))
        else:
            messages.success(request, _("Saved."))

    def response_add(self, request, obj, post_url_continue=None):
        return self._back_to_desk(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._back_to_desk(request, obj) or super().response_change(request, obj)

    def _back_to_desk(self, request, article):
        return None if IS_POPUP_VAR in request.POST else HttpResponseRedirect(self._change_url(article))

    @admin.display(description=_("state"), ordering="state")
    def state_column(self, article):
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
