"""How a project fares when its price follows the market model instead of its plan.

A plan holds one price, and the draws of its file spread around that price. Beside them the same
factors are drawn once more with the paths of the simulated market in place of the price.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from polysight.axes import Axis
from polysight.investment.outcomes import Outcome
from polysight.study.draft import Cell, Draft, combined, known_or
from polysight.study.market_scenario_file import market_scenario
from polysight.study.missing_reasons import NOTHING_DUE
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_file import ProjectFile
from polysight.study.project_file_numbers import PriceSetting
from polysight.study.project_market import ENSEMBLE, SOLAR, SimulatedPrice, simulated_price
from polysight.study.project_study_doubt import below_one
from polysight.study.project_uncertainty import ProjectUncertainty, project_uncertainty
from polysight.study.project_worth import SHORT_CNY
from polysight.study.quantiles import quantiles
from polysight.study.result import Result
from polysight.study.scenario import MarketQuestion

MILLION = 1e6
#: Quantiles of the simulated price, as the market of a study has them, and of the value.
PRICES = {"p5": 0.05, "p50": 0.5, "p95": 0.95}
VALUES = (0.05, 0.5, 0.95)
KEY = "products.0.price"


@dataclass(frozen=True, eq=False)
class MarketDraws:
    """A project whose price follows the market model.

    Parameters
    ----------
    price : SimulatedPrice
        Price of its main product where it sells, with the discount of its route.
    drawn : ProjectUncertainty
        Draws of its factors, the price that of a path of the market.
    """

    price: SimulatedPrice
    drawn: ProjectUncertainty


def market_draws(
    resolved: ResolvedProject, stored: Result | None, count: int
) -> MarketDraws | None:
    """Draws of a project under the prices of the market model.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    stored : Result or None
        The study whose market stands behind it.
    count : int
        Draws.

    Returns
    -------
    MarketDraws or None
        None without a study of the market that the project knows, for a grade that the market
        model does not trade, for a file without distributions, for one whose price is simulated
        already, and where the market starts from knowledge of a later day.
    """
    file, view = resolved.file, resolved.view
    asked = view.scenario.market
    behind = stored is not None and stored.manifest.get("scenario") == view.scenario.id
    if not behind or not file.uncertainty or file.project.product != SOLAR:
        return None
    if file.products[0].price.mode == ENSEMBLE:
        return None
    known = market_scenario(asked.file, view.evidence).knowledge
    if view.as_of is not None and view.as_of < known:
        return None
    setting = _setting(asked)
    price = simulated_price(file, view, setting, KEY)
    moved = resolved_project(_priced(file, setting), view.evidence, view.as_of, name=file.id)
    drawn = project_uncertainty(moved, count=count, minimum_price=False)
    return MarketDraws(price, drawn)


def _setting(asked: MarketQuestion) -> PriceSetting:
    return PriceSetting(mode="ensemble", scenario=asked.file, draws=asked.draws)


def _priced(file: ProjectFile, setting: PriceSetting) -> ProjectFile:
    """The file with the simulated price for its main product, at home and abroad."""
    main = file.products[0]
    changed: dict[str, PriceSetting] = {"price": setting}
    if main.export_price is not None:
        changed["export_price"] = setting
    products = (main.model_copy(update=changed), *file.products[1:])
    return file.model_copy(update={"products": products})


def add_market_draws(draft: Draft, found: MarketDraws, known: Cell) -> None:
    """Add the simulated price of what the project makes, and what its draws come to.

    Parameters
    ----------
    draft : Draft
        The result so far.
    found : MarketDraws
        The draws.
    known : Cell
        Everything that the project rests on.
    """
    price, outcomes = found.price, found.drawn.draws.outcomes
    market = price.cell()
    years = Axis("year", tuple(str(one) for one in price.years))
    levels = quantiles(price.values, np.array(list(PRICES.values())))
    cells = [combined(float(one), [market]) for row in levels.T for one in row]
    axes = (years, Axis("quantile", tuple(PRICES)))
    draft.add("project.market_price", axes, cells, "CNY/kg", basis="tax=excluded")
    value, cover = outcomes[Outcome.NPV], outcomes[Outcome.MINIMUM_DEBT_COVER]
    shares = {
        "loss": float(np.mean(value < 0.0)),
        "cover-below-one": below_one(cover),
        "short-loan": float(np.mean(outcomes[Outcome.LARGEST_SHORT_LOAN] > SHORT_CNY)),
    }
    cells = [known_or(one, NOTHING_DUE, known, market) for one in shares.values()]
    draft.add("project.market_chance", (Axis("chance", tuple(shares)),), cells, "1")
    cells = [
        combined(float(one) / MILLION, [known, market])
        for one in quantiles(value, np.array(VALUES))
    ]
    share = Axis("share", tuple(f"{one:g}" for one in VALUES))
    draft.add("project.market_npv", (share,), cells, "MCNY")
