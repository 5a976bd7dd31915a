"""PV demand and intensity -> observations/pv_demand.csv; implied exchange rates and VAT."""

from __future__ import annotations

import datetime as dt
import re

from lib import Build
from market_balance import bounds
from market_prices import cite, ids, iso_period, published, remarks, tier

FILE = "market_pv_demand_intensity.csv"
RATES = "market_fx_vat.csv"
REGIONS = {"China": "CN", "global": "WLD", "ex-China marker": "XCN"}
UNITS = {"GWac": "GW", "GWdc": "GW", "GW/month": "GW", "GWac/month": "GW"}
PRICE = "averaging=unstated;deal=unstated;tax=unstated"
# metric -> quantity, product, basis ("electrical" is filled row by row)
METRICS = {
    "PV cumulative": ("installations_cumulative", "pv-system", "electrical"),
    "PV installations": ("installations", "pv-system", "electrical"),
    "PV installations forecast": ("installations", "pv-system", "electrical"),
    "PV installations forecast (high)": ("installations", "pv-system", "electrical"),
    "PV installations forecast (low)": ("installations", "pv-system", "electrical"),
    "implied g/W in GPM": ("silicon_intensity", "module", ""),
    "silicon consumption incl. kerf": ("silicon_intensity", "module", ""),
    "silicon intensity": ("silicon_intensity", "module", ""),
    "silicon intensity (PV_ICE, computed)": ("silicon_intensity", "module", ""),
    "silicon intensity forecast": ("silicon_intensity", "module", ""),
    "module inventory": ("downstream_stock", "module", "coverage=unstated"),
    "wafer inventory": ("downstream_stock", "wafer", "coverage=unstated"),
    "wafer output": ("wafer_output", "wafer", ""),
    "wafer output forecast": ("wafer_output", "wafer", ""),
    "module price": ("price_per_watt", "module", PRICE),
}
WEEKLY = ids("MD", "0189 0190")
QUALIFIED = {
    "MD0199": "about", "MD0203": "over", "MD0099": "over", "MD0252": "over",
}
# The remark calls the figure an expectation, an estimate or a projection.
KINDS = {
    "MD0144": "forecast", "MD0249": "forecast", "MD0155": "estimate", "MD0180": "estimate",
    "MD0242": "estimate", "MD0176": "scenario", "MD0177": "scenario",
    "MD0201": "forecast",  # computed from a capacity and an output that were both forecasts
    "MD0244": "estimate", "MD0250": "estimate",  # said before the month was over
}
PUBLISHED = {"MD0163": "2025-02", "MD0169": "2025-02"}  # first said by CPIA, as the remark tells
# One statistic of IRENA in two vintages: the difference of the publication of 2021 comes later.
EARLIER = {"MD0107": "MD0108", "MD0110": "MD0111", "MD0113": "MD0114", "MD0116": "MD0117",
           "MD0119": "MD0120", "MD0123": "MD0124", "MD0127": "MD0128"}
CASES = {"MD0176": "optimistic case", "MD0177": "conservative case"}


def electrical(row: dict[str, str]) -> str:
    """AC or DC as the row says it; the statistics of IRENA count the AC side."""
    if row["unit"].startswith("GWac") or "AC-side" in row["note"] or "IRENA" in row["note"]:
        return "electrical=ac"
    return "electrical=dc" if row["unit"] == "GWdc" else "electrical=unstated"


def kind(row: dict[str, str]) -> str:
    if row["row_id"] in KINDS:
        return KINDS[row["row_id"]]
    if "forecast" in row["metric"] or "; projection;" in row["note"]:
        return "forecast"
    computed = "PV_ICE, computed" in row["metric"] or row["metric"] == "implied g/W in GPM"
    return "estimate" if computed else "observed"


def evidence(row: dict[str, str], low: str) -> str:
    computed = ("year-on-year difference", "difference of cumulative", "massperm2", "computed")
    if row["note"].startswith(computed):
        return "derived"
    return "midpoint" if low and row["evidence"] == "as stated" else row["evidence"]


def basis(row: dict[str, str], text: str) -> str:
    if text == "electrical":
        return electrical(row)
    if row["row_id"] in WEEKLY:
        return "averaging=week;deal=spot;tax=unstated"
    return text


def demand(build: Build) -> None:
    for row in build.read(FILE):
        quantity, product, text = METRICS[row["metric"]]
        low, high = bounds(row)
        extra = "includes kerf loss" if "kerf" in row["metric"] else ""
        if "PV_ICE" in row["metric"]:
            extra = "computed from the PV_ICE baseline"
        if "GPM" in row["metric"]:
            extra = "implied by the OPIS Global Polysilicon Marker"
        build.observation(
            "pv_demand", FILE, id=row["row_id"], quantity=quantity, value=row["value"], low=low,
            high=high, qualifier=QUALIFIED.get(row["row_id"], ""),
            unit=UNITS.get(row["unit"], row["unit"]), period=iso_period(row["period"]),
            basis=basis(row, text), geography=REGIONS[row["scope"]], product=product,
            kind=kind(row), evidence=evidence(row, low), tier=tier(row), source=cite(build, row),
            published=PUBLISHED.get(row["row_id"]) or published(row),
            supersedes=EARLIER.get(row["row_id"], ""),
            note=remarks(row["note"], extra, CASES.get(row["row_id"], "")))


DATED = "id parameter value unit valid_from valid_to geography source tier note".split()


def rates(build: Build) -> None:
    table: list[dict[str, str]] = []
    for row in build.read(RATES):
        if row["item"] == "standard VAT rate":
            table += vat(build, row, table)
            build.used[RATES] += 1
            continue
        build.observation(
            "implied_exchange_rates", RATES, id=row["row_id"], quantity="implied_exchange_rate",
            value=row["value"], unit=row["unit"], period=row["period"], basis="averaging=point",
            geography="CN", kind="estimate", evidence=row["evidence"], tier=tier(row),
            source=cite(build, row), published=published(row),
            note=remarks(f"from {row['from_row_id']}: CNY {row['cny']} and USD {row['usd']} per kg",
                         row["note"]))
    build.tables["dated_rates"] = (DATED, table)


def vat(build: Build, row: dict[str, str], before: list[dict[str, str]]) -> list[dict[str, str]]:
    """Rate from its date on; the first row also tells the rate before it."""
    start = row["period"].removeprefix("from ")
    end = (dt.date.fromisoformat(start) - dt.timedelta(days=1)).isoformat()
    shared = {"parameter": "vat_rate", "unit": row["unit"], "geography": "CN",
              "source": cite(build, row), "tier": tier(row)}
    earlier: list[dict[str, str]] = []
    if before:
        before[-1]["valid_to"] = end
    elif found := re.match(r"(\d+)% before this date", row["note"]):
        earlier = [{"id": row["row_id"] + "-before", "value": found[1], "valid_from": "",
                    "valid_to": end, "note": f"told by the note of {row['row_id']}"} | shared]
    note = remarks(row["note"], f"see measure {row['from_row_id']}")
    return [*earlier, {"id": row["row_id"], "value": row["value"], "valid_from": start,
                       "valid_to": "", "note": note} | shared]


def convert(build: Build) -> None:
    demand(build)
    rates(build)
