"""Refusals as problem documents (RFC 9457), in the language of the reader, with hints."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from polysight.errors import Problem
from polysight.messages import Language, catalogue, text
from polysight.suggestion import nearest

MEDIA = "application/problem+json"
#: Begin of the type of a problem; the rest names its kind.
TYPE = "urn:polysight:problem:"
#: Status by kind of problem; the words are messages ``api_problem.KIND`` and ``KIND_hint``.
STATUS = {
    "bad_request": 400,
    "cross_site": 403,
    "not_found": 404,
    "no_study": 404,
    "method": 405,
    "not_ready": 409,
    "outdated": 410,
    "too_large": 413,
    "media": 415,
    "host": 421,
    "invalid": 422,
    "rate": 429,
    "internal": 500,
    "too_long": 422,
    "busy": 503,
}
#: The parameter that asks for a day of knowledge; what has none says so, and suggests no other.
DAY = "as_of"
#: Longest piece of a request that is told back.
TOLD = 200


def problem(
    kind: str,
    language: Language,
    problems: Sequence[Problem] = (),
    places: Sequence[str] = (),
) -> bytes:
    """Document of a refusal.

    Parameters
    ----------
    kind : str
        One of `STATUS`.
    language : {"en", "zh"}
        Language of title, detail and hint.
    problems : sequence of Problem
        Single faults, each told in both languages.
    places : sequence of str
        Where in the request each of them is; empty for that which the fault names itself.

    Returns
    -------
    bytes
        JSON in UTF-8.
    """
    known = catalogue(language)
    told: dict[str, Any] = {
        "type": f"{TYPE}{kind.replace('_', '-')}",
        "title": text(f"api_problem.{kind}", language),
        "status": STATUS[kind],
    }
    said = "\n".join(one.sentence(language) for one in problems)
    if said:
        told["detail"] = said
    if f"api_problem.{kind}_hint" in known:
        told["hint"] = text(f"api_problem.{kind}_hint", language)
    at = [*places, *[""] * (len(problems) - len(places))]
    told["errors"] = [
        {**one.document(), "place": place or one.column}
        for one, place in zip(problems, at, strict=True)
    ]
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def invalid(
    faults: Iterable[Mapping[str, Any]], known: Iterable[str]
) -> tuple[list[Problem], list[str]]:
    """Faults of the form of a request in the product's own words.

    Parameters
    ----------
    faults : iterable of mapping
        As the form found them: ``type``, ``loc``, ``input`` and ``ctx``.
    known : iterable of str
        Names of the parameters that there are.

    Returns
    -------
    problems : list of Problem
        One a fault.
    places : list of str
        Where each of them is, for example ``query.limit``.
    """
    names = list(known)
    problems, places = [], []
    for one in faults:
        place = [str(part) for part in one["loc"]]
        kind, got = str(one["type"]), one.get("input")
        key = FAULTS.get(kind, "api_fault.other")
        name = place[1] if len(place) > 1 else place[0]
        context = one.get("ctx") or {}
        expected = next((str(context[key]) for key in EXPECTED if key in context), "")
        near = ""
        if kind == "extra_forbidden":
            key = "api_fault.undated" if name == DAY else key
            near = "" if name == DAY else nearest(name, names)
            got, expected = None, ", ".join(names)
        elif kind in ("literal_error", "enum") and isinstance(got, str):
            near = nearest(got, [part.strip("'") for part in expected.split(", ")])
        said = "" if got is None or kind == "missing" else str(got)[:TOLD]
        fields = (("name", name[:TOLD]),)
        problems.append(Problem(key, fields, got=said, expected=expected, suggestion=near))
        places.append(".".join(place)[:TOLD])
    return problems, places


#: Message by kind of fault of a form.
FAULTS = {
    "missing": "api_fault.missing",
    "extra_forbidden": "api_fault.unknown",
    "literal_error": "api_fault.choice",
    "enum": "api_fault.choice",
    "int_parsing": "api_fault.whole",
    "int_from_float": "api_fault.whole",
    "int_parsing_size": "api_fault.whole",
    "int_type": "api_fault.whole",
    "float_parsing": "api_fault.number",
    "finite_number": "api_fault.number",
    "bool_parsing": "api_fault.truth",
    "greater_than_equal": "api_fault.small",
    "greater_than": "api_fault.small",
    "less_than_equal": "api_fault.large",
    "less_than": "api_fault.large",
    "string_pattern_mismatch": "api_fault.form",
    "string_too_long": "api_fault.long",
    "string_too_short": "api_fault.short",
    "too_long": "api_fault.many",
    "too_short": "api_fault.few",
    "date_from_datetime_parsing": "api_fault.day",
    "date_parsing": "api_fault.day",
    "date_type": "api_fault.day",
    "value_error": "api_fault.day",
}
#: What a form says about what would be right.
EXPECTED = (
    "expected", "ge", "gt", "le", "lt", "pattern", "max_length", "min_length",
)  # fmt: skip
