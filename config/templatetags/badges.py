"""The numbers at the top of the admin's pages."""

from django import template

from config import badges

register = template.Library()


@register.inclusion_tag("admin/badges.html", takes_context=True)
def badges_of_admin(context):
    request = context.get("request")
    if not (context.get("has_permission") and request):
        return {"badges": []}
    return {"badges": badges.for_user(request.user, context.get("badge_numbers"))}
