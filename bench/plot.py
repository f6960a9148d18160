"""The costs as bars on a scale of powers of ten, an SVG that stands by itself."""

import math
import re
import subprocess
from html import escape
from pathlib import Path

from bench.editing import ARGUMENTS, CHROMIUM
from bench.figures import Figures
from bench.report import number

LINE, LEFT, RIGHT, TOP = 22, 360, 90, 46
WIDTH = 1000
STYLE = "text{font:13px system-ui,sans-serif;fill:#222}.grid{stroke:#ccc}.bar{fill:#17508a}.other{fill:#999}.head{font-weight:600}"


def svg(figures: Figures) -> str:
    """Milliseconds of the processor for a request of each subject; what is not this project is grey."""
    costs = {key: figures.cost(key) for key in figures.rows}
    low, high = _decades(list(costs.values()))
    height = TOP + LINE * len(costs) + 10
    parts = [
        f'<text class="head" x="10" y="20">CPU milliseconds for a request ({escape(figures.machine["version"])})</text>'
    ]
    for power in range(low, high + 1):
        x = _place(10.0**power, low, high)
        parts.append(
            f'<path class="grid" d="M{x:.0f} {TOP - 6}V{height}"/><text x="{x:.0f}" y="{TOP - 10}">{10.0**power:g}</text>'
        )
    for row, (key, cost) in enumerate(costs.items()):
        y, end = TOP + row * LINE, _place(cost, low, high)
        kind = "other" if key in {"file", "bare", "bare-granian"} else "bar"
        parts.append(f'<text x="{LEFT - 10}" y="{y + 14}" text-anchor="end">{escape(figures.rows[key]["name"])}</text>')
        parts.append(f'<path class="{kind}" d="M{LEFT} {y + 2}H{end:.0f}v{LINE - 6}H{LEFT}z"/>')
        parts.append(f'<text x="{end + 6:.0f}" y="{y + 14}">{number(cost)}</text>')
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    back = f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><style>{STYLE}</style>{back}{"".join(parts)}</svg>\n'


def _decades(values: list[float]) -> tuple[int, int]:
    """The powers of ten between which all values lie."""
    positive = [value for value in values if value > 0] or [1.0]
    return math.floor(math.log10(min(positive))), math.ceil(math.log10(max(positive)) + 1e-9)


def _place(value: float, low: int, high: int) -> float:
    share = (math.log10(max(value, 10.0**low)) - low) / max(1, high - low)
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def png(drawing: Path, target: Path) -> bool:
    """The same as a picture, painted by Chromium; whether there is one to paint it."""
    if not CHROMIUM.exists():
        return False
    height = int(re.findall(r'height="(\d+)"', drawing.read_text())[0])
    size = [f"--window-size={WIDTH},{height}", "--hide-scrollbars", "--force-device-scale-factor=2"]
    command = [str(CHROMIUM), "--headless", *ARGUMENTS, *size, f"--screenshot={target}", drawing.resolve().as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    return True
