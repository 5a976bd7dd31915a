"""Chapter on risks: found and rated from draws and stresses, and who does what about them."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.report.blocks import Block, Grid, Runs, Words
from polysight.report.feasibility.distress import lost_cases
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.finance import idle, outcome_rows, ruinous
from polysight.study.project_shocks import State
from polysight.study.result import Number

#: Factors that have an owner and a response of their own.
KNOWN = ("price", "load", "capital", "input", "fixed_cost", "loan_rate", "carbon", "delay")


def risks(told: Dossier, *, stands: bool = True) -> Iterator[Block]:
    """Risks by likelihood and effect, stresses, policy shocks, and all together.

    Parameters
    ----------
    told : Dossier
        The project.
    stands : bool
        Whether to tell that plants stand still; not where that was told before.

    Yields
    ------
    Block
        Findings and tables.
    """
    if told.writer.numbers.has("project.risk_chance"):
        yield from told.tell("risks")
        yield from register(told, ("chance", "effect"))
    else:
        yield from told.tell("risks_none", "note")
    planned, together = (told.number("project.stress_npv", one) for one in ("planned", "together"))
    yield from _together(told, planned, together)
    yield from _stresses(told)
    if stands:
        yield from idle(told)
    yield from told.tell("risk_policy")
    yield from _shocks(told)


def _together(told: Dossier, planned: Number | None, together: Number | None) -> Iterator[Block]:
    """What stresses that can come together do, beside the worst of all stresses alone."""
    titles = {
        one.setting.id: told.worded(one.setting.title)
        for one in told.study.stresses.rows
        if not one.problems
    }
    alone = {key: told.number("project.stress_npv", key) for key in titles}
    known = {key: one for key, one in alone.items() if one is not None}
    names = [titles[key] for key in told.study.stresses.joined if key in titles]
    if known and names:
        worst = min(known, key=lambda key: known[key].value)
        yield from told.tell(
            "risks_together",
            names=told.words("word.list").join(map(_within, names)),
            together=together,
            planned=planned,
            worst=_within(titles[worst]),
            alone=known[worst],
        )
        if together is not None and together.value > known[worst].value:
            yield from told.tell("risks_overlap", "note")


def _within(title: str) -> str:
    """A title within a sentence: no capital but that of a name."""
    return title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"


def _stresses(told: Dossier) -> Iterator[Block]:
    table = told.study.stresses
    titles = {"planned": told.words("case_word.planned")}
    lost = {titles["planned"]: table.planned_distress}
    for one in table.rows:
        if not one.problems:
            titles[one.setting.id] = told.worded(one.setting.title)
            lost[titles[one.setting.id]] = one.distress
    titles["together"] = told.words("case_word.together")
    lost[titles["together"]] = table.together_distress
    rows, ids = outcome_rows(told, "stress", titles)
    head = told.heads("case", "npv", "irr", "payback", "cover", "short")
    yield from told.grid("stresses", head, rows, ids)
    yield from ruinous(told, "stress")
    yield from lost_cases(told, lost)


def _shocks(told: Dossier) -> Iterator[Grid]:
    titles = {"planned": told.words("case_word.planned")}
    for one in told.study.shocks.rows:
        if one.state is not State.OUTSIDE:
            titles[one.setting.id] = told.worded(one.setting.title)
    titles["together"] = told.words("case_word.together")
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for key, title in titles.items():
        numbers = [told.number("project.shock_npv", key, end) for end in ("low", "high")]
        ids += numbers
        rows.append(((Words(title),), *(told.cell(one) for one in numbers)))
    yield from told.grid("shocks", told.heads("case", "low", "high"), rows, ids)


def register(told: Dossier, columns: tuple[str, ...]) -> Iterator[Grid]:
    """The register of risks, the most harmful first.

    Parameters
    ----------
    told : Dossier
        The project.
    columns : tuple of str
        Which of chance, effect, owner, response and trigger.

    Yields
    ------
    Grid
        The table.
    """
    numbers = told.writer.numbers
    keys = [
        key
        for key in numbers.keys("project.risk_effect", "factor")
        if told.number("project.risk_effect", key) is not None
    ]
    keys.sort(key=lambda key: numbers.at("project.risk_effect", key).value)
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for key in keys:
        found = {
            "chance": told.number("project.risk_chance", key),
            "effect": told.number("project.risk_effect", key),
            "trigger": told.number("investment.switching_value", key),
        }
        ids += [one for name, one in found.items() if name in columns]
        cells = [(Words(told.factor(key)),)]
        rows.append((*cells, *(_cell(told, key, name, found) for name in columns)))
    flush = tuple(place for place, name in enumerate(columns, 1) if name in ("owner", "response"))
    widths = {"owner": 0.2, "response": 0.44, "trigger": 0.14, "chance": 0.3, "effect": 0.3}
    shares = (0.22, *(widths[name] for name in columns))
    head = told.heads("risk", *columns)
    caption = "register" if "effect" in columns else "responses"
    yield from told.grid(caption, head, rows, ids, words=flush, widths=shares)


def _cell(told: Dossier, key: str, name: str, found: dict[str, Number | None]) -> Runs:
    if name in found:
        return told.cell(found[name])
    head = key.partition(":")[0].replace("-", "_")
    code = head if head in KNOWN else "input" if ":" in key else "other"
    return (Words(told.words(f"risk_{name}.{code}")),)


def control(told: Dossier) -> Iterator[Block]:
    """Who does what about each risk, and when.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The table, or that there is none.
    """
    if not told.writer.numbers.has("project.risk_effect"):
        yield from told.tell("risks_none", "note")
        return
    yield from register(told, ("owner", "response", "trigger"))
