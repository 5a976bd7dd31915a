"""Cost of routes and places as tables for people at a terminal."""

from __future__ import annotations

import click

from polysight.answers.cost_names import name, option_name, plant_name
from polysight.answers.plant_words import number
from polysight.cli.cost_beyond_page import (
    write_beyond,
    write_capital,
    write_premiums,
    write_sales,
)
from polysight.cli.terminal import table
from polysight.messages import Language, text
from polysight.study.cost_check import Ahead
from polysight.study.cost_model import CostModel
from polysight.study.cost_switches import UTILISATION, Switching
from polysight.study.route_cost import RouteCost
from polysight.study.view import View


def write(model: CostModel, view: View, language: Language) -> None:
    """Print the cost of routes and places.

    Parameters
    ----------
    model : CostModel
        What was computed.
    view : View
        Names of routes, places and plants.
    language : {"en", "zh"}
        Language of the page.
    """
    told = {"year": model.year, "draws": model.count, "seed": model.seed}
    click.echo(text("cost_page.title", language, **told))
    click.echo()
    _places(model, view, language)
    write_beyond(model, view, language)
    _order(model, view, language)
    _switches(model, view, language)
    _curve(model, view, language)
    for one, later in zip(model.routes, model.ahead, strict=True):
        _check(one, view, language)
        _ahead(later, language)
    write_capital(model, view, language)
    write_premiums(model, view, language)
    write_sales(model, view, language)
    for mark in model.marks:
        click.echo(f"* {text(mark, language)}")
    click.echo(text("cost_page.rests", language, ids=" ".join(model.inputs[:SHOWN]),
                    more=max(len(model.inputs) - SHOWN, 0)))  # fmt: skip


#: Ids of rows that are printed; --json gives all.
SHOWN = 24


def _places(model: CostModel, view: View, language: Language) -> None:
    count = len(model.places[0].lines)
    used = [at for at in range(count) if not all(one.lines[at].zero for one in model.places)]
    header = text("cost_page.places_header", language).split("|")
    header = header[:2] + [text(model.places[0].lines[at].message, language) for at in used] + (
        header[2:]
    )  # fmt: skip
    rows = [
        [
            name(view, "routes", one.route, language),
            name(view, "regions", one.region, language),
            *(number(one.lines[at].central) for at in used),
            *(number(end) for end in (one.total.central, one.total.low, one.total.high)),
        ]
        for one in model.places
    ]
    table(text("cost_page.places", language), header, rows)
    click.echo()


def _order(model: CostModel, view: View, language: Language) -> None:
    if len(model.places) < 2:
        return
    rows = [
        [option_name(view, one.route, one.region, language), share(float(first))]
        for one, first in zip(model.places, model.ranking.rank[:, 0], strict=True)
    ]
    header = text("cost_page.order_header", language).split("|")
    table(text("cost_page.order", language), header, rows)
    click.echo()


def _switches(model: CostModel, view: View, language: Language) -> None:
    header = text("cost_page.switch_header", language).split("|")
    rows = [
        [
            option_name(view, *one.one, language),
            option_name(view, *one.other, language),
            _moved(one, language),
            number(one.present),
            number(one.value) if one.possible else text("cost_page.no_switch", language),
        ]
        for one in model.switches
    ]
    if rows:
        table(text("cost_page.switches", language), header, rows)
        click.echo()


def _moved(one: Switching, language: Language) -> str:
    """What moves, in words."""
    if one.kind == UTILISATION:
        return text("cost_page.switch_utilisation", language)
    named = text(f"reading.cost_{one.item.replace('-', '_')}", language)
    return text(f"cost_page.switch_{one.kind}", language, name=named)


def _curve(model: CostModel, view: View, language: Language) -> None:
    header = text("cost_page.curve_header", language).split("|")
    rows = [
        [
            plant_name(view, model.register.plants[one.plant], language),
            number(one.right - one.left), number(one.right), number(one.low), number(one.middle),
            number(one.high),
        ]
        for one in model.steps
    ]  # fmt: skip
    table(text("cost_page.curve", language), header, rows)
    if model.register.without:
        names = ", ".join(plant_name(view, one, language) for one in model.register.without)
        click.echo(text("cost_page.without", language, names=names))
    click.echo(text("cost_page.observed", language, price=number(model.price.value)))
    click.echo()


def share(value: float) -> str:
    """Share of the draws.

    Parameters
    ----------
    value : float
        Fraction.

    Returns
    -------
    str
        Per cent; a dash where it is not known.
    """
    return f"{100 * value:.0f} %" if value == value else number(value)


def _ahead(later: Ahead, language: Language) -> None:
    """Quarters told from earlier ones, and what is fixed."""
    check, split, pool = later.check, later.split, later.pool
    if check is not None:
        told = {
            "quarters": " ".join(check.periods),
            "bias": f"{check.mean_bias:+.2f}",
            "error": f"{check.root_mean_square:.2f}",
            "inside": sum(check.inside),
            "count": len(check.inside),
        }
        click.echo(text("cost_page.ahead", language, **told))
    if split is not None:
        low, high = split.fixed_interval
        verdict = "identified" if split.identified else "not_identified"
        click.echo(
            text(
                "cost_page.split", language, variable=number(split.variable_per_kg),
                fixed=number(split.fixed), low=number(low), high=number(high),
                verdict=text(f"cost_page.{verdict}", language),
            )
        )  # fmt: skip
    if pool is not None:
        click.echo(
            text(
                "cost_page.pool", language, amount=number(pool.amount), low=number(pool.low),
                high=number(pool.high), per_kg=number(later.pool_cny_per_kg),
            )
        )  # fmt: skip
    click.echo()


def _check(one: RouteCost, view: View, language: Language) -> None:
    company = name(view, "companies", one.company, language)
    route = name(view, "routes", one.use.route, language)
    check = one.check
    if check is None:
        click.echo(text("cost_page.unchecked", language, company=company, route=route))
        return
    header = text("cost_page.check_header", language).split("|")
    rows = [
        [period, *(number(float(each[at])) for each in columns),
         text("cost_page.yes" if check.inside[at] else "cost_page.no", language)]
        for columns in [(check.reported, check.low, check.predicted, check.high, check.bias)]
        for at, period in enumerate(check.periods)
    ]  # fmt: skip
    table(text("cost_page.check", language, company=company, route=route), header, rows)
    told = {
        "bias": f"{check.mean_bias:+.2f}",
        "error": f"{check.root_mean_square:.2f}",
        "inside": sum(check.inside),
        "count": len(check.inside),
    }
    click.echo(text("cost_page.bias", language, **told))
