"""A plant file for tests, small and whole."""

from __future__ import annotations

from pathlib import Path

WHOLE = """
format = 1
id = "mine"
title = { en = "Mine", zh = "我的" }
description = { en = "A plant", zh = "一座工厂" }
[plant]
route = "siemens"
product = "solar"
region = "CN-XJ"
project = "existing"
commissioned = "2018-09"
year = 2025
capacity = { value = 50.0, unit = "kt/a" }
[energy]
grid_share = 1.0
grid_region = "CN-XJ"
steam_source = "coal-boiler"
steam_recovered_share = 0.5
[materials]
silicon_metal_origin = "national"
silicon_metal_reductant = "coal"
hydrogen_source = "electrolysis"
chlorine_source = "bought"
[transport]
silicon_metal_km = 100.0
silicon_metal_mode = "road"
chemicals_km = 100.0
chemicals_mode = "rail"
waste_km = 10.0
[answers.comprehensive-energy]
value = 6.2
unit = "kgce/kg"
period = "2025"
[answers.total-electricity]
computed = true
[answers.cod]
unknown = true
[answers.energy-certificate]
value = true
"""


def written(folder: Path, *changes: tuple[str, str]) -> str:
    """Path of the file with parts of its text replaced."""
    text = WHOLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)
