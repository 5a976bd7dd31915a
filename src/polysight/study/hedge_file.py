"""Plan files of futures, long contracts and links inside a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

from polysight.investment.contract import Contract, Kind, WeakMarket
from polysight.investment.hedge_position import HedgePlan
from polysight.investment.trading_days import Interval
from polysight.study.form import checked, toml_tree
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.scenario import STRICT, Wording
from polysight.study.shipped_files import file_named
from polysight.study.stated_numbers import StatedNumbers
from polysight.study.view import View

FOLDER, WORDS = "hedges", "project_file"
#: Where assumptions of a plan are cited from, and the messages about plans.
HEDGE = "hedge"


class FuturesSetting(BaseModel):
    """How output is sold forward.

    Parameters
    ----------
    every : {"day", "week", "month"}
        How often positions are settled in the simulation; the exchange settles every day.
    share, tenor : ProjectNumber
        Part of the output ahead [1], and how far ahead [months].
    contracts, roll : ProjectNumber
        Contracts of neighbouring months side by side [count], and days of trade before the last
        one on which one is given up [days].
    broker_margin : ProjectNumber
        What the broker asks on top of the exchange's margin [1].
    carry : ProjectNumber
        Yearly interest on the margin [1].
    open_interest, quota : ProjectNumber or None
        Open lots of a contract, by whose share the limit rises; lots that the exchange grants a
        hedger in place of its limits [lots].
    """

    model_config = STRICT
    every: Interval
    share: ProjectNumber
    tenor: ProjectNumber
    contracts: ProjectNumber
    roll: ProjectNumber
    broker_margin: ProjectNumber
    carry: ProjectNumber
    open_interest: ProjectNumber | None = None
    quota: ProjectNumber | None = None


class ContractSetting(BaseModel):
    """A long contract.

    Parameters
    ----------
    kind : {"volume", "price", "corridor", "formula"}
        What it binds; see `polysight.investment.contract.Contract`.
    share : ProjectNumber
        Part of the output [1].
    term : ProjectNumber
        Length [months]; zero for no end.
    level, floor, cap : ProjectNumber or None
        Price, and bounds of a corridor, over the price at signing [1].
    lag, window : ProjectNumber or None
        Of a formula [months].
    default : ProjectNumber or None
        Chance in a year in which the buyer pays more than the market that he walks away [1];
        nobody does when left out.
    """

    model_config = STRICT
    kind: Kind
    share: ProjectNumber
    term: ProjectNumber
    level: ProjectNumber | None = None
    floor: ProjectNumber | None = None
    cap: ProjectNumber | None = None
    lag: ProjectNumber | None = None
    window: ProjectNumber | None = None
    default: ProjectNumber | None = None


class MarketSetting(BaseModel):
    """What weak months sell.

    Parameters
    ----------
    below, sold : ProjectNumber
        Price over its path below which a month is weak [1], and part of the output without
        contract that is sold then [1].
    """

    model_config = STRICT
    below: ProjectNumber
    sold: ProjectNumber


class GroupSetting(BaseModel):
    """Neighbours of the plant inside one group, their margins by the kilogram of polysilicon.

    Parameters
    ----------
    upstream_input : str
        Purchased input that the group makes itself.
    upstream_share, upstream_margin : ProjectNumber
        Part of it [1], and the margin at market prices [CNY/kg].
    downstream_share, downstream_margin : ProjectNumber
        Part of the output that the group makes into wafers [1], and their margin while the price
        is on its path [CNY/kg].
    pass_through : ProjectNumber
        Part of a change of the price of polysilicon that buyers of wafers pay [1].
    transfer : ProjectNumber
        Transfer prices over market prices [1].
    """

    model_config = STRICT
    upstream_input: str
    upstream_share: ProjectNumber
    upstream_margin: ProjectNumber
    downstream_share: ProjectNumber
    downstream_margin: ProjectNumber
    pass_through: ProjectNumber
    transfer: ProjectNumber


class HedgeFile(BaseModel):
    """A plan as its file states it.

    Parameters
    ----------
    format : {1}
        Version of this form.
    id : str
        Name.
    title, description : Wording
        What the plan is.
    market : MarketSetting
        What weak months sell.
    futures : FuturesSetting
        Futures.
    contract : ContractSetting
        Long contract.
    group : GroupSetting or None
        Neighbours inside one group; none when left out.
    """

    model_config = STRICT
    format: Literal[1]
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: Wording
    description: Wording
    market: MarketSetting
    futures: FuturesSetting
    contract: ContractSetting
    group: GroupSetting | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours inside a group as numbers; see `GroupSetting`.

    Parameters
    ----------
    upstream_input : str
        Purchased input.
    upstream_share, upstream_margin_cny_per_kg : float
        Part of it, and margin by the kilogram of polysilicon.
    downstream_share, downstream_margin_cny_per_kg : float
        Part of the output, and margin by its kilogram.
    pass_through, transfer : float
        Fractions of one.
    """

    upstream_input: str
    upstream_share: float
    upstream_margin_cny_per_kg: float
    downstream_share: float
    downstream_margin_cny_per_kg: float
    pass_through: float
    transfer: float


@dataclass(frozen=True, slots=True)
class HedgeTerms:
    """A plan as numbers.

    Parameters
    ----------
    file : HedgeFile
        The plan as stated.
    weak : WeakMarket
        What weak months sell.
    plan : HedgePlan
        How output is sold forward.
    every : {"day", "week", "month"}
        How often positions are settled.
    broker_margin, carry_rate : float
        Margin on top, and yearly interest on the margin.
    open_interest, quota_lots : float or None
        See `FuturesSetting`.
    contract : Contract
        Long contract, which begins in month 0 until a project says when it is commissioned.
    group : Group or None
        Neighbours inside one group.
    inputs : tuple of str
        Rows, sources and assumptions on which the numbers rest.
    words : dict of str to Wording
        Assumptions by the id with which they are cited.
    """

    file: HedgeFile
    weak: WeakMarket
    plan: HedgePlan
    every: Interval
    broker_margin: float
    carry_rate: float
    open_interest: float | None
    quota_lots: float | None
    contract: Contract
    group: Group | None
    inputs: tuple[str, ...]
    words: dict[str, Wording]


def hedge_terms(name: str, view: View) -> HedgeTerms:
    """Plan of a file.

    Parameters
    ----------
    name : str
        Path of a TOML file, or the name of a shipped example.
    view : View
        Rows that the plan may name.

    Returns
    -------
    HedgeTerms
        The numbers.

    Raises
    ------
    UsageError
        If there is no such file; the nearest example is suggested.
    DataError
        With every fault of the form, or with a unit, row or source that does not exist.
    """
    path = file_named(name, view.evidence, FOLDER, HEDGE)
    return _terms(checked(HedgeFile, toml_tree(path, WORDS), path.name, WORDS), view)


def _terms(file: HedgeFile, view: View) -> HedgeTerms:
    told = StatedNumbers(view, HEDGE)

    def number(part: str, name: str, unit: str, otherwise: float = 0.0) -> float:
        stated: ProjectNumber | None = getattr(getattr(file, part), name)
        return otherwise if stated is None else told.number(f"{part}.{name}", stated, unit)

    def lots(place: str) -> float | None:
        stated = getattr(file.futures, place)
        return None if stated is None else told.number(f"futures.{place}", stated, "lots")

    weak = WeakMarket(number("market", "below", "1"), number("market", "sold", "1"))
    plan = HedgePlan(
        number("futures", "share", "1"),
        number("futures", "tenor", "months"),
        max(round(number("futures", "contracts", "count")), 1),
        round(number("futures", "roll", "days")),
    )
    contract = Contract(
        file.contract.kind,
        number("contract", "share", "1"),
        0,
        number("contract", "level", "1", 1.0),
        number("contract", "floor", "1"),
        number("contract", "cap", "1", float("inf")),
        round(number("contract", "lag", "months", 1.0)),
        round(number("contract", "window", "months", 1.0)),
        round(number("contract", "term", "months")),
        number("contract", "default", "1"),
    )
    return HedgeTerms(
        file, weak, plan, file.futures.every,
        number("futures", "broker_margin", "1"), number("futures", "carry", "1"),
        lots("open_interest"), lots("quota"), contract,
        None if file.group is None else Group(
            file.group.upstream_input,
            number("group", "upstream_share", "1"),
            number("group", "upstream_margin", "CNY/kg"),
            number("group", "downstream_share", "1"),
            number("group", "downstream_margin", "CNY/kg"),
            number("group", "pass_through", "1"),
            number("group", "transfer", "1"),
        ),
        told.inputs, told.words,
    )  # fmt: skip
