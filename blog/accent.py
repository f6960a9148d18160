"""The owner's accent colour as a style sheet: what links and buttons become on paper and in the dark."""

import colorsys

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog import reader_files
from blog.colours import PAPER, channels, contrast, luminance
from blog.models import Site

NIGHT = "#15171a"  # the page in the dark
NIGHT_INK = "#0d1418"  # text on a button in the dark
LEAST_ON_BUTTONS = 7  # the merchant's name on the button of an ad is never hard to read
STYLE_SHEET = """\
@layer tokens {{
  :root {{ --ai: {ai}; --ai-fill: {fill}; --ai-hover: {hover}; --ai-wash: {wash}; }}
  @media (prefers-color-scheme: dark) {{
    :root {{ --ai: {night}; --ai-fill: {night}; --ai-hover: {night_hover}; --on-ai: {on_night}; --ai-wash: {night_wash}; }}
  }}
}}
"""


def style_sheet(colour: str) -> str:
    fill = away_from(PAPER, colour, LEAST_ON_BUTTONS)
    night = away_from(NIGHT, colour, LEAST_ON_BUTTONS)
    return STYLE_SHEET.format(
        ai=colour,
        fill=fill,
        hover=mixed(fill, "#000000", 0.7),
        wash=mixed(colour, PAPER, 0.07),
        night=night,
        night_hover=mixed(night, "#ffffff", 0.6),
        on_night=NIGHT_INK,
        night_wash=mixed(night, NIGHT, 0.1),
    )


def mixed(colour: str, other: str, share: float) -> str:
    """`share` of the colour and the rest of the other one."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return _written(one * share + two * (1 - share) for one, two in pairs)


def away_from(background: str, colour: str, least: float) -> str:
    """The colour, as much lighter or darker as it needs for this contrast with the background."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    step = 0.01 if luminance(background) < 0.5 else -0.01
    while contrast(colour, background) < least:
        lightness = min(1.0, max(0.0, lightness + step))
        colour = _written(colorsys.hls_to_rgb(hue, lightness, saturation))
    return colour


def _written(parts) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def accent_address(colour: str) -> str:
    """Where the readers' style sheet stands with this colour; the address names what it says."""
    return reverse("blog:accent", args=[_version(colour)])


def _version(colour: str) -> str:
    return f"{colour.removeprefix('#')}-{reader_files.version()}"


@require_safe
def accent_css(request, version):
    """The readers' style sheet with the owner's colour. Kept for ever under the address that names both; any other
    address is asked for again.
    """
    colour = Site.objects.order_by("pk").values_list("accent", flat=True).first()
    if not colour:
        raise Http404
    content = reader_files.styles() + style_sheet(colour)
    response = HttpResponse(content, content_type="text/css; charset=utf-8")
    is_named = version == _version(colour)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if is_named else "no-cache"
    return response
