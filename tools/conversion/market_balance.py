"""Supply and demand: market_supply_demand.csv -> observations/supply_demand.csv."""

from __future__ import annotations

import datetime as dt
import re

from lib import Build
from market_prices import cite, ids, iso_period, published, remarks, tier

FILE = "market_supply_demand.csv"
REGIONS = {
    "global": "WLD", "China": "CN", "ex-China": "XCN", "USA": "US", "Sichuan": "CN-SC",
    "Inner Mongolia": "CN-NM", "Xinjiang": "CN-XJ", "Jiangsu": "CN-JS", "seven majors": "WLD",
    "global/China PV": "WLD", "industry": "CN",
}
UNITS = {
    "kt/yr": "kt/a", "kt/month": "kt", "t/month": "t", "% of demand": "%", "%/yr": "%",
    "CNY billion": "GCNY", "USD million": "MUSD",
}
# metric -> quantity, basis, fields that differ from the usual ones
METRICS: dict[str, tuple[str, str, dict[str, str]]] = {
    "demand": ("demand", "", {}),
    "demand forecast": ("demand", "", {}),
    "plants": ("plant_count", "", {}),
    "plants closed": ("plants_closed", "", {}),
    "producers": ("producers", "", {}),
    "polysilicon firms": ("producers", "", {}),
    "firms invested": ("producers", "", {}),
    "producers above 10 kt": ("producers_large", "", {}),
    "producers operating": ("producers_operating", "", {}),
    "firms under maintenance": ("producers_under_maintenance", "", {}),
    "new entrants planned": ("entrants_planned", "", {"kind": "forecast"}),
    "shortage": ("supply_shortfall", "", {}),
    "top-7 share of supply": ("concentration_share", "firms=top-7;measured=supply", {}),
    "top-3 share": ("concentration_share", "firms=top-3;measured=unstated", {}),
    "top-4 share of production": ("concentration_share", "firms=top-4;measured=production", {}),
    "top-4 share of producer inventory":
        ("concentration_share", "firms=top-4;measured=producer-stock", {}),
    "top-6 market share": ("concentration_share", "firms=top-6;measured=market", {}),
    "share of nine quoting producers":
        ("concentration_share", "firms=nine-quoting;measured=production", {}),
    "n-type share of nine producers output": ("grade_share", "", {"grade": "n-type-blend"}),
    "rod silicon share": ("grade_share", "", {"grade": "rod"}),
    "top-5 capacity": ("leading_capacity", "firms=top-5;measure=nameplate", {}),
    "top-10 capacity": ("leading_capacity", "firms=top-10;measure=nameplate", {}),
    "top-5 production": ("leading_production", "firms=top-5", {}),
    "top-10 production": ("leading_production", "firms=top-10", {}),
    "capacity": ("capacity", "measure=nameplate", {}),
    "polysilicon capacity": ("capacity", "measure=nameplate", {}),
    "installed capacity": ("capacity", "measure=nameplate", {}),
    "capacity forecast": ("capacity", "measure=nameplate", {}),
    "capacity planned": ("capacity", "measure=planned", {"kind": "target"}),
    "completed design capacity": ("capacity", "measure=design", {}),
    "effective capacity": ("capacity", "measure=effective", {}),
    "effective capacity forecast": ("capacity", "measure=effective", {}),
    "effective capacity after energy standard":
        ("capacity", "measure=effective", {"kind": "scenario"}),
    "capacity operational": ("capacity", "measure=operable", {}),
    "capacity operational or restartable": ("capacity", "measure=operable", {}),
    "capacity (with production conditions)": ("capacity", "measure=operable", {}),
    "capacity (commissioned)": ("capacity", "measure=commissioned", {}),
    "capacity fully stopped": ("capacity", "measure=stopped", {}),
    "capacity additions": ("capacity_additions", "", {}),
    "capacity additions forecast": ("capacity_additions", "", {}),
    "capacity offline since 2011": ("capacity_exited", "", {}),
    "capacity exited (second shake-out)": ("capacity_exited", "", {}),
    "capacity facing phase-out": ("capacity_exposed", "", {}),
    "project starts": ("capacity_started", "", {}),
    "capacity over demand": ("capacity_excess", "", {}),
    "output above 6.5 kgce/kg": ("production_exposed", "", {}),
    "production": ("production", "", {}),
    "production forecast": ("production", "", {}),
    "production (rainy season)": ("production", "", {}),
    "production electronic-grade": ("production", "", {"grade": "electronic"}),
    "production granular": ("production", "", {"grade": "granular", "route": "silane-fbr"}),
    "production solar chunk": ("production", "", {"grade": "rod"}),
    "production change": ("production_change", "comparison=year", {}),
    "production change m/m": ("production_change", "comparison=month", {}),
    "output loss (fire)": ("production_lost", "", {}),
    "price decline": ("price_change", "comparison=year", {}),
    "average annual price decline": ("price_change", "comparison=annual-mean", {}),
    "operating rate": ("operating_rate", "", {}),
    "utilisation": ("operating_rate", "", {}),
    "PV chain utilisation": ("operating_rate", "", {"product": "pv-chain"}),
    "operating rate industrial silicon": ("operating_rate", "", {"product": "silicon-metal"}),
    "operating rate wafers": ("operating_rate", "", {"product": "wafer"}),
    "share of makers stopped": ("producers_stopped_share", "", {}),
    "share of firms shut": ("producers_stopped_share", "", {}),
    "share of firms stopped": ("producers_stopped_share", "", {}),
    "share of producers stopped": ("producers_stopped_share", "", {}),
    "imports": ("imports", "", {}),
    "imports forecast": ("imports", "", {}),
    "imports from Korea": ("imports_by_origin", "origin=KR", {}),
    "imports from Japan": ("imports_by_origin", "origin=JP", {}),
    "imports from USA": ("imports_by_origin", "origin=US", {}),
    "imports from Wacker Germany": ("imports_by_origin", "origin=DE", {"company": "wacker"}),
    "import dependence": ("import_dependence", "", {}),
    "exports": ("exports", "", {}),
    "supply (production+imports)": ("supply", "", {}),
    "share of global production": ("production_share", "whole=world", {}),
    "share of solar-grade from China":
        ("production_share", "whole=world", {"grade": "solar", "geography": "CN"}),
    "share of polysilicon from Xinjiang":
        ("production_share", "whole=world", {"geography": "CN-XJ"}),
    "share of global capacity": ("capacity_share", "whole=world", {}),
    "share of capacity (all PV stages)": ("capacity_share", "whole=world", {"product": "pv-chain"}),
    "share of global polysilicon demand": ("demand_share", "whole=world", {}),
    "inventory": ("stock", "coverage=unstated", {}),
    "inventory (industry)": ("stock", "coverage=industry", {}),
    "inventory (producers)": ("stock", "coverage=producers", {}),
    "inventory (whole chain)": ("stock", "coverage=whole-chain", {}),
    "inventory (spot+futures total)": ("stock", "coverage=producers-and-futures", {}),
    "inventory days": ("stock_days", "coverage=unstated", {}),
    "planned investment": ("investment", "commitment=planned", {"kind": "target"}),
    "total investment in polysilicon": ("investment", "commitment=cumulative", {}),
    "polysilicon industry sales": ("revenue", "extent=industry", {}),
    "industrial silicon used in polysilicon":
        ("silicon_metal_use", "", {"product": "silicon-metal"}),
    "industrial silicon used in polysilicon forecast":
        ("silicon_metal_use", "", {"product": "silicon-metal"}),
    "PV demand needed for balance": ("balance_installations", "electrical=unstated", {}),
    "build lead time": ("build_time", "", {}),
    "locked long orders": ("contracted_volume", "", {}),
    "cost pass-through: +10,000 CNY/t polysilicon on module":
        ("module_cost_effect", "", {"product": "module"}),
    "polysilicon maker profit": ("unit_profit", "tax=unstated", {}),
}
SHARE = re.compile(r"(capacity|production) share (Xinjiang|Inner Mongolia|Jiangsu|Sichuan)")
# Rows whose source says "capacity" alone: which capacity, and for a whole year when, is inferred.
PLAIN_CAPACITY = ids("MS", "0008 0010 0017 0019 0031 0040 0057 0063 0089 0096 0110 0123 0135 0136 "
                     "0157 0167 0179 0191 0194 0195 0210 0227 0228 0231 0246 0270 0271 0272 0281 "
                     "0334 0352")
# The same figure is called capacity with production conditions by another row.
OPERABLE = {"MS0232": "MS0233", "MS0251": "MS0280"}
# Said before the period was over: no count but an expectation of one.
EARLY = ids("MS", "0163 0164 0188 0213 0215 0269 0290 0300 0302 0316 0319 0338 0340")
EXPECTED = ids("MS", "0106 0183 0189 0214 0221 0253 0265 0344 0357")
OVERRIDES = {
    "MS0078": {"quantity": "production_rate", "unit": "kt/month", "period": "2014-H2"},
    "MS0188": {"site": "most makers"},
    "MS0215": {"same_value_as": ""},
    "MS0297": {"site": "lowest month"},
    "MS0347": {"site": "nine producers"},
    "MS0352": {"evidence": "derived", "qualifier": "about"},
}
KINDS = {"reported": "observed", "forecast": "forecast", "estimate or expectation": "estimate"}
# Printed as a report, but said before the period was over.
AHEAD = ids("MS", "0086 0282 0288 0324")
QUALIFIERS = (
    ("about", r"(about|around|approx|close to|nearly|'?may be|'about|150 estimate|two thirds)"),
    ("over", r"('?more than|'?above|'?exceed|minimum|over \d|80% or more|lower bound)"),
    ("under", r"('?less than|'?below|somewhat less|may fall below|up to|plunged .* below)"),
)
QUALIFIED = {
    # Read one by one: the remark is not about the value, or stands in the middle of it.
    "MS0024": "over", "MS0035": "", "MS0038": "", "MS0065": "over", "MS0075": "about",
    "MS0078": "about", "MS0092": "about", "MS0131": "", "MS0165": "under", "MS0188": "over",
    "MS0213": "about",
    "MS0242": "", "MS0256": "over", "MS0265": "over", "MS0272": "over", "MS0328": "over",
    "MS0333": "", "MS0338": "", "MS0071": "over", "MS0300": "under", "MS0313": "under",
    "MS0154": "over", "MS0068": "over", "MS0219": "over", "MS0281": "",
}
# Metrics whose wording says more than the quantity code does: the note keeps it.
WORDED = (
    "firms invested", "polysilicon firms", "capacity offline since 2011",
    "output above 6.5 kgce/kg", "capacity exited (second shake-out)",
    "effective capacity after energy standard", "production (rainy season)", "output loss (fire)",
    "n-type share of nine producers output",
    "share of nine quoting producers", "rod silicon share", "share of makers stopped",
    "share of firms shut", "share of capacity (all PV stages)", "producers above 10 kt",
)
RANGE = re.compile(r"(?:^|\b(?:midpoint of|forecast|average|mainstream|range) )"
                   r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?=$|[\s;,])")


def bounds(row: dict[str, str]) -> tuple[str, str]:
    """Range that the remark prints about the value, if the value lies inside it."""
    found = RANGE.search(row["note"])
    if found and float(found[1]) < float(row["value"]) < float(found[2]):
        return found[1], found[2]
    return "", ""


def qualifier(row: dict[str, str]) -> str:
    if row["row_id"] in QUALIFIED:
        return QUALIFIED[row["row_id"]]
    return next((code for code, rule in QUALIFIERS if re.match(rule, row["note"])), "")


def evidence(row: dict[str, str], low: str, extra: str) -> str:
    if "week inferred" in extra:
        return "inferred"
    return "midpoint" if low and row["evidence"] == "as stated" else row["evidence"]


def kind(row: dict[str, str]) -> str:
    if row["row_id"] in EARLY:
        return "estimate"
    if row["row_id"] in AHEAD | EXPECTED or "forecast" in row["metric"]:
        return "forecast"
    return KINDS[row["basis"]]


def inferred_capacity(row: dict[str, str], basis: str, proof: str) -> tuple[str, str, str]:
    """Basis, evidence and remark of a capacity of which the source does not say what it counts."""
    key = row["row_id"]
    told = "as stated" if proof == "as-stated" else proof
    proof = "inferred" if told in ("", "as stated", "midpoint of stated range", "midpoint") else proof
    if key in OPERABLE:
        remark = f"measure inferred: {OPERABLE[key]} calls this figure capacity with production conditions"
        return basis.replace("measure=nameplate", "measure=operable"), proof, remark
    if key in PLAIN_CAPACITY:
        what = "measure and timing" if re.fullmatch(r"\d{4}", row["period"]) else "measure"
        return basis, proof, f"{what} inferred: the source says capacity"
    return basis, "", ""


def timing(period: str) -> str:
    """Annual figures and those of December stand for the end of the year."""
    if re.fullmatch(r"\d{4}(-12)?", period):
        return "timing=year-end"
    return "timing=date"


def weekly(row: dict[str, str]) -> tuple[str, str]:
    """ISO week of a weekly figure, and what was inferred."""
    day, text = row["period"], ""
    if len(day) < 10:
        end = dt.date.fromisoformat(row["published_date"])
        day = (end - dt.timedelta(days=end.isoweekday())).isoformat()
        text = f"week inferred: the last to end before publication; printed for {row['period']}"
    else:
        text = f"week of {day}"
    year, week, _ = dt.date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02d}", text


def convert(build: Build) -> None:
    for row in build.read(FILE):
        metric, scope = row["metric"], row["scope"]
        fields = {"geography": REGIONS[scope], "product": "polysilicon"}
        if share := SHARE.fullmatch(metric):
            whole = "china" if scope == "China" else "world"
            quantity, basis = f"{share[1]}_share", f"whole={whole}"
            fields["geography"] = REGIONS[share[2]]
        else:
            quantity, basis, own = METRICS[metric]
            fields |= own
        if scope == "seven majors":
            quantity, basis = "leading_capacity", "firms=seven-majors;measure=nameplate"
        if "measure=" in basis:
            basis += ";" + timing(row["period"])
        unit, period, extra = UNITS.get(row["unit"], row["unit"]), iso_period(row["period"]), ""
        if quantity == "capacity_additions" and unit == "kt":
            unit, extra = "kt/a", "printed in kt; yearly capacity is meant"
        if unit == "kt/week":
            unit, (period, extra) = "kt", weekly(row)
        if row["unit"] == "kt/month" and "Q" in period:
            quantity, unit = "production_rate", "kt/month"
        if row["row_id"] == "MS0018":
            basis, extra = "measure=design;timing=date", ""
        if metric in WORDED or scope in ("seven majors", "global/China PV", "industry"):
            extra = remarks(extra, f"as researched: {scope}, {metric}")
        low, high = bounds(row)
        proof = evidence(row, low, extra)
        basis, own_proof, remark = inferred_capacity(row, basis, proof)
        fields = {
            "kind": kind(row), "quantity": quantity, "unit": unit, "period": period, "basis": basis,
            "evidence": own_proof or proof, "qualifier": qualifier(row),
            "same_value_as": row["same_value_as"]} | fields | OVERRIDES.get(row["row_id"], {})
        build.observation(
            "supply_demand", FILE, id=row["row_id"], value=row["value"], low=low, high=high,
            tier=tier(row), source=cite(build, row), published=published(row),
            note=remarks(row["note"], extra, remark), **fields)
