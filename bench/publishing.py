"""What publishing a long article costs on a site of this size, and saving it once more: `python -m bench.publishing 8`."""

import json
import statistics
import sys
import time
from collections.abc import Callable

import django

CHARACTERS = 6000


def measure(rounds: int) -> dict[str, float]:
    """Middle milliseconds by the clock and of the processor; each round publishes another article."""
    from django.contrib.auth import get_user_model

    from bench.site import shapes, words
    from blog import publishing
    from blog.models import Author, Category
    from tests.factories import DraftFactory

    owner = get_user_model().objects.create_superuser("bench", password=None)
    around = {"category": Category.objects.first(), "author": Author.objects.first()}
    text = words.long_text(CHARACTERS) + shapes.LINK * 3
    taken: dict[str, list[float]] = {"publish": [], "publish_cpu": [], "save": [], "save_cpu": []}
    for number in range(rounds + 1):
        article = DraftFactory(slug=f"published-{number}", body=text, description="くらべました。", **around)
        publish = _milliseconds(lambda article=article: publishing.publish(article, by=owner))
        article.body += "<p>書き足しました。</p>"
        article.save()
        save = _milliseconds(lambda article=article: publishing.keep(article, by=owner))
        if number:  # the first one compiles templates
            for name, value in zip(taken, (*publish, *save), strict=True):
                taken[name].append(value)
    return {name: round(statistics.median(values), 1) for name, values in taken.items()}


def _milliseconds(verb: Callable[[], object]) -> tuple[float, float]:
    began, cpu = time.perf_counter(), time.process_time()
    verb()
    return (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
