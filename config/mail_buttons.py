"""What can be done about mails in the admin: try them again, and have a test sent to oneself."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from config import mailing

BACK = "next"


@admin.action(description=_("Send again"), permissions=["send"])
def send_again(modeladmin, request, queryset):
    modeladmin.tell(request, mailing.send_again(queryset))


class SendingAdmin(admin.ModelAdmin):
    change_form_template = "admin/config/mail/change_form.html"
    change_list_template = "admin/config/mail/change_list.html"

    def has_send_permission(self, request):
        return request.user.has_perm(mailing.CHANGE)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("test/", view(self.test_view), name="config_mail_test"),
            path("<int:pk>/again/", view(self.again_view), name="config_mail_again"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        may_test = {"may_send": self.has_send_permission(request)}
        return super().changelist_view(request, {**may_test, **(extra_context or {})})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        may_send = {"may_send": self.has_send_permission(request)}
        return super().changeform_view(request, object_id, form_url, {**may_send, **(extra_context or {})})

    def test_view(self, request):
        self._require(request)
        if request.method == "POST":
            to = mailing.send_test_mail()
            said = (
                _("A test goes to you by mail. Its state is shown here.")
                if to
                else _("The last test has not left yet.")
            )
            self.message_user(request, said, messages.SUCCESS if to else messages.WARNING)
        return HttpResponseRedirect(reverse("admin:config_mail_changelist"))

    def again_view(self, request, pk):
        self._require(request)
        if request.method == "POST":
            mail = get_object_or_404(self.model, pk=pk)
            self.tell(request, mailing.send_again(self.model.objects.filter(pk=mail.pk)))
        return HttpResponseRedirect(self._back(request) or reverse("admin:config_mail_change", args=[pk]))

    def tell(self, request, count):
        if not count:
            told = _("Nothing was tried again: it has left already, or is being sent at this moment.")
            return self.message_user(request, told, messages.WARNING)
        said = ngettext("%(count)s mail is tried again now.", "%(count)s mails are tried again now.", count)
        self.message_user(request, said % {"count": count}, messages.SUCCESS)

    def _require(self, request):
        if not self.has_send_permission(request):
            raise PermissionDenied

    def _back(self, request):
        """The page of the admin on which the button stood."""
        address = request.POST.get(BACK, "")
        is_ours = url_has_allowed_host_and_scheme(address, allowed_hosts=None) and address.startswith("/admin/")
        return address if is_ours else ""
