"""Silicon metal, chemicals, utilities, freight, labour and exchange rates."""

from __future__ import annotations

import datetime as dt
import re

from companies import codes, evidence, iso, middle_of, qualifier, same_as
from lib import Build

SILICON = "market_inputs_energy_silicon.csv"
OTHER = "inputs_other.csv"
UNITS = {
    "CNY/t wet": "CNY/t", "CNY/dry t": "CNY/t", "EUR per USD": "EUR/USD", "kg/kg-Si": "kg/kg",
    "kWh/kg-Si": "kWh/kg", "EUR m": "MEUR", "EUR/yr per head": "EUR/a",
    "t/yr per head": "t/(a·person)", "US cents/lb Si": "UScent/lb", "kt/month": "kt",
}
REGIONS = {
    "China NW/SW": ("CN-WESTERN", ""), "China coastal SE": ("CN-COAST", ""),
    "Sichuan/Yunnan": ("CN-SC-YN", ""), "GFEX": ("CN", "GFEX"), "USA": ("US", ""),
    "Zhejiang (Yiwu)": ("CN-ZJ", "Yiwu"), "China average (Shandong-led)": ("CN", ""),
    "Zhengzhou exchange": ("CN", "Zhengzhou Commodity Exchange"),
    "Shandong and north China": ("CN-NORTH", "Shandong and north China"),
    "North China": ("CN-NORTH", ""), "Huangpu port": ("CN-GD", "Huangpu port"),
    "China mainstream": ("CN", ""), "port": ("CN", "port not named"),
    "Tianjin port": ("CN-TJ", "Tianjin port"), "Xinjiang to port": ("CN-XJ", "to port"),
    "Inner Mongolia to Tianjin": ("CN-NM", "to Tianjin"),
    "Xinjiang to East China": ("CN-XJ", "to East China"), "China (Yunnan)": ("CN-YN", ""),
    "Germany (RW Silicium)": ("DE", ""), "Hemlock Semiconductor, USA": ("US", ""),
    "REC Silicon, USA": ("US", ""), "Hemlock Clarksville, USA": ("US-TN", "Clarksville"),
    "Wacker Charleston, USA": ("US-TN", "Charleston"),
    "OCI Gunsan P3, South Korea": ("KR", "Gunsan"),
    "Wacker Burghausen Stage 8, Germany": ("DE", "Burghausen Stage 8"),
    "Wacker Burghausen, Germany": ("DE", "Burghausen"), "Longi, China": ("CN", ""),
    "REC Kristiansand and Porsgrunn, Norway": ("NO", "Kristiansand and Porsgrunn"),
    "GCL, China": ("CN", ""), "Leshan Yongxiang, Sichuan": ("CN-SC", "Leshan"),
    "Highland Materials, USA": ("US-TN", "Surgoinsville"),
    "Wacker (Germany and USA)": ("WLD", "Germany and USA"), "Wacker (world)": ("WLD", ""),
    "USA Gulf Coast": ("US", "Gulf Coast"),
}
COMPANIES = [
    ("Hemlock", "hemlock"), ("REC Silicon", "rec-silicon"), ("REC Kristiansand", "rec-solar-norway"),
    ("Wacker", "wacker"), ("OCI", "oci"), ("Longi", "longi"), ("GCL", "gcl"),
    ("Leshan Yongxiang", "tongwei"), ("Highland", "highland-materials"),
    ("Germany (RW Silicium)", "rw-silicium"),
]
CURRENCY_HOME = {"Euro area": "EA"}
SILICON_GRADES = [
    ("above-standard", "silicon-metal-553-above-standard"),
    ("553 standard", "silicon-metal-553-standard"),
    ("553 without oxygen", "silicon-metal-553-no-oxygen"), ("553 non-oxygen", "silicon-metal-553-no-oxygen"),
    ("553 with oxygen", "silicon-metal-553-oxygen"), ("553 oxygen", "silicon-metal-553-oxygen"),
    ("553", "silicon-metal-553"), ("550", "silicon-metal-550"), ("441", "silicon-metal-441"),
    ("421 oxygen", "silicon-metal-421-oxygen"), ("4210", "silicon-metal-4210"),
    ("421", "silicon-metal-421"), ("3303", "silicon-metal-3303"), ("2202", "silicon-metal-2202"),
    ("silicon 99", "silicon-metal-99"), ("5-series", "silicon-metal-5-series"),
]
GOODS = {
    "caustic soda 32% liquid": "caustic-soda-32", "caustic soda 50% liquid": "caustic-soda-50",
    "caustic soda low-strength liquid": "caustic-soda-low-strength",
    "caustic soda futures main contract": "caustic-soda-100", "caustic soda flake": "caustic-soda-flake",
    "caustic soda contract to alumina": "caustic-soda-100", "liquid chlorine": "liquid-chlorine",
    "caustic soda 32% liquid, cheapest deliverable": "caustic-soda-32",
    "caustic soda 32% liquid, alumina purchase": "caustic-soda-32", "raw salt": "raw-salt",
    "hydrochloric acid": "hydrochloric-acid", "hydrochloric acid 35-37%": "hydrochloric-acid-36",
    "silica ore average": "silica-ore", "silica ore": "silica-ore",
    "high-grade silica, ex-mine": "silica-ore-high-grade", "petroleum coke average": "petroleum-coke",
    "washed coal average": "washed-coal", "washed coal": "washed-coal",
    "silicon coal, non-caking": "silicon-coal-non-caking", "silicon coal, caking": "silicon-coal-caking",
    "silicon coal, mixed": "silicon-coal-mixed", "silicon coal, granular": "silicon-coal-granular",
}
COST = "accounting=unstated;research=unstated;tax=unstated"
# item (beginning) -> quantity, basis, product, kind
ITEMS = [
    ("hydrogen production cost", "hydrogen_production_cost", "", "hydrogen", "estimate"),
    ("industrial silicon 553 maker margin", "unit_profit", "tax=unstated", "silicon-metal-553", "estimate"),
    ("polysilicon maker margin", "unit_profit", "tax=unstated", "polysilicon", "estimate"),
    ("freight, silicon metal", "freight_cost", "", "silicon-metal", "observed"),
    ("freight, polysilicon or silicon metal", "freight_cost", "", "", "observed"),
    ("steam consumption", "steam_intensity", "step=whole-plant", "polysilicon", "observed"),
    ("cold hydrogenation electricity", "electricity_intensity", "step=cold-hydrogenation", "polysilicon", "observed"),
    ("silicon furnace electricity", "electricity_intensity", "step=smelter", "silicon-metal", "observed"),
    ("polysilicon comprehensive electricity", "electricity_intensity", "step=whole-plant", "polysilicon", "observed"),
    ("silicon consumption of polysilicon", "silicon_metal_intensity", "step=whole-plant", "polysilicon", "observed"),
    ("employees planned", "headcount", "extent=project;timing=unstated", "polysilicon", "target"),
    ("employees, polysilicon division", "headcount", "extent=polysilicon;timing=year-end", "polysilicon", "observed"),
    ("employees cut", "jobs_lost", "extent=industry", "", "observed"),
    ("employees affected", "jobs_lost", "extent=company", "", "observed"),
    ("employees", "headcount", "", "", "observed"),
    ("jobs created", "jobs_created", "extent=project", "polysilicon", "target"),
    ("polysilicon jobs per new capacity", "headcount", "extent=project;timing=unstated", "polysilicon", "target"),
    ("electricity share of industrial-silicon cost", "electricity_cost_share", "", "silicon-metal", "estimate"),
    ("electricity share of polysilicon", "electricity_cost_share", "", "polysilicon", "estimate"),
    ("energy share of polysilicon", "energy_cost_share", "", "polysilicon", "estimate"),
    ("cash cost, lowest disclosed", "cash_cost", COST, "polysilicon", "observed"),
    ("wage, production", "wage", "", "", "observed"),
    ("polysilicon production cost target", "production_cost", COST, "polysilicon", "target"),
    ("sales, polysilicon division", "revenue", "extent=polysilicon", "polysilicon", "observed"),
    ("EBITDA, polysilicon division", "ebitda", "extent=polysilicon", "polysilicon", "observed"),
    ("capital spending, polysilicon division", "capital_spending", "extent=polysilicon", "polysilicon", "observed"),
    ("output per head", "output_per_head", "extent=polysilicon", "polysilicon", "estimate"),
    ("wage bill per head", "personnel_cost_per_head", "extent=company", "", "observed"),
    ("industrial silicon average production cost", "total_cost", COST, "silicon-metal", "estimate"),
    ("industrial silicon exports", "exports", "", "silicon-metal", "observed"),
    ("industrial silicon industry inventory", "stock", "coverage=industry", "silicon-metal", "observed"),
    ("industrial silicon social inventory", "stock", "coverage=social", "silicon-metal", "observed"),
    ("industrial silicon output forecast", "production", "", "silicon-metal", "forecast"),
    ("industrial silicon price change", "price_change", "comparison=year-start", "silicon-metal", "observed"),
    ("industrial silicon production", "production", "", "silicon-metal", "observed"),
]
EXTENT = {"IO0317": "company", "IO0318": "company", "IO0319": "company", "IO0371": "company",
          "IO0372": "site", "IO0414": "site"}
TARIFF = {  # item -> season, supply, user
    "electricity tariff": ("annual", "unstated", "other"),
    "electricity tariff (captive)": ("annual", "captive", "polysilicon"),
    "electricity tariff (discounted)": ("annual", "grid", "polysilicon"),
    "electricity tariff (dry season)": ("dry", "unstated", "polysilicon"),
    "electricity tariff (industrial silicon)": ("annual", "unstated", "silicon-metal"),
    "electricity tariff (own grid)": ("annual", "captive", "polysilicon"),
    "electricity tariff (own or local)": ("annual", "unstated", "polysilicon"),
}
TARIFF_USER = {"ME0003": "polysilicon", "ME0004": "industry-average", "ME0005": "polysilicon"}
OVERRIDES = {
    "ME0001": {"low": "30", "high": "50", "evidence": "midpoint"},
    "ME0002": {"qualifier": "under"}, "ME0009": {"qualifier": "about"},
    "ME0060": {"qualifier": "under"},
    "ME0008": {"kind": "forecast"},  # told in the month before
    "ME0013": {"site": "export quote"}, "ME0014": {"site": "export quote"}, "ME0015": {"site": "export quote"},
    "ME0082": {"kind": "estimate"}, "ME0101": {"kind": "estimate"},
    "IO0193": {"kind": "forecast"}, "IO0194": {"kind": "forecast"},  # announced lists
    "IO0307": {"same_value_as": "MS0326"},
    "IO0370": {"site": "five leading PV makers"},
    "IO0374": {"period": "2025-Q1", "same_value_as": "MC0151"},
    "ME0081": {"kind": "estimate", "qualifier": "under"}, "IO0325": {"qualifier": "about"},
    "IO0317": {"qualifier": "about"}, "IO0318": {"qualifier": "about"}, "IO0348": {"same_value_as": "ME0052"}, "IO0375": {"qualifier": "over"},
    "IO0329": {"basis": "averaging=period-low;deal=spot;tax=unstated"},
    "IO0411": {"qualifier": "under"},
}


def region_of(name: str, regions: dict[str, str]) -> tuple[str, str]:
    """Geography and site of a region as the rows write it."""
    if name in REGIONS:
        return REGIONS[name]
    return regions[re.sub(r" (coal|gas)-based$", "", name)], ""


def silicon(item: str) -> str:
    """Product code of a silicon metal item."""
    return next((code for part, code in SILICON_GRADES if part in item), "silicon-metal")


def averaging(basis: str, period: str, note: str) -> str:
    """Averaging of a price from its basis text, its note and the shape of its period."""
    if "week average" in basis:
        return "week"
    if re.search(r"start of|end of|^end |early|mid-May|mid to late", f"{note} {basis}"):
        return "point"
    return "point" if re.fullmatch(r"\d{4}-\d\d-\d\d", period) else "unstated"


def deal(item: str, basis: str) -> str:
    """Kind of deal from the words of the row."""
    if "futures main contract" in item:
        return "futures"
    if "offer" in item or basis == "quote":
        return "indication"
    if "contract" in basis or "contract" in item:
        return "contract"
    if "coal-linked" in basis:
        return "list"
    if "spot" in item or basis.startswith(("spot", "assessment", "market,")):
        return "spot"
    return "unstated"


def exchange_rate(build: Build, row: dict[str, str], key: str, source: str, regions: dict[str, str]) -> None:
    """One exchange rate; the pair stands in the unit, first currency per second."""
    span = "month" if "monthly" in row["item"] else "year"
    build.observation(
        "exchange_rates", OTHER, id=key, quantity="exchange_rate", value=row["value"],
        unit=UNITS.get(row["unit"], row["unit"]), period=row["year_or_month"],
        basis=f"averaging={span}", geography=CURRENCY_HOME.get(row["region"]) or regions[row["region"]],
        evidence=row["evidence"], tier=row["tier"], source=source, published=row["published_date"],
        note="; ".join(filter(None, [row["basis"], row["note"]])))


def price_fields(row: dict[str, str], period: str) -> dict[str, str]:
    """Quantity, basis and product of a price row, or nothing."""
    item, basis, unit = row["item"], row.get("basis", ""), row["unit"]
    if any(item.startswith(start) for start, *_ in ITEMS):
        return {}
    if item.startswith("industrial steam"):
        product = "steam"
    elif item in GOODS:
        product = GOODS[item]
    elif item.startswith(("industrial silicon", "silicon metal average price")):
        product = silicon(item)
    else:
        return {}
    mean = averaging(basis, period, row["note"])
    if "(USA)" in item:
        mean = "year"
    tax = "included" if "tax incl" in item else "unstated"
    fields = {"quantity": "input_price", "product": product, "kind": "observed",
              "basis": f"averaging={mean};deal={deal(item, basis)};tax={tax}", "unit": unit}
    if "forecast for the week" in row["note"]:
        fields["kind"] = "forecast"
        fields["basis"] = fields["basis"].replace("averaging=point", "averaging=week")
        fields["period"] = "{}-W{:02d}".format(*dt.date.fromisoformat(period).isocalendar()[:2])
    return fields


def other_fields(row: dict[str, str], key: str) -> dict[str, str]:
    """Quantity, basis and product of a row that is no price."""
    item = row["item"]
    for start, quantity, basis, product, kind in ITEMS:
        if item.startswith(start):
            break
    else:
        raise ValueError(f"{key}: {item}")
    if quantity == "hydrogen_production_cost":
        basis = f"feedstock={'coal' if 'coal' in row['region'] else 'natural-gas'};tax=unstated"
    if quantity == "freight_cost":
        text = row["basis"]
        mode = ("rail-and-road" if "rail and road" in text else "road" if "road" in text else "rail")
        basis = f"mode={mode};tax=unstated"
    if quantity == "headcount" and not basis:
        when = "date" if re.fullmatch(r"\d{4}-\d\d", row["period"]) else "unstated"
        basis = f"extent={EXTENT[key]};timing={'year-end' if row['period'].endswith('-12') else when}"
    return {"quantity": quantity, "basis": basis, "product": product, "kind": kind}


def add(build: Build, file: str, row: dict[str, str], key: str, source: str, regions: dict[str, str]) -> None:
    """One row of silicon metal, chemicals, utilities, freight or labour."""
    note, period = row["note"], iso(row["period"])
    geography, site = region_of(row["region"], regions)
    fields = price_fields(row, period) or other_fields(row, key)
    if "FOB" in row["item"] or "fob" in row["item"] or "export" in row["item"].split()[-1:]:
        site = "; ".join(filter(None, [site, "FOB" if "ob" in row["item"].lower() else ""]))
    if "delivered port" in row["item"]:
        site = "delivered port"
    low, high = row.get("low", ""), row.get("high", "")
    proof = evidence(row, f"{note} {row.get('basis', '')}" if not note else note)
    if not low and not high and file == SILICON:
        low, high = middle_of(note, row["value"])
    if low and high and abs(float(low) + float(high) - 2 * float(row["value"])) < 1e-6:
        proof = "midpoint" if proof in ("as stated", "as-stated") else proof
    company = next((code for start, code in COMPANIES if row["region"].startswith(start)), "")
    remark = "; ".join(filter(None, [
        item_note(row), row.get("basis", "") if row.get("basis") not in ("spot", "year") else "", note]))
    full = {
        "id": key, "value": row["value"], "low": low, "high": high, "period": period,
        "geography": geography, "site": site, "company": company, "evidence": proof, "tier": row["tier"], "source": source,
        "published": row["published_date"], "note": remark,
        "unit": UNITS.get(row["unit"], row["unit"]), **fields}
    full["unit"] = UNITS.get(full["unit"], full["unit"])
    full.update(OVERRIDES.get(key, {}))
    if "Siemens" in row["item"]:
        full["route"] = "siemens"
    full["same_value_as"] = full.get("same_value_as") or same_as(
        build, ("companies", "input_prices"), full)
    build.observation("input_prices", file, **full)


def item_note(row: dict[str, str]) -> str:
    """The words of the item that the codes do not keep."""
    item = row["item"]
    kept = ("industrial steam", "caustic soda 32% liquid,", "employees", "jobs", "polysilicon jobs", "wage",
            "silicon metal average", "caustic soda contract", "industrial silicon 421 cheapest",
            "industrial silicon Baichuan", "industrial silicon 421 export", "industrial silicon 553 ",
            "industrial silicon average", "industrial silicon market range", "industrial silicon 421 orders",
            "industrial silicon all grades", "cash cost", "freight, polysilicon", "industrial silicon Si4210")
    return item if item.startswith(kept) else ""


def tariff(build: Build, row: dict[str, str], source: str, regions: dict[str, str]) -> None:
    """Electricity tariff row of the silicon file."""
    season, supply, user = TARIFF[row["item"]]
    key, note = row["row_id"], row["note"]
    geography, site = region_of(row["region"], regions)
    low, high = middle_of(note, row["value"])
    fields = {
        "id": key, "quantity": "electricity_tariff", "value": row["value"], "low": low, "high": high,
        "qualifier": "" if low else qualifier(note), "unit": row["unit"], "period": iso(row["period"]),
        "basis": f"season={season};supply={supply};user={TARIFF_USER.get(key, user)}",
        "geography": geography, "site": site, "product": "electricity",
        "evidence": "midpoint" if low else row["evidence"], "tier": row["tier"], "source": source,
        "published": row["published_date"], "note": "; ".join(filter(None, [row["item"], note]))}
    fields.update(OVERRIDES.get(key, {}))
    fields["same_value_as"] = same_as(build, ("electricity_tariffs",), fields)
    build.observation("electricity_tariffs", SILICON, **fields)


def convert(build: Build) -> None:
    regions = codes("regions")
    for row in build.read(SILICON):
        row["tier"] = row["source_tier"]
        source = build.source(row["source_title"], row["source_url"], row["publisher"],
                              row["published_date"], row["tier"])
        if row["item"].startswith("electricity tariff"):
            tariff(build, row, source, regions)
        else:
            add(build, SILICON, row, row["row_id"], source, regions)
    for position, row in enumerate(build.read(OTHER), 1):
        key, row["period"] = f"IO{position:04d}", row["year_or_month"]
        memory = row["source_title"] == "from memory"
        source = build.source("" if memory else row["source_title"], row["source_url"],
                              row["publisher"], row["published_date"], row["tier"])
        if memory:
            row["evidence"] = "from memory"
        if "USD" in row["item"] or "CNY/EUR" in row["item"]:
            exchange_rate(build, row, key, source, regions)
        else:
            add(build, OTHER, row, key, source, regions)
