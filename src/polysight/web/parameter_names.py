"""Names of parameters of a design, made of the names of its operation and of the number in it."""

from __future__ import annotations

from polysight.web.described import named

#: Catalogues: names of single parameters, of operations, of numbers in them, and of impurities.
WHOLE, OPERATIONS, FIELDS, IMPURITIES = (
    "plant_parameter", "plant_operation", "plant_field", "plant_impurity",
)  # fmt: skip


def parameter_name(key: str) -> dict[str, str] | None:
    """Name of a parameter in both languages.

    Parameters
    ----------
    key : str
        Operation and field, divided by a point.

    Returns
    -------
    dict of str to str, or None
        Name by language, of the parameter itself where it has one, else of its operation and
        field; None where the catalogues have none.
    """
    known = named(WHOLE, key.replace(".", "_"))
    operation, _, field = key.partition(".")
    place, number = named(OPERATIONS, operation), _field(field)
    words = named("plant_words", "name")
    if known or not (place and number and words):
        return known
    return {
        one: told.format(operation=place[one], field=number[one]) for one, told in words.items()
    }


def _field(field: str) -> dict[str, str] | None:
    """Name of a number in an operation; one of an impurity names the impurity."""
    known = named(FIELDS, field)
    if known:
        return known
    first, _, rest = field.partition("_")
    impurity, words = named(IMPURITIES, first), named(FIELDS, rest)
    if impurity is None or words is None:
        return None
    return {one: told.format(species=impurity[one]) for one, told in words.items()}
