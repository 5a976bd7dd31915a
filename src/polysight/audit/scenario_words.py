"""Words by which a report names a scenario."""

from __future__ import annotations

import re
from collections.abc import Mapping

from polysight.audit.stages import stage

#: Name of a scenario that has none.
UNNAMED = "unnamed"
_YEARS = re.compile(r"(?:19|20)\d\d")
#: Name of a scenario in words such as ``base case`` and ``基准情景``.
_SCENARIO = re.compile(r"([a-z-]+)[ -](?:case|scenario)\b|([一-鿿]{1,4}?)(?:情景|情形|方案)", re.I)


def stated_scenario(said: Mapping[str, str]) -> str:
    """Name of a scenario by the words of its period or subject, else the undated period.

    Parameters
    ----------
    said : mapping of str to str
        Cells of a claim about a scenario.

    Returns
    -------
    str
        The name as stated; `UNNAMED` where there is none.
    """
    for text in (said["period"], said["subject"]):
        if found := _SCENARIO.search(text):
            return (found[1] or found[2]).casefold()
    plain = " ".join(said["period"].split()).casefold()
    return plain if plain and not stage(plain) and not _YEARS.search(plain) else UNNAMED
