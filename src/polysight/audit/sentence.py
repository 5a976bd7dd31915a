"""What a finding says as a sentence in the reader's language, with names in place of keys."""

from __future__ import annotations

import re
from collections.abc import Callable

from polysight.audit.finding import Finding
from polysight.audit.report import Report
from polysight.audit.telling import NAMED
from polysight.messages import Language, catalogue, text

#: Fields that hold a key whatever their rule; others mark keys with `telling.named`.
KEYED = {
    "metric": "metric", "other_metric": "metric", "cause": "metric", "effect": "metric",
    "relation": "relation", "place": "place", "route": "route", "before": "route",
    "company": "company", "group": "group", "when": "when",
}  # fmt: skip
RELATIONS = "audit_relations"
_TOP = re.compile(r"top (\d+)")
#: Case of a sensitivity analysis: what is moved, and by which share.
_MOVED = re.compile(r"(\w+) ([+-][\d.]+)")
_NOW = re.compile(r"(?:undated[-_ ])?(current|future|early)$", re.IGNORECASE)
_TIMED = re.compile(r"(end|since|by|before)(?: of)?[ -]((?:19|20)\d\d)$", re.IGNORECASE)
#: What numbers and lists tell in signs, in the words of a language.
_SIGNS = {
    "en": (
        (re.compile("×1e8 CNY"), "hundred million CNY"),
        (re.compile("×1e6 CNY"), "million CNY"),
        (re.compile(r"(?<=\d)…(?=-?\d)"), " to "),
    ),
    "zh": (
        (re.compile("›, ‹"), "›、‹"),
        (re.compile("×1e8 CNY"), "亿元"),
        (re.compile("×1e6 CNY"), "百万元"),
        (re.compile(r"(?<=\d)…(?=-?\d)"), "至"),
    ),
}


def sentence(finding: Finding, report: Report, language: Language) -> str:
    """Statement of a finding for a reader.

    Metrics, places, routes, firms and relations are told by their names.

    Parameters
    ----------
    finding : Finding
        The finding.
    report : Report
        Holds the names.
    language : {"en", "zh"}
        Language of the reader.

    Returns
    -------
    str
        The sentence.
    """
    fields = {
        name: name_of(KEYED[name], value, report, language) if name in KEYED else value
        for name, value in finding.fields
    }
    said = text(finding.statement, language, **fields)
    for sign, words in _SIGNS[language]:
        said = sign.sub(words, said)
    told = NAMED.sub(lambda mark: name_of(mark[1], mark[2], report, language), said)
    return told[:1].upper() + told[1:] if language == "en" else told


def name_of(sort: str, key: str, report: Report, language: Language) -> str:
    """Name of a key.

    Parameters
    ----------
    sort : str
        What it is a key of: metric, place, route, company, group, relation, scenario, measure,
        aspect or when.
    key : str
        The key.
    report : Report
        Holds the names.
    language : {"en", "zh"}
        Language of the reader.

    Returns
    -------
    str
        The name; the key itself where nothing is known of it.
    """
    found = _NAMES[sort](key, report, language) if sort in _NAMES else ""
    return found or key


def _metric(key: str, report: Report, language: Language) -> str:
    metric = report.vocabulary.metrics.get(key)
    if metric is None:
        return _own(f"metric_{key}", language)
    return metric.zh if language == "zh" else metric.en


def _coded(codelist: str, sort: str) -> Callable[[str, Report, Language], str]:
    def told(key: str, report: Report, language: Language) -> str:
        own = _own(f"{sort}_{key}", language)
        code = report.evidence.codelists[codelist].codes.get(key)
        return own or (code.label(language) if code else "")

    return told


def _own(name: str, language: Language) -> str:
    plain = name.lower().replace("-", "_").replace(" ", "_")
    return catalogue(language).get(f"audit_names.{plain}", "")


def _group(key: str, _report: Report, language: Language) -> str:
    top = _TOP.fullmatch(key)
    if top:
        return text("audit_names.top", language, count=top[1])
    return _own(f"group_{key}", language)


def _scenario(key: str, report: Report, language: Language) -> str:
    if moved := _MOVED.fullmatch(key):
        return f"{_metric(moved[1], report, language) or moved[1]} {100 * float(moved[2]):+g}%"
    name = "" if key == "unnamed" else _own(f"scenario_{key}", language) or key
    return text("audit_names.scenario", language, name=name).strip()


def _plain(sort: str) -> Callable[[str, Report, Language], str]:
    return lambda key, _report, language: _own(f"{sort}_{key}", language)


def _relation(key: str, report: Report, language: Language) -> str:
    rows = (row.cells for row in report.evidence.tables.get(RELATIONS, ()))
    return next((cells[language] for cells in rows if cells["key"] == key), "")


def _when(key: str, _report: Report, language: Language) -> str:
    if found := _NOW.fullmatch(key.strip()):
        return _own(f"when_{found[1]}", language)
    if found := _TIMED.fullmatch(key.strip()):
        return catalogue(language)[f"audit_names.when_{found[1].lower()}"].format(year=found[2])
    return "" if key not in ("", "-") else _own("when_none", language)


_NAMES: dict[str, Callable[[str, Report, Language], str]] = {
    "metric": _metric,
    "place": _coded("regions", "place"),
    "route": _coded("routes", "route"),
    "company": _coded("companies", "company"),
    "group": _group,
    "relation": _relation,
    "scenario": _scenario,
    "measure": _plain("measure"),
    "aspect": _plain("aspect"),
    "when": _when,
}
