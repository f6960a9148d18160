"""How the sample pictures are drawn: paths as SVG writes them, stroked and filled on a large canvas that is then made small."""

import math
import re

from PIL import Image, ImageDraw

SCALE = 2  # drawn this much larger than shown, so that edges come out smooth
TOKEN = re.compile(r"[MmLlHhVvCcQqZz]|-?\d+(?:\.\d+)?")
STEPS = 24  # straight pieces of one curve
Point = tuple[float, float]


def polylines(path: str) -> list[list[Point]]:
    """The path as straight pieces. Known commands: M L H V C Q Z, absolute and relative."""
    tokens = TOKEN.findall(path)
    lines: list[list[Point]] = []
    here, command = (0.0, 0.0), ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        if command in "Zz":
            lines[-1].append(lines[-1][0])
            here = lines[-1][0]
            continue
        points = _points(command, tokens, here)
        if command in "Mm":
            lines.append([])
            command = "L" if command == "M" else "l"  # further pairs are lines, as SVG has it
            lines[-1].append(points[-1])
        else:
            lines[-1] += _bend([here, *points])
        here = points[-1]
    return lines


def _points(command, tokens, here):
    """The points that the command's numbers name, in absolute places."""
    origin = here if command.islower() else (0.0, 0.0)
    if command in "Hh":
        return [(origin[0] + float(tokens.pop(0)), here[1])]
    if command in "Vv":
        return [(here[0], origin[1] + float(tokens.pop(0)))]
    count = {"C": 3, "Q": 2}.get(command.upper(), 1)
    return [(origin[0] + float(tokens.pop(0)), origin[1] + float(tokens.pop(0))) for _ in range(count)]


def _bend(points):
    """A Bézier curve of any order (a line is the first) as points, without its beginning."""
    if len(points) == 2:
        return points[1:]
    return [_on_curve(points, step / STEPS) for step in range(1, STEPS + 1)]


def _on_curve(points, t):
    while len(points) > 1:
        points = [
            (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in zip(points, points[1:], strict=False)
        ]
    return points[0]


class Canvas:
    """A picture under the pen; all measures are those of the finished one."""

    def __init__(self, width: int, height: int, ground: str):
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)

    def finished(self) -> Image.Image:
        return self.image.resize(self.size, Image.Resampling.BILINEAR)  # LANCZOS takes twice as long

    def fill(self, path: str, colour: str) -> None:
        for line in polylines(path):
            self.pen.polygon([(x * SCALE, y * SCALE) for x, y in line], fill=colour)

    def stroke(self, path: str, colour: str, width: float, *, at: Point = (0, 0), zoom: float = 1) -> None:
        """Lines with round ends and round corners."""
        for line in polylines(path):
            placed = [((at[0] + x * zoom) * SCALE, (at[1] + y * zoom) * SCALE) for x, y in line]
            self.pen.line(placed, fill=colour, width=round(width * zoom * SCALE))
            for x, y in placed:
                self._dot(x, y, width * zoom * SCALE / 2, colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self._dot(x * SCALE, y * SCALE, radius * SCALE, colour)

    def ellipse(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        box = [(x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE]
        self.pen.ellipse(box, fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        outer = (radius + width / 2) * SCALE
        box = [x * SCALE - outer, y * SCALE - outer, x * SCALE + outer, y * SCALE + outer]
        self.pen.ellipse(box, outline=colour, width=round(width * SCALE))

    def tile(self, draw, step: Point, colour: str, opacity: float) -> None:
        """Repeat what `draw(pen, scale)` puts on a tile of this step, at an opacity of 0 to 1."""
        across, down = (round(side * SCALE) for side in step)
        tile = Image.new("L", (across, down))
        draw(ImageDraw.Draw(tile), SCALE)
        mask = Image.new("L", self.image.size)
        for x in range(0, self.image.width, across):
            for y in range(0, self.image.height, down):
                mask.paste(tile, (x, y))
        self.image.paste(colour, mask=mask.point(lambda value: round(value * opacity)))

    def _dot(self, x, y, radius, colour):
        self.pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=colour)


def circle(x: float, y: float, radius: float) -> str:
    """A circle as a path, for icons."""
    bend = radius * 4 / 3 * math.tan(math.pi / 8)
    r = radius
    return (
        f"M{x - r:.1f} {y:.1f}c0 {-bend:.1f} {r - bend:.1f} {-r:.1f} {r:.1f} {-r:.1f}"
        f"c{bend:.1f} 0 {r:.1f} {r - bend:.1f} {r:.1f} {r:.1f}"
        f"c0 {bend:.1f} {bend - r:.1f} {r:.1f} {-r:.1f} {r:.1f}"
        f"c{-bend:.1f} 0 {-r:.1f} {bend - r:.1f} {-r:.1f} {-r:.1f}z"
    )
