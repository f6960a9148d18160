"""The people behind the site in the admin: accounts with their roles as plain choices; and the mails."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from blog.people import name_of
from config import roles
from config.mail_desk import MailAdmin
from config.models import Mail


def role_name(group):
    """The role's name in the language of the admin; a group of the owner's own has its own name."""
    role = getattr(group, "role", None)
    return roles.BY_KEY[role.key].name if role and role.key in roles.BY_KEY else group.name


class RolesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        role = getattr(group, "role", None)
        row = roles.BY_KEY.get(role.key) if role else None
        return (
            format_html('<strong>{}</strong> <span class="help">{}</span>', row.name, row.help) if row else group.name
        )


class PersonForm(UserChangeForm):
    """An account. Whoever has a role may enter the admin; nobody gives away more than they have."""

    groups = RolesField(
        label=_("roles"),
        queryset=Group.objects.select_related("role").order_by("role__pk", "pk"),
        required=False,
        help_text=_("Several roles add up. Without any, the account cannot enter the admin."),
    )

    def clean_groups(self):
        chosen = self.cleaned_data["groups"]
        held = set(self.instance.groups.all()) if self.instance.pk else set()
        rights = self.giver.get_all_permissions()
        for group in set(chosen) - held:
            if not self.giver.is_superuser and not rights >= permissions_of(group):
                raise forms.ValidationError(
                    _("“%(role)s” may do more than you may. Somebody else must give this role."),
                    params={"role": role_name(group)},
                    code="more",
                )
        return chosen

    def save(self, commit=True):
        if "groups" in self.cleaned_data:
            self.instance.is_staff = bool(self.cleaned_data["groups"]) or self.instance.is_superuser
        return super().save(commit)


def permissions_of(group):
    rows = group.permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


class PersonAdmin(UserAdmin):
    form = PersonForm
    list_display = ["username", "full_name", "role_names", "activity", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["last_name", "first_name", "email"]}),
        (_("What this person does"), {"fields": ["is_active", "groups"]}),
    ]
    operator = (_("For whoever runs the server"), {"fields": ["is_superuser"], "classes": ["collapse"]})

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups__role")

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, self.operator] if obj and request.user.is_superuser else fieldsets

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.giver = request.user
        return form

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._may_touch(request, obj)

    def _may_touch(self, request, person):
        """Nobody changes the account, and with it the password, of somebody who may do more."""
        if person is None or request.user.is_superuser:
            return True
        return not person.is_superuser and person.get_all_permissions() <= request.user.get_all_permissions()

    @admin.display(description=_("name"))
    def full_name(self, person):
        return name_of(person)

    @admin.display(description=_("account"), ordering="is_active")
    def activity(self, person):
        return _("In use") if person.is_active else _("Closed")

    @admin.display(description=_("roles"))
    def role_names(self, person):
        if person.is_superuser:
            return _("Whoever runs the server")
        return ", ".join(str(role_name(group)) for group in person.groups.all())


class PermissionsField(forms.ModelMultipleChoiceField):
    """Permissions in the language of the admin; the database knows them in English only."""

    actions = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("view")}

    def label_from_instance(self, permission):
        options = permission.content_type.model_class()._meta
        own = dict(options.permissions).get(permission.codename)
        action = own or self.actions[permission.codename.partition("_")[0]]
        return f"{options.verbose_name} – {action}"


class RoleAdmin(GroupAdmin):
    """Groups in full detail, for those who want roles of their own."""

    list_display = ["name"]

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            listed = {model._meta.concrete_model for model in self.admin_site._registry} - {Email}
            types = ContentType.objects.get_for_models(*listed, *self.admin_site._registry, for_concrete_models=False)
            kwargs |= {
                "form_class": PermissionsField,
                "queryset": Permission.objects.filter(content_type__in=types.values()),
            }
        return super().formfield_for_manytomany(db_field, request=request, **kwargs)


admin.site.unregister([User, Group])
admin.site.register(User, PersonAdmin)
admin.site.register(Group, RoleAdmin)
admin.site.register(Mail, MailAdmin)
