"""Blocking from a message: its address, its network, a host it links to, or a word of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path

from contact.admin.conversation import ConversationAdmin
from guard import block_here


class BlockingAdmin(ConversationAdmin):
    def get_urls(self):
        block = path("<int:pk>/block/", self.admin_site.admin_view(self.block_view), name="contact_message_block")
        return [block, *super().get_urls()]

    def block_view(self, request, pk):
        """What is blocked counts for what comes from now on; this message is moved by its own buttons."""
        message = get_object_or_404(self.get_queryset(request), pk=pk)
        if not (self.has_view_permission(request, message) and request.user.has_perm(block_here.PERMISSION)):
            raise PermissionDenied
        if request.method == "POST":
            form = self.block_form(request, message, request.POST)
            if not form.is_valid():
                return self.page(request, message, block=form, status=422)
            messages.success(request, block_here.said(form.save(by=request.user)))
        return self.to_page(request, message)
