"""The composition of the site: commands and checks that need every app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "config"
