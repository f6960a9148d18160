"""blog.media_check: what the store has and the library does not, and the other way round."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.utils import timezone

from blog import images
from tests.pictures import picture, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def store(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def check(*options):
    """What the command says, and whether it is content."""
    told = StringIO()
    try:
        call_command("check_media", *options, stdout=told)
    except CommandError as error:
        return told.getvalue().splitlines(), str(error)
    return told.getvalue().splitlines(), ""


def later():
    return time_machine.travel(timezone.now() + timedelta(hours=2))


def test_a_library_without_pictures_is_whole(store):
    assert check() == ([], "")


def test_a_file_without_a_row_is_named_and_deleted_on_request(store):
    kept = images.take_in(upload(picture(600, 300)))
    name = default_storage.save("images/2026/11/left.webp", ContentFile(b"RIFF"))
    with later():
        assert check() == ([f"no row: {name}"], "1 files without a row, 0 rows without a file")
        assert check("--delete") == ([f"no row: {name}", "1 files deleted"], "")
        assert check() == ([], "")
    assert all(default_storage.exists(one) for one in images.file_names(kept))


def test_a_file_that_has_only_just_come_may_still_get_its_row(store):
    default_storage.save("images/2026/11/new.webp", ContentFile(b"RIFF"))
    assert check() == ([], "")


def test_a_row_without_its_file_is_named(store):
    image = images.take_in(upload(picture(600, 300), "机.jpg"))
    gone = image.renditions[0]["name"]
    default_storage.delete(gone)
    assert check() == (
        [f"no file: {gone} (picture {image.pk}, 机.jpg)"],
        "0 files without a row, 1 rows without a file",
    )
