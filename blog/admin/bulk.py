"""Many articles at once in their list: the actions, the page that asks for a value, and what became of each."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from blog import bulk
from blog.admin import asking
from blog.category_field import CategoryField
from blog.models import Category, Tag
from blog.row_field import RowsField
from blog.tag_field import TagsField, made


class CategoryValue(forms.Form):
    value = CategoryField(label=_("Category"), queryset=Category.objects.all())

    def verb(self):
        return bulk.set_category(self.cleaned_data["value"])


class TagsValue(forms.Form):
    """The tags to add; whoever may make tags may type new ones."""

    value = TagsField(label=_("Tags"))

    def verb(self):
        return bulk.add_tags([made(tag) for tag in self.cleaned_data["value"]])


class TagsGone(forms.Form):
    is_ticked = True  # every choice stands there to be ticked
    value = RowsField(label=_("Tags"), queryset=Tag.objects.none(), widget=forms.CheckboxSelectMultiple)

    def verb(self):
        return bulk.remove_tags(self.cleaned_data["value"])


def of_state(verb, name, description):
    """A change of state, which asks for nothing."""

    @admin.action(description=description, permissions=["publish"])
    def action(modeladmin, request, queryset):
        modeladmin.do_to_each(request, queryset, verb)

    action.__name__ = name
    return action


def of_value(form_class, name, description):
    """A change that asks for its value first."""

    @admin.action(description=description, permissions=["change"])
    def action(modeladmin, request, queryset):
        form = form_class(asking.sent(request))
        if isinstance(form, TagsGone):
            form.fields["value"].queryset = Tag.objects.filter(articles__in=queryset.values("pk")).distinct()
        form.fields["value"].may_make = request.user.has_perm("blog.add_tag")
        if form.is_valid():
            return modeladmin.do_to_each(request, queryset, form.verb())
        count = queryset.count()
        said = ngettext("%(count)s article is selected.", "%(count)s articles are selected.", count) % {"count": count}
        return asking.ask(modeladmin, request, form, action=name, title=description, selected=said)

    action.__name__ = name
    return action


STATES = [
    of_state(bulk.publish, "publish", _("Publish the selected pages")),
    of_state(bulk.withdraw, "withdraw", _("Withdraw the selected pages")),
    of_state(bulk.back_to_draft, "back_to_draft", _("Make drafts of the selected pages")),
]
VALUES = [
    of_value(CategoryValue, "set_category", _("Choose the category of the selected articles")),
    of_value(TagsValue, "add_tags", _("Add tags to the selected articles")),
    of_value(TagsGone, "remove_tags", _("Remove tags from the selected articles")),
]


class BulkAdmin(admin.ModelAdmin):
    """For a list of articles whose actions come from this module."""

    def has_publish_permission(self, request):
        return request.user.has_perm("blog.publish_article")

    def do_to_each(self, request, queryset, verb):
        """The list of what was chosen may be every row that a filter leaves."""
        keys = list(queryset.order_by().values_list("pk", flat=True)[: bulk.MOST + 1])
        if len(keys) > bulk.MOST:
            self.message_user(request, _("Choose at most %(most)d at once.") % {"most": bulk.MOST}, messages.ERROR)
            return
        done = bulk.each(
            keys, verb, by=request.user, may_change=lambda article: self.has_change_permission(request, article)
        )
        if done.count:
            said = ngettext("%(count)d page was changed.", "%(count)d pages were changed.", done.count)
            self.message_user(request, said % {"count": done.count}, messages.SUCCESS)
        if done.left:
            rows = [(self._desk_url(article), article, reason) for article, reason in done.left]
            listed = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', rows)
            told = format_html_join("", "{}<ul>{}</ul>", [(_("Left as they were:"), listed)])
            self.message_user(request, told, messages.WARNING)

    def _desk_url(self, article):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[article.pk])
