"""Names of what numbers are about: settings, rows, arrays and their keys."""

from __future__ import annotations

from polysight.messages import catalogue as messages
from polysight.messages import item_name
from polysight.report.prose import Writer
from polysight.study.project_shock_file import shocks
from polysight.study.project_stress import stresses
from polysight.study.references import SCENARIO

#: Between the two ends of a way.
BETWEEN = "~"
#: Group of settings that are limits of lights.
LIMITS = "thresholds"
#: Axes whose keys are named in the files of the changes.
CHANGES = ("stress", "shock")
#: Axis of the parameters of the market model, whose names stand in their table.
FITTED = "parameter"
#: Arrays of a project, whose keys are codes that no reader knows.
PROJECT = ("project.", "investment.")
#: Axes whose words stand in a section of another name, and those that name parts of a project.
SECTIONS = {
    "part": "part_word",
    "rule_kind": "verdict_word",
    "variable": "record_variable",
    "said": "turn_number",
}
PARTS = ("input", "phase", "loan", "product")
#: Axes of lines of the statement, and of relative changes.
LINES = {"headline": "indicator", "row": "statement"}
SHIFTS, PLANNED = ("change", "downside"), "planned"
#: A share of the draws as a quantile.
QUANTILE = "share"
PERCENT, MINUS = 100.0, "\N{MINUS SIGN}"


def item(writer: Writer, name: str) -> str:
    """What an input of a number is about.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    name : str
        Id of a number, an observation, a dated row or a setting.

    Returns
    -------
    str
        Words from the catalogue, the row or the codelist; the id where there are none.
    """
    if name.startswith(SCENARIO):
        return _setting(writer, name.partition(":")[2])
    cells = writer.numbers.cells(name)
    if cells:
        told = cells.get(writer.language) or cells.get(f"item_{writer.language}")
        code = cells.get("parameter", "")
        part = parameter(writer, code)
        if told and part:
            return writer.words("setting.law").format(name=told, part=part)
        return told or writer.words(f"parameter.{code}", name)
    row = writer.numbers.row(name)
    if row is not None:
        return writer.name("quantities", row.quantity)
    head, _, keys = name.partition("[")
    told = writer.words(f"array.{head}", head)
    return told + (writer.words("line.keys").format(keys=_named(writer, name)) if keys else "")


def parameter(writer: Writer, code: str) -> str:
    """Name of what a rule of the law limits or sets.

    Parameters
    ----------
    writer : Writer
        Knows the language.
    code : str
        Code of the parameter.

    Returns
    -------
    str
        The name; empty where there is none.
    """
    rows = writer.numbers.evidence.tables.get("parameters", ())
    return next((row.cells[writer.language] for row in rows if row.cells["code"] == code), "")


def keys(writer: Writer, name: str) -> str:
    """The part of an id that the name of its group does not say.

    Parameters
    ----------
    writer : Writer
        Knows language and numbers.
    name : str
        Id of a printed number.

    Returns
    -------
    str
        Name of a setting, or the keys of an element, in Chinese and for a project by their names;
        empty where the id has none.
    """
    if name.startswith(SCENARIO):
        return item(writer, name)
    told = name.partition("[")[2].rstrip("]")
    worded = writer.language == "zh" or name.startswith(PROJECT)
    return _named(writer, name) if told and worded else told


def _named(writer: Writer, name: str) -> str:
    array, _, told = name.partition("[")
    axes = writer.numbers.array(array).array.axes
    pairs = zip(axes, told.rstrip("]").split(","), strict=True)
    titles = {axis.name: _titles(writer, axis.name) for axis in axes}
    return writer.words("word.comma").join(
        titles[axis.name].get(key) or _of_project(writer, axis.name, key)
        or _ends(writer, axis.name, key)
        for axis, key in pairs
    )  # fmt: skip


def _of_project(writer: Writer, axis: str, key: str) -> str:
    """Name of a key of an axis of a project; empty for other axes and where none is known."""
    if axis in SECTIONS:
        section = SECTIONS[axis]
        return writer.words(f"{section}.{key}", "") or writer.words(
            f"{section}.{key.replace('_', '-')}", ""
        )
    if axis in PARTS:
        return item_name(key, writer.language)
    if axis in LINES:
        return messages(writer.language).get(f"{LINES[axis]}.{key.replace('-', '_')}", "")
    if axis in SHIFTS and key == PLANNED:
        return writer.words(f"case_word.{key}")
    if axis in SHIFTS and _is_number(key):
        return f"{PERCENT * float(key):+.3g}%".replace("-", MINUS)
    if axis == QUANTILE and _is_number(key):
        return writer.words("word.quantile").format(share=f"{PERCENT * float(key):.3g}")
    return ""


def _is_number(key: str) -> bool:
    return key.lstrip("-").replace(".", "", 1).isdigit()


def _titles(writer: Writer, axis: str) -> dict[str, str]:
    """Titles of stresses and shocks, which their files give, and of fitted parameters."""
    if axis == FITTED:
        rows = writer.numbers.evidence.tables["market_parameters"]
        return {row.cells["parameter"]: row.cells[writer.language] for row in rows}
    if axis not in CHANGES:
        return {}
    data = writer.numbers.evidence
    found = stresses(data) if axis == CHANGES[0] else shocks(data)
    told = {one.id: one.title for one in found}
    ends = {one: writer.words(f"choices_head.{one}") for one in ("planned", "together")}
    return {**{key: getattr(one, writer.language) for key, one in told.items()}, **ends}


def _ends(writer: Writer, axis: str, key: str) -> str:
    """Name of a key; of a way between provinces the names of both ends."""
    parts = key.split(BETWEEN)
    named = axis if len(parts) == 1 else "region"
    return writer.words("word.way").join(writer.key(named, one) for one in parts)


def _setting(writer: Writer, key: str) -> str:
    group, _, rest = key.partition(".")
    if group == "project":
        plain = ".".join(part for part in rest.split(".") if not part.isdigit())
        unknown = writer.words("setting.project_file").format(key=rest)
        told = writer.words(f"project_setting.{plain}", unknown)
        stem, _, place = rest.rpartition(".")
        return _part(writer, "parts", told, place if _several(writer, stem) else "")
    own = writer.words(f"setting.{key}", "")
    if own:
        return own
    name, _, place = rest.partition(".")
    told = writer.words(f"setting.{name}", writer.words(f"indicator.{name}", f"{group}.{name}"))
    return _part(writer, "limits" if group == LIMITS else "parts", told, place)


def _several(writer: Writer, stem: str) -> bool:
    """Whether a project file sets something more than once, by year."""
    keys_ = (one.key for one in writer.numbers.result.assumptions)
    return (
        sum(
            key.startswith(f"project.{stem}.") and key.rpartition(".")[2].isdigit() for key in keys_
        )
        > 1
    )


def _part(writer: Writer, pattern: str, told: str, place: str) -> str:
    """Name of one of several settings by its place; the name alone where there is but one."""
    if not place.isdigit():
        return told
    return writer.words(f"setting.{pattern}").format(name=told, place=int(place) + 1)
