"""Compliance of a plant as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable

import click

from polysight.answers.comply_answer import Answered
from polysight.answers.comply_energy import energy_lines
from polysight.answers.comply_words import (
    SourceList,
    kind_word,
    parameter_label,
    rule_cell,
    verdict_cell,
    worded,
)
from polysight.cli.comply_fix import write_fix
from polysight.cli.comply_states import state_lines
from polysight.cli.comply_tables import (
    Division,
    Voice,
    divided,
    judged_table,
    stated_table,
    unjudged_table,
)
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.calendar import ChangeKind
from polysight.policy.instrument import Instrument, LegalForce
from polysight.policy.verdict import Verdict, VerdictKind
from polysight.study.answer_remarks import small_shares, unmentioned
from polysight.study.compliance import Compliance, Turn, states_only

#: Verdicts that the summary counts.
SUMMARY = (VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.CANNOT_JUDGE)


def write(
    found: Answered,
    evidence: Evidence,
    language: Language,
    *,
    preview: bool = False,
    unofficial: bool = False,
) -> None:
    """Print what the law says about a plant.

    Parameters
    ----------
    found : Answered
        What is told.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    preview : bool
        Whether to tell every draft and coming rule, and not only the next turn.
    unofficial : bool
        Whether to tell thresholds of texts that are no law.
    """
    sources = SourceList(evidence)
    voice = Voice(evidence, sources, language, conditional=found.asked.conditional)
    one = found.compliance
    _head(found, evidence, language)
    _summary(one, voice)
    for line in energy_lines(one, evidence, language):
        prose(line)
    for line in (*state_lines(one, evidence, language), *_remarks(one, voice)):
        prose(line)
    click.echo()
    _judged(one, voice, unofficial=unofficial)
    _turn(one, found.instruments, voice)
    for fix in found.fixes:
        write_fix(fix, found.asked.plant, evidence, language)
    _disagreements(one, voice, unofficial=unofficial)
    _rest(one, voice, unofficial=unofficial)
    if preview:
        judged, unjudged, _ = divided(one.previews, conditional=True)
        judged_table(text("comply.previews", language), judged, voice)
        unjudged_table(text("comply.previews_unjudged", language), unjudged, voice)
    _left_out(one, voice, preview=preview, unofficial=unofficial)
    prose(text("comply.sources", language))
    for line in sources.lines():
        prose(line)


def _head(found: Answered, evidence: Evidence, language: Language) -> None:
    file, model = found.compliance.facts.file, found.compliance.facts.model
    head = file.plant
    title = file.title.zh if language == "zh" else file.title.en
    day = found.compliance.day.isoformat()
    prose(text("comply.title", language, title=title, day=day))
    names = (
        evidence.codelists["routes"].codes[head.route].label(language),
        text(f"comply.product_{head.product}", language),
        evidence.codelists["regions"].codes[head.region].label(language),
        text(f"comply.project_{head.project.value}", language),
    )
    capacity = found.compliance.facts.subject.capacity_t_per_year
    told = {"since": head.commissioned, "capacity": f"{capacity:,.0f}", "year": model.year}
    prose(
        text(
            "comply.plant", language, names=text("comply.comma", language).join(names),
            draws=model.count, seed=model.seed, **told,
        )
    )  # fmt: skip
    for mark in model.marks:
        prose(f"* {text(mark, language)}")


def _summary(one: Compliance, voice: Voice) -> None:
    """The answer in short: how many rules are kept and missed today and on the next turn."""
    days = [(one.day, one.verdicts), *([(one.turn.day, one.turn.held)] if one.turn else [])]
    rows = []
    for day, verdicts in days:
        told = [v for v in verdicts if official(v) and not states_only(v)]
        missed = [v for v in told if v.kind is VerdictKind.FAIL]
        counts = [sum(v.kind is kind for v in told) for kind in SUMMARY]
        rows.append([day.isoformat(), *map(str, counts), _names(missed, voice)])
    click.echo()
    table("", voice.header("summary_header"), rows)
    if one.turn is None:
        prose(text("comply.no_turn", voice.language))
    click.echo()


def _remarks(one: Compliance, voice: Voice) -> Iterable[str]:
    """What to look at again in the file."""
    for key, codes in (
        ("unmentioned", unmentioned(one)), ("small_shares", small_shares(one.facts.file))
    ):  # fmt: skip
        names = (parameter_label(code, voice.evidence, voice.language) for code in codes)
        told = text("comply.comma", voice.language).join(names)
        if told:
            yield text(f"comply.{key}", voice.language, names=told)


def official(one: Verdict) -> bool:
    """Whether a verdict is one of law.

    Parameters
    ----------
    one : Verdict
        The verdict.

    Returns
    -------
    bool
        False for thresholds of texts that are no law.
    """
    return one.instrument.legal_force is not LegalForce.UNOFFICIAL


def _names(verdicts: Iterable[Verdict], voice: Voice) -> str:
    names = dict.fromkeys(voice.name(one) for one in verdicts)
    return text("comply.comma", voice.language).join(names) or "–"


def _judged(one: Compliance, voice: Voice, *, unofficial: bool) -> None:
    for force in LegalForce:
        if force is not LegalForce.UNOFFICIAL or unofficial:
            heard, (judged, _, _) = _of(force, one, voice)
            judged_table(_title("judged", force, one, voice), judged, heard)


def _rest(one: Compliance, voice: Voice, *, unofficial: bool) -> None:
    for force in LegalForce:
        if force is not LegalForce.UNOFFICIAL or unofficial:
            heard, (_, unjudged, stated) = _of(force, one, voice)
            unjudged_table(_title("unjudged", force, one, voice), unjudged, heard)
            stated_table(_title("stated", force, one, voice), stated, heard)


def _of(force: LegalForce, one: Compliance, voice: Voice) -> tuple[Voice, Division]:
    """Verdicts of one force; thresholds that are no law rest on no text and are conditional."""
    told = [each for each in one.verdicts if each.instrument.legal_force is force]
    heard = voice if force is not LegalForce.UNOFFICIAL else _conditional(voice)
    return heard, divided(told, conditional=heard.conditional)


def _title(key: str, force: LegalForce, one: Compliance, voice: Voice) -> str:
    name = text(f"comply.force_{force.value}", voice.language)
    return text(f"comply.{key}", voice.language, force=name, day=one.day.isoformat())


def _conditional(voice: Voice) -> Voice:
    return Voice(voice.evidence, voice.sources, voice.language, conditional=True)


def _turn(one: Compliance, instruments: Iterable[Instrument], voice: Voice) -> None:
    turn = one.turn
    if turn is None:
        return
    titles = {each.id: worded(each.title, voice.language) for each in instruments}
    prose(text("comply.turn", voice.language, day=turn.day.isoformat()))
    for change in turn.changes:
        if change.kind is not ChangeKind.PUBLISHED:
            told = {"title": titles[change.instrument], "id": change.instrument}
            prose(f"  {text(f'comply.{change.kind.value}', voice.language, **told)}")
    judged, unjudged, stated = divided(turn.verdicts, conditional=voice.conditional)
    judged_table("", judged, voice)
    unjudged_table(text("comply.turn_unjudged", voice.language), unjudged, voice)
    stated_table("", stated, voice)
    _before(turn, voice)
    prose(text("comply.others_stay", voice.language))
    click.echo()
    if one.every_steam:
        _every_steam(one, turn, voice)


def _before(turn: Turn, voice: Voice) -> None:
    """What the rules that end said the day before."""
    new = {each.rule.id for each in turn.verdicts}
    for name, verdict in turn.before.items():
        if name not in new:
            told = {"what": voice.name(verdict), "rule": name}
            kind = verdict_cell(verdict, voice.language, conditional=voice.conditional)
            prose(text("comply.before", voice.language, kind=kind, **told))


def _every_steam(one: Compliance, turn: Turn, voice: Voice) -> None:
    coming = {each.rule.id for each in turn.verdicts}
    for each in one.every_steam:
        if each.rule.id in coming and each.comparison is not None:
            told = {"rule": each.rule.id, "kind": kind_word(each.likely, voice.language)}
            prose(text("comply.every_steam", voice.language, **told))
            click.echo()


def _disagreements(one: Compliance, voice: Voice, *, unofficial: bool) -> None:
    rows = []
    for each in one.disagreements:
        told = [v for v in each.verdicts if unofficial or official(v)]
        if len({v.likely for v in told}) > 1:
            rows += [
                [
                    parameter_label(each.parameter, voice.evidence, voice.language),
                    verdict_cell(v, voice.language, conditional=True), rule_cell(v.rule),
                    worded(v.instrument.title, voice.language),
                ]
                for v in told
            ]  # fmt: skip
    if rows:
        header = voice.header("disagreement_header")
        table(text("comply.disagreements", voice.language), header, rows)
        click.echo()


def _left_out(one: Compliance, voice: Voice, *, preview: bool, unofficial: bool) -> None:
    """How much was not shown, and which option shows it."""
    hidden = [v for v in one.verdicts if not official(v)]
    counts = {"outside": len(one.outside), "previews": len(one.previews), "hidden": len(hidden)}
    prose(text("comply.outside", voice.language, **counts))
    if one.previews and not preview:
        prose(text("comply.hidden_previews", voice.language, **counts))
    if hidden and not unofficial:
        prose(text("comply.hidden_unofficial", voice.language, **counts))
    waiting = [v for v in one.verdicts if v.conditional and official(v)]
    if waiting and not voice.conditional:
        prose(text("comply.hidden_conditional", voice.language, count=len(waiting)))
    click.echo()
