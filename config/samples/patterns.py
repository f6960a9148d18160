"""Patterns of old Japanese textiles as rows: each draws one tile, which then repeats without a seam."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL.ImageDraw import ImageDraw

Line = tuple[float, ...]


@dataclass(frozen=True)
class Pattern:
    name: str
    step: tuple[float, float]
    draw: Callable[[ImageDraw, int], None]
    opacity: float = 0.16
    colour: str = "#ffffff"  # empty: the picture's ink


def lines(*rows: Line, width: float = 2) -> Callable[[ImageDraw, int], None]:
    """Open lines, each row x, y, x, y, …; what leaves the tile is cut off."""

    def draw(pen: ImageDraw, scale: int) -> None:
        for row in rows:
            pen.line([value * scale for value in row], fill=255, width=round(width * scale))

    return draw


def areas(*rows: Line) -> Callable[[ImageDraw, int], None]:
    def draw(pen: ImageDraw, scale: int) -> None:
        for row in rows:
            pen.polygon([value * scale for value in row], fill=255)

    return draw


def circles(*rows: Line, width: float = 0) -> Callable[[ImageDraw, int], None]:
    """Each row x, y, radius; without a width they are filled."""

    def draw(pen: ImageDraw, scale: int) -> None:
        for x, y, radius in rows:
            box = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale]
            if width:
                pen.ellipse(box, outline=255, width=round(width * scale))
            else:
                pen.ellipse(box, fill=255)

    return draw


def waves(pen: ImageDraw, scale: int) -> None:
    """Seigaiha: each scale of waves covers the upper half of the two behind it."""
    for x, y in ((0, 20), (80, 20), (40, 40), (0, 60), (80, 60)):
        for radius in (38, 27, 16):
            box = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale]
            pen.arc(box, 180, 360, fill=255, width=2 * scale)


DIAMONDS = Pattern("菱", (64, 64), lines((0, 32, 32, 0, 64, 32, 32, 64, 0, 32)), 0.18)
STRIPES = Pattern("子持ち縞", (48, 720), areas((0, 0, 4, 0, 4, 720, 0, 720), (10, 0, 24, 0, 24, 720, 10, 720)), 0.12)
FINE_STRIPES = Pattern("千筋", (16, 720), areas((0, 0, 5, 0, 5, 720, 0, 720)), 0.3)
DOTS = Pattern("豆絞り", (32, 32), circles((8, 8, 3), (24, 24, 3)), 0.3, "#8d8164")
ARROWS = Pattern("矢絣", (96, 128), areas((0, 0, 24, 32, 24, 96, 0, 64), (48, 0, 24, 32, 24, 96, 48, 64)), 0.14)
CHECKS = Pattern("市松", (96, 96), areas((0, 0, 47, 0, 47, 47, 0, 47), (48, 48, 95, 48, 95, 95, 48, 95)), 0.12)
WAVES = Pattern("青海波", (80, 40), waves)
RAIN = Pattern("雨縞", (48, 96), lines((12, 0, 12, 52), (36, 40, 36, 92), (24, 70, 24, 96), (24, 0, 24, 10), width=3))
RINGS = Pattern("七宝", (80, 80), circles((0, 0, 40), (80, 0, 40), (0, 80, 40), (80, 80, 40), (40, 40, 40), width=2))
RAILS = Pattern("横縞", (1280, 36), areas((0, 0, 1280, 0, 1280, 10, 0, 10), (0, 16, 1280, 16, 1280, 18, 0, 18)), 0.12)
TRIANGLES = Pattern("鱗", (64, 56), areas((0, 56, 32, 0, 64, 56)), 0.14)
HEMP = Pattern(
    "麻の葉",
    (70, 120),
    lines(
        (0, 0, 35, 20, 70, 0, 35, 60, 0, 0, 0, 40, 35, 60, 0, 80, 0, 120, 35, 60, 70, 120, 35, 100, 0, 120),
        (70, 0, 70, 40, 35, 60, 70, 80, 70, 120),
        (35, 20, 35, 100),
        (0, 40, 35, 20, 70, 40),
        (0, 80, 35, 100, 70, 80),
    ),
)
TORTOISE = Pattern(
    "亀甲", (70, 120), lines((35, 0, 35, 20, 0, 40, 0, 80, 35, 100, 70, 80, 70, 40, 35, 20), (35, 100, 35, 120))
)
NET = Pattern(
    "網目",
    (64, 64),
    lines((0, 0, 14, 6, 26, 18, 32, 32, 38, 46, 50, 58, 64, 64), (64, 0, 50, 6, 38, 18, 32, 32, 26, 46, 14, 58, 0, 64)),
)
RAYS = Pattern("斜め格子", (48, 48), lines((0, 48, 48, 0), (0, 0, 48, 48), (0, 24, 24, 0), (24, 48, 48, 24)), 0.26)
LATTICE = Pattern(
    "格子", (64, 64), lines((0, 12, 64, 12), (0, 20, 64, 20), (12, 0, 12, 64), (20, 0, 20, 64), width=3), 0.16
)
