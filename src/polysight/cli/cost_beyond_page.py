"""Full cost, capital cost, premia and by-products as tables for people at a terminal."""

from __future__ import annotations

import click

from polysight.answers.cost_names import name
from polysight.answers.plant_words import number
from polysight.cli.terminal import table
from polysight.costing.capex import Ratio
from polysight.messages import Language, text
from polysight.study.by_product_sales import unpriced
from polysight.study.capital_cost import ABROAD, build_months
from polysight.study.cost_model import CostModel
from polysight.study.view import View


def write_beyond(model: CostModel, view: View, language: Language) -> None:
    """Print the lines beyond cash cost, where any was asked for.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names.
    language : {"en", "zh"}
        Language of the page.
    """
    if not model.beyond.lines:
        return
    header = text("cost_page.beyond_header", language).split("|")
    lines = [text(one.message, language) for one in model.places[0].beyond]
    rows = [
        [
            name(view, "routes", one.route, language),
            name(view, "regions", one.region, language),
            number(one.total.central),
            *(number(each.central) for each in one.beyond),
            *(number(end) for end in (one.whole.central, one.whole.low, one.whole.high)),
        ]
        for one in model.places
        if one.whole is not None
    ]
    table(text("cost_page.beyond", language), header[:3] + lines + header[3:], rows)
    for note in _notes(model, view, language):
        click.echo(note)
    click.echo()


def _notes(model: CostModel, view: View, language: Language) -> list[str]:
    """What the lines beyond cash are."""
    asked, load = model.asked, number(model.beyond.utilisation.value)
    notes = []
    if asked.full:
        company = view.scenario.calibration["siemens"].company
        own = asked.utilisation is not None
        whose = text(
            f"cost_page.{'of_user' if own else 'of_industry'}", language,
            **({} if own else {"year": model.year}),
        )  # fmt: skip
        plan = text(f"cost_page.{'with_overrun' if asked.overrun else 'as_planned'}", language)
        notes.append(
            text(
                "cost_page.full_note", language,
                capacity=number(model.plants[0].capacity_kt_per_year), plan=plan,
                company=name(view, "companies", company, language), utilisation=load, whose=whose,
            )
        )  # fmt: skip
    if asked.carbon_price_cny_per_t is not None:
        price = number(asked.carbon_price_cny_per_t)
        notes.append(text("cost_page.carbon_note", language, price=price))
    if asked.compliance_cny_per_kg is not None:
        told = {"cost": number(asked.compliance_cny_per_kg), "utilisation": load}
        notes.append(text("cost_page.compliance_note", language, **told))
    return notes


def write_capital(model: CostModel, view: View, language: Language) -> None:
    """Print what a new plant costs to build, and what that rests on.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names and rows.
    language : {"en", "zh"}
        Language of the page.
    """
    told, cases = model.capital, model.capital.cases
    rows = [
        [
            name(view, "routes", one.route, language), number(one.capacity_kt_per_year),
            str(one.year),
            *(number(end) for end in (one.unit.central, one.unit.low, one.unit.high)),
            number(one.whole.central),
            number(1.0 if one.ratio is None else one.ratio.centre),
            " ".join(told.routes.get(one.route, cases.ids)),
        ]
        for one in model.plants
    ]  # fmt: skip
    title = text(
        "cost_page.capital", language, count=cases.year.size, first=f"{cases.year.min():.0f}",
        last=f"{cases.year.max():.0f}", least=number(float(cases.capacity_kt_per_year.min())),
        most=number(float(cases.capacity_kt_per_year.max())),
    )  # fmt: skip
    table(title, text("cost_page.capital_header", language).split("|"), rows)
    first = model.plants[0]
    if first.year != model.year:
        click.echo(text("cost_page.capital_held", language, year=model.year, held=first.year))
    if first.outside:
        size = number(first.capacity_kt_per_year)
        click.echo(text("cost_page.capital_outside", language, capacity=size))
    for line in _capital_notes(model, view, language):
        click.echo(line)
    click.echo()


def _capital_notes(model: CostModel, view: View, language: Language) -> list[str]:
    """Exponent, other country, overrun, construction, tax."""
    told, fit = model.capital, model.capital.fit
    notes = [
        text(
            "cost_page.exponent", language, exponent=f"{fit.exponent:.2f}",
            low=f"{fit.exponent_interval[0]:.2f}", high=f"{fit.exponent_interval[1]:.2f}",
            growth=_per_cent(fit.growth), growth_low=_per_cent(fit.growth_interval[0]),
            growth_high=_per_cent(fit.growth_interval[1]),
            collinearity=f"{fit.fit.collinearity:.2f}",
        )
    ]  # fmt: skip
    if told.abroad is not None:
        place = name(view, "regions", ABROAD, language)
        notes.append(
            _ratio("capital_abroad", told.abroad, told.abroad_inputs, language, place=place)
        )
    count = len(told.overrun_inputs)
    notes.append(_ratio("overrun", told.overrun, told.overrun_inputs, language, count=count))
    low, _, high, ids = build_months(view)
    told_months = {"low": number(low), "high": number(high), "ids": " ".join(ids)}
    notes.append(text("cost_page.build", language, **told_months))
    notes.append(text("cost_page.capital_vat", language, vat=number(100.0 * told.vat)))
    return notes


def _ratio(
    key: str, ratio: Ratio, ids: tuple[str, ...], language: Language, **fields: object
) -> str:
    told = {one: f"{getattr(ratio, one):.2f}" for one in ("low", "high")}
    return text(
        f"cost_page.{key}", language, ratio=f"{ratio.centre:.2f}", ids=" ".join(ids), **told,
        **fields,
    )  # fmt: skip


def _per_cent(value: float) -> str:
    return f"{100.0 * value:+.0f} %"


def write_premiums(model: CostModel, view: View, language: Language) -> None:
    """Print what grades earned over others, year by year.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names.
    language : {"en", "zh"}
        Language of the page.
    """
    rows = [
        [
            name(view, "grades", one.grade, language), name(view, "grades", one.other, language),
            one.first.isoformat(), one.last.isoformat(), str(one.days),
            *(f"{each:+.2f}" for each in (one.low, one.median, one.high)), f"{one.ratio:.3f}",
            " ".join(one.inputs[:SHOWN]) + (" …" if len(one.inputs) > SHOWN else ""),
        ]
        for one in model.premiums
    ]  # fmt: skip
    header = text("cost_page.premium_header", language).split("|")
    table(text("cost_page.premiums", language), header, rows)
    click.echo()


#: Ids of quotes that are printed; --json gives all.
SHOWN = 4


def write_sales(model: CostModel, view: View, language: Language) -> None:
    """Print the by-products, and which of them no row prices.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names.
    language : {"en", "zh"}
        Language of the page.
    """
    for one in model.routes:
        route = name(view, "routes", one.use.route, language)
        own = [sale for sale in model.sales if sale.route == one.use.route]
        if not own:
            names = [text(f"reading.balance_{each}", language) for each in unpriced(view)]
            told = {"route": route, "names": ", ".join(names)}
            click.echo(text("cost_page.no_sales", language, **told))
        for sale in own:
            told = {
                "route": route, "name": text(sale.amount.message, language),
                "amount": number(sale.amount.median),
            }  # fmt: skip
            if sale.credit is None:
                ends = {"low": number(sale.amount.low), "high": number(sale.amount.high)}
                click.echo(text("cost_page.unpriced", language, **told, **ends))
            else:
                credit = number(sale.credit.median)
                click.echo(text("cost_page.priced", language, **told, credit=credit))
