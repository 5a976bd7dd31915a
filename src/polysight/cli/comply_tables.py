"""Verdicts as tables: judged, not to be judged, stated without a limit, and through a change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from polysight.answers.comply_words import (
    UNSEEN,
    SourceList,
    amount_cell,
    grade_cell,
    limit_cell,
    margin_cell,
    parameter_label,
    reasons_cell,
    rule_cell,
    share_cell,
    stated_limit_cell,
    verdict_cell,
)
from polysight.cli.terminal import table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.limit_range import ranged
from polysight.policy.verdict import Verdict
from polysight.study.compliance import states_only

#: Verdicts with arithmetic, without, and of rules that set no limit.
Division = tuple[list[Verdict], list[Verdict], list[Verdict]]
#: Column of the grade among judged verdicts.
GRADE = 5
#: Reason that the place of an answer tells already.
UNANSWERED = "policy.answer_missing"


@dataclass(frozen=True)
class Voice:
    """How tables of verdicts are told.

    Parameters
    ----------
    evidence : Evidence
        Names of parameters.
    sources : SourceList
        Gathers what is cited.
    language : {"en", "zh"}
        Language.
    conditional : bool
        Whether to tell what a verdict would be if what could not be verified held.
    """

    evidence: Evidence
    sources: SourceList
    language: Language
    conditional: bool = False

    def header(self, key: str) -> list[str]:
        """Columns of a table.

        Parameters
        ----------
        key : str
            Name of the table below ``comply.``.

        Returns
        -------
        list of str
            The column names.
        """
        return text(f"comply.{key}", self.language).split("|")

    def amount(self, value: float | bool | str | None, unit: str) -> str:
        """A number, yes or no, or code.

        Parameters
        ----------
        value : float, bool, str or None
            The value.
        unit : str
            Unit code; empty where nothing is measured.

        Returns
        -------
        str
            Its text.
        """
        return amount_cell(value, unit, self.evidence, self.language)

    def name(self, one: Verdict) -> str:
        """Name of what a rule asks.

        Parameters
        ----------
        one : Verdict
            Verdict of the rule.

        Returns
        -------
        str
            The name.
        """
        return parameter_label(one.rule.parameter, self.evidence, self.language)


def judged_table(title: str, verdicts: Sequence[Verdict], voice: Voice) -> None:
    """Print verdicts with their arithmetic.

    Parameters
    ----------
    title : str
        Heading.
    verdicts : sequence of Verdict
        Those that pass or fail, or would.
    voice : Voice
        How they are told.
    """
    rows = [
        [
            verdict_cell(one, voice.language, conditional=voice.conditional),
            voice.name(one),
            *_compared(one, voice),
            margin_cell(one),
            grade_cell(one, voice.language),
            share_cell(one.passing_share),
            f"{rule_cell(one.rule)} {voice.sources.cited(one.source)}",
        ]
        for one in verdicts
    ]
    _printed(title, voice.header("judged_header"), rows)
    if any(row[GRADE].endswith(UNSEEN) for row in rows):
        click.echo(text("comply.unseen_grade", voice.language, mark=UNSEEN))
        click.echo()


def unjudged_table(title: str, verdicts: Sequence[Verdict], voice: Voice) -> None:
    """Print what cannot be judged, and why; rules with one reason and one source share a row.

    Parameters
    ----------
    title : str
        Heading.
    verdicts : sequence of Verdict
        The verdicts.
    voice : Voice
        How they are told.
    """
    shared: dict[tuple[str, str], list[Verdict]] = {}
    for one in verdicts:
        why = [each for each in one.reasons if each.key != UNANSWERED] or one.reasons
        told = reasons_cell(why, voice.evidence, voice.language)
        shared.setdefault((told, one.source), []).append(one)
    rows = [
        [
            _joined((_asked(one, voice) for one in group), voice),
            why,
            f"{', '.join(rule_cell(one.rule) for one in group)} {voice.sources.cited(source)}",
        ]
        for (why, source), group in shared.items()
    ]
    _printed(title, voice.header("unjudged_header"), rows)


def _asked(one: Verdict, voice: Voice) -> str:
    """Name of what is asked, with the answer of the plant."""
    if one.answer is None:
        return voice.name(one)
    told = voice.amount(one.answer.value, one.answer.unit)
    return text("comply.answered", voice.language, name=voice.name(one), value=told)


def _compared(one: Verdict, voice: Voice) -> tuple[str, str]:
    """What the plant answers, and the limit."""
    found = one.comparison
    if found is None:
        return "–", "–"
    limit = limit_cell(one.rule, found.limit, voice.evidence, voice.language)
    if ranged(one.limit) and one.limit is not None:
        limit = stated_limit_cell(one.rule, one.limit, voice.evidence, voice.language)
    return voice.amount(found.value, ""), limit


def _joined(parts: Iterable[str], voice: Voice) -> str:
    return text("comply.semicolon", voice.language).join(dict.fromkeys(parts))


def stated_table(title: str, verdicts: Sequence[Verdict], voice: Voice) -> None:
    """Print rates and duties that hold without a limit for the plant.

    Parameters
    ----------
    title : str
        Heading.
    verdicts : sequence of Verdict
        The verdicts.
    voice : Voice
        How they are told.
    """
    rows = []
    for one in special_first(verdicts):
        rate = one.rule.rate
        told = voice.amount(rate.value, one.rule.unit) if rate else ""
        rule = f"{rule_cell(one.rule)} {voice.sources.cited(one.source)}"
        rows.append([_on_condition(one, voice), told, rule])
    _printed(title, voice.header("stated_header"), rows)


def special_first(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Rates in the order in which they go before one another.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Of rules that state rates or duties.

    Returns
    -------
    list of Verdict
        Those of one parameter together, the one with most conditions first.
    """
    parameters = list(dict.fromkeys(one.rule.parameter for one in verdicts))

    def place(one: Verdict) -> tuple[int, int]:
        scope = one.rule.scope
        narrow = len(scope.where) + bool(scope.regions) + bool(scope.companies)
        return parameters.index(one.rule.parameter), -narrow

    return sorted(verdicts, key=place)


def _on_condition(one: Verdict, voice: Voice) -> str:
    """Name of what is stated, with the answers on which it hangs."""
    conditions = [
        f"{parameter_label(each.parameter, voice.evidence, voice.language)} = "
        f"{voice.amount(each.answer, '')}"
        for each in one.rule.scope.where
    ]
    if not conditions:
        return voice.name(one)
    told = text("comply.comma", voice.language).join(conditions)
    return text("comply.on_condition", voice.language, name=voice.name(one), conditions=told)


def divided(verdicts: Sequence[Verdict], *, conditional: bool) -> Division:
    """Verdicts by the table in which they stand.

    Parameters
    ----------
    verdicts : sequence of Verdict
        Verdicts of one legal force.
    conditional : bool
        Whether conditional verdicts count as judged.

    Returns
    -------
    judged, unjudged, stated : list of Verdict
        Each in the order given.
    """
    stated = [one for one in verdicts if states_only(one)]
    rest = [one for one in verdicts if not states_only(one)]
    judged = [one for one in rest if one.comparison and (one.conditional is None or conditional)]
    return judged, [one for one in rest if one not in judged], stated


def _printed(title: str, header: list[str], rows: list[list[str]]) -> None:
    if rows:
        table(title, header, rows)
        click.echo()
