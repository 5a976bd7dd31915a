"""Colours of the page's series: seen on their ground, told apart by people who see few colours."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

LOOK = Path(__file__).parents[2] / "frontend" / "src" / "chart" / "look.ts"
#: Machado, Oliveira and Fernandes 2009 (doi:10.1109/TVCG.2009.113), severity 1.0, on linear RGB.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
#: IEC 61966-2-1: linear sRGB to CIE XYZ, and its white D65.
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ.sum(axis=1)
#: WCAG 2.2, success criterion 1.4.11: graphics that are needed to understand.
LEAST_CONTRAST = 3.0
#: CIE 1976 distance; 2.3 is the least that is noticed side by side (Mahy et al. 1994).
LEAST_DISTANCE = 10.0


def linear(colour: str) -> np.ndarray:
    coded = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    part = TO_XYZ @ np.clip(light, 0, 1) / WHITE
    root = np.where(part > 216 / 24389, np.cbrt(part), (24389 / 27 * part + 16) / 116)
    return np.array([116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])])


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def palette(ground: str) -> tuple[list[str], str]:
    text = LOOK.read_text(encoding="utf-8")
    series = re.search(rf"const {ground} = \[(.*?)\];", text)
    grounds = re.search(r'ground: dark \? "(#\w{6})" : "(#\w{6})"', text)
    assert series
    assert grounds
    behind = {"DARK": grounds[1], "LIGHT": grounds[2]}[ground]
    return re.findall(r"#\w{6}", series[1]), behind


@pytest.mark.parametrize("ground", ["LIGHT", "DARK"])
def test_each_colour_stands_out_from_its_ground(ground: str) -> None:
    colours, behind = palette(ground)
    assert len(colours) == 8
    assert min(contrast(colour, behind) for colour in colours) >= LEAST_CONTRAST


@pytest.mark.parametrize("ground", ["LIGHT", "DARK"])
@pytest.mark.parametrize("eye", EYES)
def test_every_eye_tells_the_colours_apart(ground: str, eye: str) -> None:
    colours, _ = palette(ground)
    seen = [lab(EYES[eye] @ linear(colour)) for colour in colours]
    assert min(np.linalg.norm(one - other) for one, other in combinations(seen, 2)) >= (
        LEAST_DISTANCE
    )
