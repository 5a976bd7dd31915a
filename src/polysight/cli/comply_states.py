"""The state in which each text counts a plant, and what it would say in the state of the file."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.answers.comply_words import kind_word, limit_cell
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.instrument import LegalForce
from polysight.policy.verdict import Verdict
from polysight.study.compliance import Compliance


def state_lines(one: Compliance, evidence: Evidence, language: Language) -> Iterator[str]:
    """What is to be told of the state of a plant.

    Parameters
    ----------
    one : Compliance
        What the law says.
    evidence : Evidence
        Names of units.
    language : {"en", "zh"}
        Language.

    Yields
    ------
    str
        One line a text under which the plant is not what its file says, where that changes what
        the text asks today or at the next change.
    """
    days = {one.day, *([one.turn.day] if one.turn else [])}
    shared: dict[str, dict[str, Verdict]] = {}
    for each in one.other_states:
        official = each.instrument.legal_force is not LegalForce.UNOFFICIAL
        if official and each.day in days and not each.preview:
            shared.setdefault(each.instrument.id, {})[each.rule.id] = each
    counted = {each.instrument.id: each for each in _held(one)}
    for name, others in shared.items():
        state, first = counted[name].project, counted[name].instrument.effective_from
        told = text("comply.semicolon", language).join(
            _told(each, evidence, language) for each in others.values()
        )
        yield text(
            "comply.other_state",
            language,
            instrument=name,
            state=text(f"comply.project_{state.value}", language),
            since=one.facts.file.plant.commissioned,
            effect=first.text if first else "?",
            own=text(f"comply.project_{one.facts.subject.project.value}", language),
            told=told,
        )


def _held(one: Compliance) -> tuple[Verdict, ...]:
    return (*one.verdicts, *(one.turn.verdicts if one.turn else ()), *one.outside)


def _told(one: Verdict, evidence: Evidence, language: Language) -> str:
    kind = kind_word(one.likely, language)
    if one.limit is None or one.limit.value is None:
        return f"{one.rule.id} {kind}"
    limit = limit_cell(one.rule, one.limit.value, evidence, language)
    return f"{one.rule.id} {kind} ({limit})"
