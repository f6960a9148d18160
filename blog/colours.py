"""Colours that an owner may choose: readable on paper, and never mistaken for the seal."""

import colorsys
import re

PAPER = "#fffefb"
LEAST_CONTRAST = 4.5  # WCAG 2.2 AA for text
SEAL_HUE = 3 / 360
SEAL_WIDTH = 22 / 360  # how far from the seal's hue a strong colour still reads as that red
SEAL_SATURATION = 0.35


def is_colour(text: str) -> bool:
    """Whether the text is written like #17508a, as all other functions here expect it."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance by WCAG's definition."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def is_readable(colour: str) -> bool:
    return contrast(colour, PAPER) >= LEAST_CONTRAST


def resembles_seal(colour: str) -> bool:
    """Whether a reader could take the colour for the vermilion that belongs to advertising alone."""
    hue, _, saturation = colorsys.rgb_to_hls(*channels(colour))
    distance = min(abs(hue - SEAL_HUE), 1 - abs(hue - SEAL_HUE))
    return saturation >= SEAL_SATURATION and distance <= SEAL_WIDTH
