"""Species of silicon, hydrogen and chlorine in the files of Cantera, without reading all others."""

from __future__ import annotations

import re
from pathlib import Path

import cantera as ct

#: An entry of these files, and the elements that its second line names.
_ENTRY = re.compile(r"^- name: .*\n  composition: \{(.*)\}\n(?:  .*\n?)+", re.M)
_ELEMENT = re.compile(r"(\w+):")
_OURS = frozenset(("SI", "H", "CL"))


def species_of(file: str) -> list[ct.Species]:
    """Species that are made of silicon, hydrogen and chlorine alone.

    Parameters
    ----------
    file : str
        File that Cantera ships, such as ``nasa_gas.yaml``.

    Returns
    -------
    list of cantera.Species
        In the order of the file.

    Raises
    ------
    FileNotFoundError
        If Cantera has no such file.
    """
    places = [Path(folder) / file for folder in ct.get_data_directories()]
    text = next((place for place in places if place.is_file()), Path(file)).read_text("utf-8")
    ours = [
        entry[0]
        for entry in _ENTRY.finditer(text)
        if {name.upper() for name in _ELEMENT.findall(entry[1])} <= _OURS
    ]
    found: list[ct.Species] = ct.Species.list_from_yaml("".join(ours))
    return found
