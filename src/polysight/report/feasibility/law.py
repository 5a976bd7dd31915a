"""What the law says of a project: counts, tables of rules, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.policy.instrument import LegalForce, Wording
from polysight.policy.verdict import Verdict
from polysight.report.blocks import Block, Paragraph, Runs, Words
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import closed_told, law_told
from polysight.report.period_words import period_words
from polysight.study.project_duties import closed_by
from polysight.study.project_law import decision_day
from polysight.study.result import Number

#: Units in which discharges are limited, and the word of duties of training.
DISCHARGES, TRAINING = ("mg/m3", "mg/L", "kg/t"), "training"
#: Verdict on a rule that cannot be judged.
OPEN = "cannot-judge"


def planning(told: Dossier) -> Iterator[Block]:
    """What the law says of the project, but for what the chapters on safety and environment tell.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The finding, the table of the other rules and the doubt.
    """
    apart = (*discharges(told), *training(told))
    yield from _counted(told)
    yield from law_rules(told, tuple(one for one in told.study.verdicts if one not in apart))
    if apart:
        yield from told.tell("law_elsewhere")
    yield from _conformity(told)


def whole_law(told: Dossier) -> Iterator[Block]:
    """What the law says of the project, all rules in one table.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The finding, the table of rules and the doubt.
    """
    yield from _counted(told)
    yield from law_rules(told, tuple(told.study.verdicts))
    yield from _conformity(told)


def _counted(told: Dossier) -> Iterator[Paragraph]:
    yield from (Paragraph(one) for one in (law_told(told), closed_told(told)) if one)


def _conformity(told: Dossier) -> Iterator[Block]:
    if told.study.resolved.consumed.facts is None:
        yield told.writer.say("dropped.no_plant", "note")
    yield from told.tell("planning_doubt", "note")


def discharges(told: Dossier) -> tuple[Verdict, ...]:
    """Verdicts on limits of discharge.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Verdict
        In the order of the law.
    """
    return tuple(one for one in told.study.verdicts if one.rule.unit in DISCHARGES)


def training(told: Dossier) -> tuple[Verdict, ...]:
    """Verdicts on duties of safety training.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Verdict
        In the order of the law; those that bind.
    """
    return tuple(
        one for one in told.study.verdicts
        if TRAINING in one.rule.parameter and one.instrument.legal_force is LegalForce.MANDATORY
    )  # fmt: skip


def law_rules(told: Dossier, chosen: tuple[Verdict, ...], caption: str = "law") -> Iterator[Block]:
    """Rules that were held against the project, with answer, limit and verdict.

    Parameters
    ----------
    told : Dossier
        The project.
    chosen : tuple of Verdict
        Which verdicts.
    caption : str
        Key of the caption.

    Yields
    ------
    Block
        The table, and why an answer beside its limit may still not be judged.
    """
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    chosen_open = [one.kind.value == OPEN for one in told.study.verdicts if one in chosen]
    for one in told.study.verdicts:
        if one not in chosen:
            continue
        answer, limit = (of_rule(told, part, one.rule.id) for part in ("answer", "limit"))
        ids += [answer, limit]
        later = one.day > decision_day(told.study.resolved.file)
        day = (
            told.words("law_word.later").format(
                day=period_words(one.day.isoformat(), told.writer.language)
            )
            if later
            else ""
        )
        clause = told.words("word.gap").join(
            part for part in (titled(told, one.instrument.title), one.rule.clause) if part
        )
        kind = "closed" if closed_by(one, told.study.resolved.closed) else one.kind.value
        rows.append(
            (
                (Words(told.parameter(one.rule.parameter)),),
                told.cell(answer), told.cell(limit),
                (Words(told.words(f"verdict_word.{kind}")),), (Words(f"{clause}{day}"),),
            )
        )  # fmt: skip
    head = told.heads("rule", "own", "limit", "verdict", "text")
    yield from told.grid(
        caption, head, rows, ids, words=(3, 4), widths=(0.25, 0.13, 0.13, 0.15, 0.34)
    )
    pairs = zip(chosen_open, ids[::2], ids[1::2], strict=True)
    if any(unsure and own is not None and limit is not None for unsure, own, limit in pairs):
        yield from told.tell("law_unsure", "note")


def of_rule(told: Dossier, part: str, rule: str) -> Number | None:
    """Answer or limit of a rule, from the array of its unit.

    Parameters
    ----------
    told : Dossier
        The project.
    part : {"answer", "limit"}
        Which of them.
    rule : str
        Id of the rule.

    Returns
    -------
    Number or None
        The number; None where the rule has none.
    """
    for letter in "abcdefghijklmnop":
        one = told.number(f"project.law_{part}_{letter}", rule)
        if one is not None:
            return one
    return None


def titled(told: Dossier, one: Wording) -> str:
    """Title of a text of law in the language.

    Parameters
    ----------
    told : Dossier
        The project.
    one : Wording
        The title in both languages.

    Returns
    -------
    str
        The title.
    """
    return one.zh if told.writer.language == "zh" else one.en
