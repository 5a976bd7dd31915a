"""Where, how large and in which steps a project is best built, as a page and as a document."""

from __future__ import annotations

import click

from polysight.answers.project_siting_document import Sited, ranked
from polysight.answers.project_words import (
    money,
    money_unit,
    price,
    rate,
    ratio,
    worded,
)
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.investment.outcomes import Outcome
from polysight.messages import Language, text
from polysight.study.project_candidates import Candidate
from polysight.study.project_siting import Siting


def write(one: Sited, evidence: Evidence, language: Language) -> None:
    """Print candidates, the best first.

    Parameters
    ----------
    one : Sited
        Candidates and choice.
    evidence : Evidence
        Names of places and routes.
    language : {"en", "zh"}
        Language of the page.
    """
    found = one.found
    told = {
        "title": worded(one.file.title, language),
        "count": len(found.candidates),
        "unit": money_unit(language),
    }
    prose(text("project_page.siting_title", language, **told))
    for reason in found.reasons:
        prose(f"* {reason.told(language)}")
    header = text("project_page.siting_header", language).split("|")
    order = ranked(found)
    rows = [_row(found, at, evidence, language) for at in order]
    table("", header, rows, right=range(2, 10))
    click.echo()
    for candidate in found.candidates:
        why = [each.told(language) for each in candidate.reasons]
        why += [each.sentence(language) for each in candidate.problems]
        if why:
            joined = text("comply.semicolon", language).join(dict.fromkeys(why))
            stated = {"name": _name(candidate, evidence, language), "why": joined}
            prose(text("project_page.siting_open", language, **stated))
    notes = (each.told(language) for candidate in found.candidates
             for each in candidate.place.notes)  # fmt: skip
    for note in dict.fromkeys(notes):
        prose(f"* {note}")


def _name(one: Candidate, evidence: Evidence, language: Language) -> str:
    lists = evidence.codelists
    region = lists["regions"].codes[one.place.region].label(language)
    route = lists["routes"].codes[one.place.route].label(language)
    return f"{region} · {route}"


def _row(found: Siting, at: int, evidence: Evidence, language: Language) -> list[str]:
    one = found.candidates[at]
    if at in found.choice.order:
        key = "best" if at == found.choice.best else "kept"
    else:
        key = "excluded" if one.judged else "unjudged"
    lost = float(found.choice.lost[at])
    return [
        _name(one, evidence, language), text(f"project_page.siting_{key}", language),
        f"{one.capacity_kt_per_year:g}", str(one.steps), money(one.investment_cny, language),
        money(float(one.outcomes[Outcome.NPV]), language),
        rate(float(one.outcomes[Outcome.IRR]), language) if one.judged else "–",
        ratio(float(one.outcomes[Outcome.MINIMUM_DEBT_COVER])),
        price(float(one.outcomes[Outcome.MINIMUM_PRICE])),
        money(lost, language),
    ]  # fmt: skip
