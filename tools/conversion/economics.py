"""Capital cost of projects, cost points and the quarters of Daqo."""

from __future__ import annotations

import re

from companies import iso, same_as
from lib import Build, number, rows

CAPEX, POINTS, DAQO = "econ_capex.csv", "econ_cost_points.csv", "econ_daqo_quarterly.csv"
ROUTES = {"Siemens": "siemens", "FBR granular": "silane-fbr", "FBR silane": "silane-fbr"}
SCOPES = [  # first match holds
    ("chain", "chain"), ("supporting", "with-supporting"), ("semi", "with-electronic-grade"),
    ("electronic", "with-electronic-grade"), ("caustic", "with-caustic-soda"),
    ("MG-Si", "with-silicon-metal"), ("debottlenecking", "debottlenecking"),
    ("greenfield", "unstated"), ("poly", "polysilicon-only"), ("granular", "polysilicon-only"),
]
CAPEX_UNITS = {"CNY100m": "100MCNY", "USD100m": "100MUSD"}
PROJECTS = {  # start of project -> company, geography, site
    "CSG Yichang": ("csg", "CN-HB", "Yichang"), "Shenzhou": ("shenzhou-silicon", "CN-NM", "Hohhot"),
    "Huolinguole": ("huomei", "CN-NM", "Huolinguole"),
    "Tongwei/Juxing": ("tongwei", "CN-SC", "Leshan"), "Hanma": ("hanma", "CN-NM", "Bayannur"),
    "TBEA Xinjiang": ("xinte", "CN-XJ", ""), "Tongwei Baotou": ("tongwei", "CN-NM", "Baotou"),
    "Daqo Shihezi": ("daqo", "CN-XJ", "Shihezi"), "Tongwei Leshan": ("tongwei", "CN-SC", "Leshan"),
    "Daqo Baotou": ("daqo", "CN-NM", "Baotou"), "Hoshine Urumqi": ("hoshine", "CN-XJ", "Urumqi"),
    "CSG Qinghai": ("csg", "CN-QH", ""), "Hoyuan Baotou": ("hoyuan", "CN-NM", "Baotou"),
    "Tongwei Ordos": ("tongwei", "CN-NM", "Ordos"), "Lihao Yibin": ("lihao", "CN-SC", "Yibin"),
    "Lihao Baotou": ("lihao", "CN-NM", "Baotou"), "GCL/TCL Hohhot": ("gcl-xinhuan", "CN-NM", "Hohhot"),
    "Saineng": ("saineng", "CN", ""), "United Solar Oman": ("united-solar", "OM", ""),
    "OCI Malaysia": ("oci", "MY", ""), "OCI Gunsan": ("oci", "KR", "Gunsan"),
    "Hemlock Clarksville": ("hemlock", "US-TN", "Clarksville"),
    "Wacker Tennessee": ("wacker", "US-TN", "Charleston"),
}
PRODUCERS = {  # company as printed -> code, geography, site
    "GCL Tech": ("gcl", "CN", ""), "GCL-Poly": ("gcl", "CN", ""),
    "Daqo (A-share basis)": ("daqo", "CN", ""), "Xinte": ("xinte", "CN", ""),
    "TBEA, Daqo Xinjiang": ("", "CN-XJ", ""),
    "REC Silicon Moses Lake": ("rec-silicon", "US-WA", "Moses Lake"),
    "US greenfield (estimate)": ("", "US", ""),
}
# Day of the filing, printed in its number; the other page is later.
FILED = {14: "2022-11-25"}
SAME = {"EP0021": "MS0326"}
METRICS = {"cash cost": "cash_cost", "total cost": "total_cost", "cost": "production_cost",
           "production cost": "production_cost", "profit": "unit_profit"}
MIRRORS = r"machine-translated|reportify|rethinkresearch|karthardware|bnsconstruction"
ASP = {"averaging": "quarter", "deal": "company-average", "tax": "excluded"}


def published(title: str) -> str:
    """Publication date in a free-text source: the latest day, else month, else year."""
    text = re.sub(r'"[^"]*"', "", title)
    for pattern in (r"\d{4}-\d\d-\d\d", r"\b\d{4}-\d\d\b", r"\b(?:19|20)\d\d\b"):
        if found := re.findall(pattern, text):
            return max(found)
    return ""


def tier_of(title: str) -> str:
    """Tier of a free-text source."""
    if "from memory" in title:
        return "unverified"
    if re.search(MIRRORS, title):
        return "mirror"
    if "prnewswire" in title.lower() or title.startswith("gcltech.com"):
        return "primary"
    return "secondary"


def cite(build: Build, title: str) -> dict[str, str]:
    """Source fields of an observation from a free-text source."""
    tier, day = tier_of(title), published(title)
    memory = tier == "unverified"
    key = build.source("" if memory else title, tier=tier, published=day,
                       note="Cited as free text by the researchers; address not recorded")
    return {"source": key, "tier": tier, "published": day,
            "evidence": "memory" if memory else "as-stated"}


def capex(build: Build) -> None:
    """Capital cost of a project and, as a second observation, the capacity it buys."""
    for position, row in enumerate(build.read(CAPEX), 1):
        project, scope_text = row["project"], row["scope"]
        company, geography, site = next(v for k, v in PROJECTS.items() if project.startswith(k))
        scope = next(code for part, code in SCOPES if part in scope_text)
        kind = "estimate" if "revised" in project else "target"
        common = {"geography": geography, "site": site, "company": company, "kind": kind,
                  "route": ROUTES[row["route"]], "product": "polysilicon", "period": row["year"],
                  **cite(build, row["source"])}
        common["published"] = FILED.get(position, common["published"])
        remark = "; ".join(filter(None, [f"project: {project}", f"scope: {scope_text}", row["note"]]))
        span = re.search(r"\((\d+)-(\d+)\)", scope_text)
        if span:
            common["evidence"] = "midpoint"
        build.observation("capex", CAPEX, id=f"EX{position:04d}", quantity="capex_total",
                          value=row["capex"], low=span[1] if span else "", high=span[2] if span else "",
                          unit=CAPEX_UNITS[row["capex_unit"]], basis=f"scope={scope}",
                          note=remark, **common)
        if span:
            common["evidence"] = "as-stated"
        build.observation("capex", CAPEX, counts=False, id=f"EK{position:04d}", quantity="capacity",
                          value=row["capacity_kt"], unit="kt/a", basis="measure=design;timing=unstated",
                          note=f"capacity to the capital cost in EX{position:04d}; project: {project}",
                          **common)


def period_of(text: str) -> str:
    """ISO period of 2024Q3, 2024H1, 2023FY, 2025-01..02 or a plain one."""
    if match := re.fullmatch(r"(\d{4})-(\d\d)\.\.(\d\d)", text):
        return f"{match[1]}-{match[2]}/{match[1]}-{match[3]}"
    return iso(text)


def points(build: Build) -> None:
    """Cost points of single companies and of the industry."""
    title = ""
    for position, row in enumerate(build.read(POINTS), 1):
        title = title if row["source"] == "same" else row["source"]
        company, geography, site = PRODUCERS.get(row["company"], ("", "CN", ""))
        words, span = row["basis"], re.fullmatch(r"([\d.]+)-([\d.]+)", row["value"])
        quantity = METRICS[row["metric"]]
        tax = "excluded" if "ex-VAT" in words else "unstated"
        accounting = "prc-gaap" if "PRC GAAP" in words else "unstated"
        research = "included" if "incl R&D" in words else "unstated"
        basis = f"accounting={accounting};research={research};tax={tax}"
        estimate = not company or "estimate" in row["company"] or quantity == "unit_profit"
        fields = {
            "id": f"EP{position:04d}", "quantity": quantity, "unit": row["unit"],
            "basis": f"tax={tax}" if quantity == "unit_profit" else basis, "period": period_of(row["period"]),
            "value": "" if span else row["value"], "low": span[1] if span else "",
            "high": span[2] if span else "", "geography": geography, "company": company,
            "site": site or ("" if company or row["company"].lower().startswith("china industry")
                             else row["company"]),
            "product": "polysilicon", "route": ROUTES[row["route"]],
            "kind": "estimate" if estimate else "observed",
            "qualifier": "about" if row["note"] == "approx" else "", **cite(build, title),
            "note": "; ".join(filter(None, [
                "" if company else f"for: {row['company']}", f"basis: {words}" if words else "",
                f"volume {row['volume_t']} t" if row["volume_t"] else "",
                f"utilisation: {row['utilisation']}" if row["utilisation"] else "", row["note"]]))}
        fields["same_value_as"] = SAME.get(fields["id"]) or same_as(
            build, ("companies", "input_prices"), fields)
        build.observation("costs", POINTS, **fields)


def asp_ids(build: Build) -> dict[tuple[str, float], str]:
    """Ids of the company average selling prices of Daqo that the price file holds."""
    table = rows(build.source_dir / "market_prices.csv")
    return {(row["period"], float(row["value"])): row["row_id"] for row in table
            if row["region"] == "China (Daqo)" and row["unit"] == "USD/kg" and not row["same_value_as"]}


def daqo(build: Build) -> None:
    """Quarters of Daqo: output, sales, total cost, cash cost, average selling price."""
    prices, position, title = asp_ids(build), 0, ""
    gaap = "accounting=us-gaap;research=unstated;tax=unstated"
    columns = [("production_t", "production", "t", ""), ("sales_t", "sales", "t", ""),
               ("avg_total_production_cost_usd_kg", "total_cost", "USD/kg", gaap),
               ("avg_cash_cost_usd_kg", "cash_cost", "USD/kg", gaap),
               ("asp_usd_kg", "price", "USD/kg", ";".join(f"{k}={v}" for k, v in ASP.items()))]
    for row in build.read(DAQO):
        title, first = row["source"], True
        for column, quantity, unit, basis in columns:
            if not number(row[column]):
                continue
            position += 1
            fields = {"id": f"ED{position:04d}", "quantity": quantity, "value": row[column], "unit": unit,
                      "basis": basis, "period": period_of(row["quarter"]), "geography": "CN",
                      "company": "daqo", "product": "polysilicon",
                      **cite(build, title), "note": row["note"]}
            fields["same_value_as"] = (
                prices.get((fields["period"], float(row[column])), "") if quantity == "price"
                else same_as(build, ("companies",), fields))
            if quantity == "price":
                fields["grade"] = "blend"
            build.observation("costs", DAQO, counts=first, **fields)
            first = False


def convert(build: Build) -> None:
    capex(build)
    points(build)
    daqo(build)
