"""Cost of routes and places as tables for people at a terminal."""

from __future__ import annotations

import click

from polysight.cli.plant_page import number
from polysight.cli.terminal import table
from polysight.messages import Language, text
from polysight.study.cost_model import CostModel
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
    _order(model, view, language)
    _switches(model, view, language)
    _curve(model, view, language)
    for one in model.routes:
        _check(one, view, language)
    for mark in model.marks:
        click.echo(f"* {text(mark, language)}")
    click.echo(text("cost_page.rests", language, ids=" ".join(model.inputs[:SHOWN]),
                    more=max(len(model.inputs) - SHOWN, 0)))  # fmt: skip


#: Ids of rows that are printed; --json gives all.
SHOWN = 24


def name(view: View, listing: str, code: str, language: Language) -> str:
    """Name of a code.

    Parameters
    ----------
    view : View
        Holds the codelists.
    listing : str
        Which codelist.
    code : str
        The code.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name; the code where the list does not have it.
    """
    found = view.evidence.codelists[listing].codes.get(code)
    if found is None:
        return code
    return found.zh if language == "zh" else found.en


def option_name(view: View, route: str, region: str, language: Language) -> str:
    """Name of a route at a place.

    Parameters
    ----------
    view : View
        Holds the codelists.
    route, region : str
        Codes.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Both names.
    """
    return text(
        "cost_page.option",
        language,
        route=name(view, "routes", route, language),
        place=name(view, "regions", region, language),
    )


def plant_name(view: View, code: str, language: Language) -> str:
    """Name of a plant of the register.

    Parameters
    ----------
    view : View
        Holds the register.
    code : str
        Code of the plant.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    for one in view.plants():
        if one.code == code:
            return one.zh if language == "zh" else one.en
    return code


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
        [option_name(view, one.route, one.region, language), f"{100 * first:.0f} %"]
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
            text(f"reading.cost_{one.item.replace('-', '_')}", language),
            number(one.present),
            number(one.value) if one.possible else text("cost_page.no_switch", language),
        ]
        for one in model.switches
    ]
    if rows:
        table(text("cost_page.switches", language), header, rows)
        click.echo()


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
    click.echo()
