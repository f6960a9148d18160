"""The site's addresses, the bare view that every page is compared with, and the plain form beside the editor."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template import engines
from django.urls import path

from blog.models import Article
from config.urls import *  # noqa: F403 -- handlers and addresses of the site
from config.urls import urlpatterns as site

FORM = '<form method="post">{% csrf_token %}{{ form }}<button type="submit">Save</button></form>'


class PlainForm(forms.ModelForm):
    class Meta:
        model = Article
        fields = ("title", "body")


def plain(request, pk):
    """The same text in a text area, saved as it is: what a form costs that does nothing else."""
    form = PlainForm(request.POST or None, instance=get_object_or_404(Article, pk=pk))
    if form.is_valid():
        form.save()
        return redirect(request.path)
    return HttpResponse(engines["django"].from_string(FORM).render({"form": form}, request))


urlpatterns = [path("bare", lambda request: HttpResponse("bare")), path("admin/plain/<int:pk>/", plain), *site]
