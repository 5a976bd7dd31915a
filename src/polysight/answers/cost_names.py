"""Names of routes, places, plants and companies in one language."""

from __future__ import annotations

from polysight.messages import Language, text
from polysight.study.view import View


def name(view: View, listing: str, code: str, language: Language) -> str:
    """Name of a code.

    Parameters
    ----------
    view : View
        Holds the codelists.
    listing : str
        Which codelist.
    code : str
        The code.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; the code where the list does not have it.
    """
    found = view.evidence.codelists[listing].codes.get(code)
    if found is None:
        return code
    return found.zh if language == "zh" else found.en


def option_name(view: View, route: str, region: str, language: Language) -> str:
    """Name of a route at a place.

    Parameters
    ----------
    view : View
        Holds the codelists.
    route, region : str
        Codes.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Both names.
    """
    return text(
        "cost_page.option",
        language,
        route=name(view, "routes", route, language),
        place=name(view, "regions", region, language),
    )


def plant_name(view: View, code: str, language: Language) -> str:
    """Name of a plant of the register.

    Parameters
    ----------
    view : View
        Holds the register.
    code : str
        Code of the plant.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    for one in view.plants():
        if one.code == code:
            return one.zh if language == "zh" else one.en
    return code
