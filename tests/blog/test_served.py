"""blog.models.images: where the store serves a picture, as the store itself says it."""

import pytest
from django.core.files.storage import storages

from blog.models.images import ListedPicture

NAMES = ["images/2026/03/a-480.webp", "images/宿 の#?%&'()~.webp", "images/c:d.webp"]


class Elsewhere:
    """A store with addresses of its own."""

    def __init__(self, **options):
        pass

    def url(self, name):
        return f"https://files.example/{name}?signed"


@pytest.fixture(params=["django.core.files.storage.FileSystemStorage", f"{__name__}.Elsewhere"])
def store(request, settings):
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": request.param}}
    return storages["default"]


@pytest.mark.parametrize("media", ["/media/", "https://cdn.example/m/"])
@pytest.mark.parametrize("name", NAMES)
def test_a_file_stands_where_its_store_says(store, settings, name, media):
    settings.MEDIA_URL = media
    picture = ListedPicture(name, "a" * 64, 480, 270, [{"width": 480, "height": 270, "name": name}])
    address = f"{store.url(name)}?v=aaaaaaaa"
    assert (picture.address, picture.srcset) == (address, f"{address} 480w")
