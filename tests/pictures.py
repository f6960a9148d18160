"""Files for uploads, drawn when a test asks for them, and the files that the library has made of them."""

import io

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow


def picture(width=1200, height=800, *, kind="JPEG", mode="RGB", colour="teal", **options):
    target = io.BytesIO()
    Pillow.new(mode, (width, height), colour).save(target, kind, **options)
    return target.getvalue()


def upload(content, name="写真.jpg"):
    return SimpleUploadedFile(name, content)


def stored_files(folder="images"):
    folders, files = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
    return {f"{folder}/{name}" for name in files}.union(*(stored_files(f"{folder}/{one}") for one in folders))
