"""The form of a lender: thirteen parts, debt service at the core; empty ones say why."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from polysight.report.blocks import Block, Grid, Paragraph, Runs, Section, Words
from polysight.report.feasibility import debt_service, finance, funding, law, market, opening, risks
from polysight.report.feasibility.debt_judgement import by_cash
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.odds import CHANCE, MARKET_CHANCE
from polysight.report.lender.decision import MILD, best_level, breaks, conclusion, unserved
from polysight.report.sentence_case import begun_names
from polysight.study.project_study_debt import LEVELS, PLANNED
from polysight.study.result import Number

Write = Callable[[Dossier], Iterator[Block]]
#: Covers of the project that criteria of a scorecard ask for.
COVERS = {"dscr-minimum": "debt-service", "dscr-mean": "mean-debt-service", "llcr": "loan-life"}


def credit(told: Dossier) -> Iterator[Block]:
    """Loans as the project asks for them.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and table.
    """
    yield from funding.financing(told)
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for key in told.writer.numbers.keys("project.loan_amount", "loan"):
        numbers = [
            told.number(f"project.loan_{one}", key)
            for one in ("amount", "rate", "grace", "time", "interest")
        ]
        ids += numbers
        rows.append(((Words(told.item(key)),), *(told.cell(one) for one in numbers)))
    head = told.heads("loan", "amount_of", "rate", "grace", "time", "interest_sum")
    yield from told.grid("loans", head, rows, ids)


def repayment(told: Dossier) -> Iterator[Block]:
    """Cash against debt service by year, the downside, and the price that debt takes.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings, tables and a figure.
    """
    yield from debt_service.debt(told)
    yield from _cash_table(told)
    yield from _downside(told)
    price, own = (
        told.number("project.serving_price", f"{LEVELS[0]:g}"), told.number("investment.price")
    )  # fmt: skip
    chance, beside = (told.number(one, unserved(told)) for one in (CHANCE, MARKET_CHANCE))
    if by_cash(told):
        yield from told.tell("lender.serving_price_swept", price=price, own=own)
        yield from told.tell("lender.chance_swept", chance=chance)
        yield from told.tell("lender.chance_beside_swept", chance=beside)
    else:
        asked = told.number("project.serving_price", f"{LEVELS[-1]:g}")
        yield from told.tell("lender.serving_price", price=price, asked=asked, own=own)
        yield from told.tell(
            "lender.chance",
            chance=chance,
            median=told.number("project.drawn_cover", "0.5"),
            low=told.number("project.drawn_cover", "0.05"),
        )
        yield from told.tell("lender.chance_beside", chance=beside)
    yield from told.tell("lender.even", price=told.number("investment.break_even_price"))


def _cash_table(told: Dossier) -> Iterator[Grid]:
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for year, cover in debt_service.served(told):
        numbers = [
            *(told.number(f"project.{one}", year) for one in ("cash_available", "debt_due")),
            cover,
        ]
        ids += numbers
        rows.append(((Words(year),), *(told.cell(one) for one in numbers)))
    head = told.heads("year", "available", "due", "debt")
    yield from told.grid("cash", head, rows, ids)


def _downside(told: Dossier) -> Iterator[Block]:
    """Cover of every year under the downside."""
    name = "project.downside_cover"
    years = told.writer.numbers.keys(name, "year")
    titles = {one.name: told.worded(one.title) for one in told.study.scenarios}
    mild = told.number("project.downside_least", MILD)
    if by_cash(told):
        most = told.number("project.downside_short", MILD)
        key = "breaks_swept" if breaks(told) else "holds_swept"
        yield from told.tell(f"lender.downside_{key}", most=most)
    elif mild is not None:
        key = "breaks" if breaks(told) else "holds"
        yield from told.tell(f"lender.downside_{key}", mild=mild)
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for key in told.writer.numbers.keys(name, "downside"):
        numbers = [told.number(name, key, year) for year in years]
        ids += numbers
        rows.append(((Words(_case(told, key, titles)),), *(told.cell(one) for one in numbers)))
    yield from told.grid("downside", (told.words("feas_head.case"), *years), rows, ids)
    if any(one is None for one in ids):
        yield from told.tell("lender.nothing_due", "note")
    yield from finance.idle(told)


def _case(told: Dossier, key: str, titles: dict[str, str]) -> str:
    if key == PLANNED:
        return told.words("case_word.planned")
    if key in titles:
        return titles[key]
    change = told.words("word.change").format(change=finance.signed(key))
    return told.words("lender.price_case").format(change=change)


def returns(told: Dossier) -> Iterator[Block]:
    """What the loans earn the lender.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        The finding.
    """
    keys = told.writer.numbers.keys("project.loan_interest", "loan")
    for key in keys:
        yield from told.tell(
            "lender.returns",
            loan=told.item(key),
            interest=told.number("project.loan_interest", key),
            amount=told.number("project.loan_amount", key),
            rate=told.number("project.loan_rate", key),
        )
    if not keys:
        yield told.writer.say("lender.no_debt", "note")


def rating(told: Dossier) -> Iterator[Block]:
    """The scorecard, criterion by criterion.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding, table and doubt.
    """
    found = told.study.evaluation.rating
    sure, possible = found.sure, found.possible
    names = {
        "sure": told.words("lender.no_level") if sure is None else law.titled(told, sure.title),
        "possible": best_level(told),
    }
    key = "same" if sure is possible else "range"
    yield from told.tell(f"lender.rating_{key}", **names)
    rows: list[tuple[Runs, ...]] = []
    ids: list[Number | None] = []
    for one in found.indicators:
        weight = told.number("project.score_weight", one.indicator.id)
        answer = next(
            (
                each
                for letter in "abcdefgh"
                if (each := told.number(f"project.score_answer_{letter}", one.indicator.id))
            ),
            None,
        )
        answer = _cover(told, one.indicator.id) or answer
        ids += [weight, answer]
        reached = told.words(f"verdict_word.{_reached(one.met)}")
        rows.append(
            (
                (Words(law.titled(told, one.indicator.title)),), told.cell(answer),
                told.cell(weight), (Words(reached),),
            )
        )  # fmt: skip
    head = told.heads("criterion", "own", "weight", "best")
    yield from told.grid("score", head, rows, ids, words=(3,))
    if found.scorecard.illustrative:
        yield told.writer.say("lender.illustrative", "note")


def _cover(told: Dossier, criterion: str) -> Number | None:
    """The cover that a criterion asks for, as the rest of the form prints it."""
    return told.number("project.cover", COVERS[criterion]) if criterion in COVERS else None


def _reached(met: tuple[bool | None, ...]) -> str:
    """Whether the benchmark of the best level is met."""
    return {True: "pass", False: "fail", None: "cannot-judge"}[met[0]]


def _risks(told: Dossier) -> Iterator[Block]:
    yield from risks.risks(told, stands=False)
    yield from risks.control(told)


def _law(told: Dossier) -> Iterator[Block]:
    yield from law.whole_law(told)


PARTS: tuple[tuple[str, Write | None], ...] = (
    ("conclusion", conclusion),
    ("project", opening.project),
    ("borrower", None),
    ("accounts", None),
    ("law", _law),
    ("market", market.market),
    ("credit", credit),
    ("repayment", repayment),
    ("guarantees", None),
    ("risks", _risks),
    ("returns", returns),
    ("rating", rating),
    ("documents", None),
)


def parts(told: Dossier) -> tuple[Section, ...]:
    """All parts of the form.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Section
        In order; a part without evidence says why it is empty.
    """
    found = []
    for key, write in PARTS:
        told.writer.section = key
        blocks: tuple[Block, ...]
        if write is None:
            blocks = (Paragraph(told.writer.runs(f"lender_dropped.{key}"), "note"),)
        else:
            blocks = tuple(write(told))
        named = tuple(begun_names(one, told.writer.language) for one in blocks)
        found.append(Section(key, told.words(f"lender_title.{key}"), named))
    return tuple(found)
