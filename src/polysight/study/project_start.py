"""A new project file from an example and what its owner already knows.

What is stated replaces the number of the example and says that it was stated; amounts that go with
size follow the capacity and say so; everything else keeps the reason or row of the example.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.plant_files import plant_file
from polysight.study.project_refund import REFUND_WAIT
from polysight.study.references import references

Tree = dict[str, Any]
Words = dict[str, str]

MONTHS = 12
#: What parts the country of a place from its province.
COUNTRY = "-"
#: Yearly amounts and sums that go with the size of a plant.
SIZED = ("other_manufacturing", "administration", "other_taxes", "sustaining", "subsidy")
OWN, NONE = "own", "none"


@dataclass(frozen=True, slots=True)
class Stated:
    """What is known of a project; everything that is None is as in the example.

    Parameters
    ----------
    title : str or None
        Its name.
    region : str or None
        Code of the place.
    decision, start : str or None
        Month of the decision, and month in which building starts.
    capacity : float or None
        Nameplate of all phases [kt/a].
    life : float or None
        Operation [years].
    load : float or None
        Load over nameplate [1].
    price : float or None
        Of the main product with value-added tax [CNY/kg].
    electricity : float or None
        Price of electricity with value-added tax [CNY/kWh].
    capital : float or None
        Construction investment with input tax [CNY/(kg/a)].
    equity : float or None
        Equity over investment [1].
    rate : float or None
        Yearly rate of all long-term loans [1].
    regime : str or None
        Tax regime.
    """

    title: str | None = None
    region: str | None = None
    decision: str | None = None
    start: str | None = None
    capacity: float | None = None
    life: float | None = None
    load: float | None = None
    price: float | None = None
    electricity: float | None = None
    capital: float | None = None
    equity: float | None = None
    rate: float | None = None
    regime: str | None = None


#: What can be stated, in the order in which it is asked.
QUESTIONS = tuple(field.name for field in fields(Stated))


@dataclass(frozen=True)
class Start:
    """A tree on its way from the example to the project.

    Parameters
    ----------
    tree : dict
        Content of the file.
    example : str
        Name of the example.
    reason : dict of str to str
        Why stated numbers are as they are, by language.
    evidence : Evidence
        Rows that the example cites.
    """

    tree: Tree
    example: str
    reason: Words
    evidence: Evidence

    def number(self, value: float, unit: str) -> Tree:
        """A number that the owner stated.

        Parameters
        ----------
        value : float
            The number.
        unit : str
            Its unit code.

        Returns
        -------
        dict
            As the file writes it, with the reason of the owner.
        """
        return {"value": value, "unit": unit, "assumption": dict(self.reason)}

    def sized(self, number: Tree, factor: float) -> Tree:
        """A number of the example in proportion to capacity.

        Parameters
        ----------
        number : dict
            As the example writes it.
        factor : float
            Own capacity over that of the example.

        Returns
        -------
        dict
            The scaled number with the reason; one of zero stays as it is.
        """
        value = number.get("value")
        if value is None:
            value = references(self.evidence).number(number["ref"], number["unit"], self.evidence)
        if value == 0.0:
            return number
        ends = {end: _rounded(number[end] * factor) for end in ("low", "high") if end in number}
        key = "project_start.sized_row" if "ref" in number else "project_start.sized"
        row = {"row": number["ref"]} if "ref" in number else {}
        words = _both(key, number.get("assumption", {}), name=self.example, **row)
        dated = {"from": number["from"]} if "from" in number else {}
        told = {"value": _rounded(value * factor), "unit": number["unit"]}
        return dated | told | ends | {"assumption": words}


def started(
    example: Tree, stated: Stated, evidence: Evidence, *, name: str, reason: str = ""
) -> Tree:
    """Content of a new project file.

    Parameters
    ----------
    example : dict
        Content of the example.
    stated : Stated
        What is known.
    evidence : Evidence
        Rows and plant files that the example names.
    name : str
        Id of the new project.
    reason : str, optional
        Where stated numbers come from; a note that this is still to be told when empty.

    Returns
    -------
    dict
        The content; the example is left as it is.

    Raises
    ------
    UsageError
        If the place lies in another country than the example, whose prices do not hold there.
    """
    words = {"en": reason, "zh": reason} if reason else _both("project_start.stated", {})
    begun = Start(copy.deepcopy(example), str(example["id"]), words, evidence)
    title = stated.title or name
    begun.tree["id"] = name
    begun.tree["title"] = {"en": title, "zh": title}
    begun.tree["description"] = _both("project_start.description", {}, name=begun.example)
    for key, apply in APPLIED.items():
        value = getattr(stated, key)
        if value is not None:
            apply(begun, value)
    return begun.tree


def shown(example: Tree, key: str) -> str:
    """What an example says on a question.

    Parameters
    ----------
    example : dict
        Content of the example.
    key : str
        One of `QUESTIONS`.

    Returns
    -------
    str
        Its value where the example states one as asked; empty where it does not.
    """
    head, plan = example["project"], example["phases"]
    told: dict[str, Callable[[], object]] = {
        "region": lambda: head["region"],
        "decision": lambda: head["decision"],
        "start": lambda: plan[0]["start"],
        "capacity": lambda: sum(_value(one["capacity"]) for one in plan),
        "life": lambda: _value(example["schedule"]["life"]),
        "load": lambda: _value(_first(example["schedule"]["load"])),
        "equity": lambda: _value(example["financing"]["equity_share"]),
        "regime": lambda: example["taxes"]["regime"],
    }
    try:
        value = told[key]()
    except KeyError:
        return ""
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _region(begun: Start, region: str) -> None:
    """Another place, with its prices of the evidence; the plant of the example stays behind."""
    head = begun.tree["project"]
    own = head["region"]
    if own.partition(COUNTRY)[0] != region.partition(COUNTRY)[0]:
        raise refusal(UsageError, "project_start.country", got=region, name=begun.example)
    head["region"] = region
    if region == own or not head.get("plant"):
        return
    head["plant_year"] = plant_file(head["plant"], begun.evidence).plant.year
    head["plant"] = ""
    begun.tree["compliance"] = {
        "mode": NONE, "assumption": _both("project_start.no_plant", {}),
    }  # fmt: skip


def _decision(begun: Start, month: str) -> None:
    begun.tree["project"]["decision"] = month


def _start(begun: Start, month: str) -> None:
    """Another start: all phases and dated amounts move with it."""
    phases = begun.tree["phases"]
    moved = _count(month) - _count(phases[0]["start"])
    for one in phases:
        one["start"] = _month(_count(one["start"]) + moved)
    begun.tree["schedule"]["first_year"] += int(month[:4]) - begun.tree["schedule"]["first_year"]
    head = begun.tree["project"]
    head["decision"] = min(head["decision"], month)
    running = begun.tree["running"]
    for path in (*(running.get(key, []) for key in SIZED), begun.tree["taxes"].get("income_tax")):
        for one in path if isinstance(path, list) else []:
            if "from" in one:
                dated = _count(one["from"]) + moved
                one["from"] = _month(dated) if "-" in one["from"] else str(dated // MONTHS)
    _refund(begun)


def _refund(begun: Start) -> None:
    """What waits for sales follows the first commissioning."""
    refund = begun.tree["taxes"]["credit_refund"]
    for one in refund if isinstance(refund, list) else []:
        if "from" in one:
            first = min(
                _count(each["start"]) + round(_number(begun, each["construction"], "months"))
                for each in begun.tree["phases"]
            )
            one["from"] = str((first + REFUND_WAIT) // MONTHS)


def _capacity(begun: Start, capacity: float) -> None:
    """Another size: staff, yearly amounts and sums of money go with it."""
    tree = begun.tree
    factor = capacity / sum(_number(begun, one["capacity"], "kt/a") for one in tree["phases"])
    for one in tree["phases"]:
        own = _number(begun, one["capacity"], "kt/a")
        one["capacity"] = begun.number(_rounded(own * factor), "kt/a")
        one["people"] = begun.sized(one["people"], factor)
        total = one["investment"].get("total")
        if total is not None and "/" not in total["unit"]:
            one["investment"]["total"] = begun.sized(total, factor)
    for key in SIZED:
        if key in tree["running"]:
            path = tree["running"][key]
            many = path if isinstance(path, list) else [path]
            tree["running"][key] = [begun.sized(one, factor) for one in many]
    cash = tree["financing"]["minimum_cash"]
    tree["financing"]["minimum_cash"] = begun.sized(cash, factor)


def _life(begun: Start, years: float) -> None:
    begun.tree["schedule"]["life"] = begun.number(years, "years")


def _load(begun: Start, load: float) -> None:
    begun.tree["schedule"]["load"] = [begun.number(load, "1")]


def _price(begun: Start, price: float) -> None:
    main = begun.tree["products"][0]
    main["price"] = _own(begun, price, "CNY/kg", "included")
    if "export_price" in main:
        main["export_price"] = _own(begun, price, "CNY/kg", "excluded")


def _electricity(begun: Start, price: float) -> None:
    for one in begun.tree["inputs"]:
        if one["key"] == "electricity":
            one["price"] = _own(begun, price, "CNY/kWh", "included")


def _capital(begun: Start, capital: float) -> None:
    for one in begun.tree["phases"]:
        total = begun.number(capital, "CNY/(kg/a)")
        one["investment"] = {"mode": OWN, "total": total, "tax": "included"}


def _equity(begun: Start, share: float) -> None:
    begun.tree["financing"]["equity_share"] = begun.number(share, "1")


def _rate(begun: Start, rate: float) -> None:
    for one in begun.tree["financing"].get("loans", []):
        one["rate"] = {"base": [begun.number(rate, "1")]}


def _regime(begun: Start, regime: str) -> None:
    taxes = begun.tree["taxes"]
    if taxes["regime"] == OWN != regime:
        raise refusal(UsageError, "project_start.own_taxes", got=regime, name=begun.example)
    taxes["regime"] = regime


#: How each answer enters the file; size comes before the amounts that replace what goes with it.
APPLIED: dict[str, Callable[[Start, Any], None]] = {
    "region": _region, "decision": _decision, "start": _start, "capacity": _capacity,
    "life": _life, "load": _load, "price": _price, "electricity": _electricity,
    "capital": _capital, "equity": _equity, "rate": _rate, "regime": _regime,
}  # fmt: skip


def _own(begun: Start, value: float, unit: str, tax: str) -> Tree:
    return {"mode": OWN, "tax": tax, "money": "real", "path": [begun.number(value, unit)]}


def _number(begun: Start, number: Tree, unit: str) -> float:
    """Value of a number of the example."""
    evidence = begun.evidence
    if "value" in number:
        return evidence.units.convert(number["value"], number["unit"], unit)
    return references(evidence).number(number["ref"], unit, evidence)


def _value(number: Tree) -> float:
    return float(number["value"])


def _first(path: Any) -> Tree:
    found: Tree = path[0] if isinstance(path, list) else path
    return found


def _both(key: str, words: Words, **told: str) -> Words:
    """Words of the catalogues in both languages, before what the example says."""
    joints: dict[Language, str] = {"en": " ", "zh": ""}
    return {
        one: joint.join(part for part in (text(key, one, **told), words.get(one, "")) if part)
        for one, joint in joints.items()
    }


def _count(month: str) -> int:
    year, _, rest = month.partition("-")
    return int(year) * MONTHS + int(rest or 1) - 1


def _month(count: int) -> str:
    return f"{count // MONTHS:04d}-{count % MONTHS + 1:02d}"


def _rounded(value: float) -> float:
    return float(f"{value:.6g}")
