"""What the admin says on every page while mail does not work."""

from django import template

from config import mailing

register = template.Library()


@register.inclusion_tag("admin/mail_notice.html", takes_context=True)
def mail_notice(context):
    request = context.get("request")
    notice = mailing.notice_for(request.user) if context.get("has_permission") and request else None
    return {"notice": notice, "request": request}
