"""Words and cells that pages of law share: labels, numbers by their limits, reasons, sources."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.answers.plant_words import number
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.instrument import Amount, Comparator, Rule, Wording
from polysight.policy.reason import Reason
from polysight.policy.verdict import Verdict, VerdictKind

#: How comparators are printed.
SIGNS = {
    Comparator.AT_MOST: "≤",
    Comparator.BELOW: "<",
    Comparator.AT_LEAST: "≥",
    Comparator.ABOVE: ">",
    Comparator.EQUAL: "=",
    Comparator.APPLIES: "",
}
#: Letters from which a unit code is a word and no symbol.
SHORTEST_WORD = 4
#: Mark of a grade whose limit could not be verified.
UNSEEN = "*"
#: Fields of reasons that hold the code of a parameter, of several, and of a tier.
PARAMETER, PARAMETERS, TIER = "parameter", "parameters", "tier"


class SourceList:
    """Sources in the order in which a page first cites them.

    Parameters
    ----------
    evidence : Evidence
        Holds the sources.
    """

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.keys: list[str] = []

    def cited(self, key: str) -> str:
        """Mark of a source.

        Parameters
        ----------
        key : str
            Key of the source.

        Returns
        -------
        str
            Its number in brackets.
        """
        if key not in self.keys:
            self.keys.append(key)
        return f"[{self.keys.index(key) + 1}]"

    def lines(self) -> Iterable[str]:
        """The sources that were cited.

        Yields
        ------
        str
            Number, citation and key.
        """
        for place, key in enumerate(self.keys, start=1):
            yield f"[{place}] {self.evidence.sources[key].citation} ({key})"


def worded(one: Wording, language: Language) -> str:
    """Words in a language.

    Parameters
    ----------
    one : Wording
        The words.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The words.
    """
    return one.zh if language == "zh" else one.en


def parameter_label(code: str, evidence: Evidence, language: Language) -> str:
    """Name of a parameter of law.

    Parameters
    ----------
    code : str
        Its code.
    evidence : Evidence
        Holds the list.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; the code where the list does not have it.
    """
    for row in evidence.tables["parameters"]:
        if row.cells["code"] == code:
            return row.cells[language]
    return code


def amount_cell(
    value: float | bool | str | None, unit: str, evidence: Evidence, language: Language
) -> str:
    """A number, yes or no, or code.

    Parameters
    ----------
    value : float, bool, str or None
        The value.
    unit : str
        Unit code; empty where nothing is measured.
    evidence : Evidence
        Names of units that are words.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its text; a dash where there is none.
    """
    if value is None:
        return "–"
    if isinstance(value, bool):
        return text(f"comply.{'yes' if value else 'no'}", language)
    if isinstance(value, str):
        return value
    word = unit.isalpha() and len(unit) > SHORTEST_WORD
    told = evidence.codelists["units"].codes[unit].label(language) if word else unit
    return f"{number(value)} {told}".strip()


def limit_cell(
    rule: Rule, value: float | bool | str | None, evidence: Evidence, language: Language
) -> str:
    """A limit with its comparator.

    Parameters
    ----------
    rule : Rule
        The rule.
    value : float, bool, str or None
        The limit.
    evidence : Evidence
        Names of units that are words.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its text; a dash where it was not seen.
    """
    if value is None:
        return "–"
    return f"{SIGNS[rule.comparator]} {amount_cell(value, rule.unit, evidence, language)}".strip()


def stated_limit_cell(rule: Rule, limit: Amount, evidence: Evidence, language: Language) -> str:
    """A limit with its comparator, or the range in which it lies.

    Parameters
    ----------
    rule : Rule
        The rule.
    limit : Amount
        The limit.
    evidence : Evidence
        Names of units that are words.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its text; a dash where it was not seen.
    """
    if limit.value is not None or limit.low is None:
        return limit_cell(rule, limit.value, evidence, language)
    ends = (number(limit.low), amount_cell(limit.high, rule.unit, evidence, language))
    told = text("comply.range", language, low=ends[0], high=ends[1])
    return f"{SIGNS[rule.comparator]} {told}".strip()


def margin_cell(one: Verdict) -> str:
    """Distance from the limit, positive on the side that keeps it.

    Parameters
    ----------
    one : Verdict
        The verdict.

    Returns
    -------
    str
        Margin and its share of the limit; empty where nothing is measured.
    """
    found = one.comparison
    if found is None or found.margin is None:
        return ""
    # Nothing added turns minus nothing, which a lower limit that is just met gives, into nothing.
    signed = f"{found.margin + 0.0:+.3g}"
    return signed if found.margin_share is None else f"{signed} ({found.margin_share + 0.0:+.0%})"


def verdict_cell(one: Verdict, language: Language, *, conditional: bool) -> str:
    """A verdict in words.

    Parameters
    ----------
    one : Verdict
        The verdict.
    language : {"en", "zh"}
        Language.
    conditional : bool
        Whether to add what it would be if what could not be verified held.

    Returns
    -------
    str
        The words.
    """
    told = kind_word(one.kind, language)
    if conditional and one.conditional:
        return text(
            "comply.conditional", language, kind=told, other=kind_word(one.conditional, language)
        )
    return told


def kind_word(kind: VerdictKind, language: Language) -> str:
    """Name of a verdict.

    Parameters
    ----------
    kind : VerdictKind
        The verdict.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    return text(f"verdict.{kind.name.lower()}", language)


def grade_cell(one: Verdict, language: Language) -> str:
    """Grade that is reached.

    Parameters
    ----------
    one : Verdict
        The verdict.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The grade, marked where its limit could not be verified; words where the last one is missed;
        empty where the rule has none.
    """
    if one.grade is None:
        return ""
    if not one.grade:
        return text("comply.no_grade", language)
    seen = one.rule.grades[one.grade - 1].seen
    return str(one.grade) if seen else f"{one.grade}{UNSEEN}"


def share_cell(share: float | None) -> str:
    """Share of the draws that keep a limit.

    Parameters
    ----------
    share : float or None
        The share.

    Returns
    -------
    str
        Per cent; empty where nothing is drawn.
    """
    return "" if share is None else f"{share:.0%}"


def reasons_cell(reasons: Iterable[Reason], evidence: Evidence, language: Language) -> str:
    """Reasons in words, parameters by their names.

    Parameters
    ----------
    reasons : iterable of Reason
        The reasons.
    evidence : Evidence
        Holds the names.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        The sentences.
    """
    return text("comply.semicolon", language).join(
        text(one.key, language, **_named(one, evidence, language)) for one in reasons
    )


def _named(one: Reason, evidence: Evidence, language: Language) -> dict[str, str]:
    found = dict(one.fields)
    if PARAMETER in found:
        found[PARAMETER] = parameter_label(found[PARAMETER], evidence, language)
    if PARAMETERS in found:
        names = (parameter_label(one, evidence, language) for one in found[PARAMETERS].split(", "))
        found[PARAMETERS] = text("comply.comma", language).join(names)
    if TIER in found:
        found[TIER] = evidence.codelists["tiers"].codes[found[TIER]].label(language)
    return found


def rule_cell(rule: Rule) -> str:
    """Name of a rule with its clause.

    Parameters
    ----------
    rule : Rule
        The rule.

    Returns
    -------
    str
        Id and clause.
    """
    return f"{rule.id}, {rule.clause}" if rule.clause else rule.id
