"""The site's addresses and the bare view that every other page is compared with."""

from django.http import HttpResponse
from django.urls import path

from config.urls import *  # noqa: F403 -- handlers and addresses of the site
from config.urls import urlpatterns as site

urlpatterns = [path("bare", lambda request: HttpResponse("bare")), *site]
