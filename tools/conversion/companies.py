"""Company rows: capacity, output, sales, cost, margin, plans, exits and stakes."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from lib import Build, last_day, number

FILE = "market_companies.csv"
ROUTES = {"Siemens": "siemens", "FBR": "silane-fbr", "": ""}
UNITS = {
    "t/yr": "t/a", "kt/yr": "kt/a", "USD million": "MUSD", "CNY billion": "GCNY",
    "USD billion": "GUSD", "t/yr per head": "t/(a·person)",
}
NOT_ONE_COMPANY = {
    "China industry": "CN", "China industry average": "CN", "China small/medium producers": "CN",
    "China industry (verified full cost)": "CN", "downstream wafer makers": "CN",
    "GCL/ReneSola/Daqo": "CN", "non-China producers": "XCN", "rest of Chinese industry": "CN",
    "six largest Chinese producers": "CN", "smaller Chinese producers": "CN",
}
COMPANIES = {"GCL (with Zhonghuan)": "gcl"}
HOME = {"oci": "KR", "rec-silicon": "US", "wacker": "WLD", "tokuyama": "WLD"}
PLACES = {
    "Xinjiang+Inner Mongolia": "CN-NM-XJ", "Xinjiang/Inner Mongolia": "CN-NM-XJ",
    "Sichuan/Inner Mongolia": "CN", "Sichuan/Inner Mongolia/Yunnan": "CN",
    "Sichuan/Yunnan/Inner Mongolia": "CN", "Jiangsu/Sichuan/Inner Mongolia": "CN",
    "Germany/USA": "WLD", "Korea": "KR", "USA": "US",
}
COST = "accounting=unstated;research=unstated;tax=unstated"
US_GAAP = "accounting=us-gaap;research=unstated;tax=unstated"
# metric -> quantity, basis, kind
METRICS = {
    "production": ("production", "", "observed"),
    "production guidance": ("production", "", "forecast"),
    "production forecast": ("production", "", "forecast"),
    "sales": ("sales", "", "observed"),
    "shipments": ("sales", "", "observed"),
    "cash cost": ("cash_cost", COST, "observed"),
    "average production cost": ("total_cost", COST, "observed"),
    "full cost incl. tax": ("total_cost", "accounting=unstated;research=unstated;tax=included",
                            "estimate"),
    "production cost": ("production_cost", COST, "observed"),
    "cost": ("production_cost", COST, "estimate"),
    "operating cost": ("production_cost", COST, "estimate"),
    "gross margin": ("gross_margin", "", "observed"),
    "capacity utilisation": ("operating_rate", "", "observed"),
    "rank by 2024 output": ("output_rank", "", "observed"),
    "net loss": ("net_loss", "", "observed"),
    "electricity use": ("electricity_intensity", "step=unstated", "observed"),
    "energy use": ("energy_intensity", "step=unstated", "observed"),
    "long-lived asset impairment": ("impairment", "", "observed"),
    "asset impairment": ("impairment", "", "observed"),
    "monthly output at risk (Sichuan)": ("output_at_risk", "", "estimate"),
    "carbon footprint": ("carbon_footprint", "boundary=unstated;method=unstated;silicon_metal=unstated",
                         "observed"),
    "market share": ("market_share", "measured=market;whole=unstated", "observed"),
    "share of China production": ("market_share", "measured=production;whole=china", "observed"),
    "share of world industrial silicon output": (
        "market_share", "measured=production;whole=world", "observed"),
    "capacity exit": ("capacity_exited", "", "observed"),
    "capacity exit planned": ("capacity_exited", "", "target"),
    "capacity retirement goal": ("capacity_exited", "", "target"),
    "average selling price change": ("price_change", "comparison=year", "observed"),
    "capex": ("capex_total", "scope=unstated", "observed"),
    "planned capex": ("capex_total", "scope=unstated", "target"),
}
MEASURES = {
    "nameplate capacity": ("nameplate", "observed"), "planned capacity": ("planned", "target"),
    "capacity offline (blast)": ("stopped", "observed"),
    "retained capacity": ("operable", "observed"),
}
EVENTS = {
    "exit announcement": "exit-announced", "founded": "founded",
    "acquisition of 42.5% of Inner Mongolia Xinyuan": "acquisition",
    "acquisition of Qinghai Lihao (100%)": "acquisition", "planned fund": "fund-planned",
    "Daqo stake": "shareholding", "GCL stake": "shareholding", "Tongwei stake": "shareholding",
    "registered capital": "registered-capital", "sale price of Malaysian plants": "disposal",
}
PARTNERS = {"Daqo stake": "daqo", "GCL stake": "gcl", "Tongwei stake": "tongwei",
            "acquisition of Qinghai Lihao (100%)": "lihao",
            "sale price of Malaysian plants": "oci"}
EVENT_COLUMNS = ("id company event date geography site route partner value unit evidence source "
                 "tier published note").split()
# what the notes say beyond the metric
# Rows that are no exit of capacity.
NO_EXIT = {
    "MC0203": "sold and kept running by the buyer: no exit of capacity",
    "MC0170": "never opened: no exit of capacity",
}
OVERRIDES = {
    "MC0002": {"geography": "WLD"}, "MC0130": {"geography": "WLD"}, "MC0179": {"geography": "WLD"},
    "MC0144": {"site": ""}, "MC0150": {"site": ""}, "MC0218": {"site": ""},
    "MC0163": {"note": "about one third; CNY 50 bn fund idea; the source tells no target year: the "
                       "period is the month of the plan"},
    "MC0236": {"geography": "CN-NM-XJ", "site": ""},
    "MC0007": {"basis": "step=whole-plant"},
    "MC0071": {"kind": "forecast", "published": "2023-08"},
    "MC0125": {"product": "wafer"},
    "MC0126": {"basis": "measure=planned;timing=unstated", "kind": "target"},
    "MC0171": {"product": "silicon-metal"},
    "MC0180": {"kind": "estimate", "evidence": "midpoint"},
    "MC0186": {"low": "", "high": "", "evidence": "derived"},
    "MC0217": {"same_value_as": "MC0216", "site": ""},
    "MC0183": {"grade": "electronic"},
    "MC0196": {"qualifier": "about"},
    "MC0202": {"grade": "electronic"},
    "MC0211": {"qualifier": "under"}, "MC0216": {"qualifier": "over"},
    "MC0222": {"qualifier": "over", "site": ""}, "MC0224": {"qualifier": "under"},
    "MC0240": {"qualifier": "under"},
}


def codes(name: str) -> dict[str, str]:
    """Code by English name, Chinese name and alias of a codelist (all fragments)."""
    found: dict[str, str] = {}
    for path in sorted(Path(__file__).parent.glob(f"codelists/{name}.*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                for label in [row["code"], row["en"], row["zh"], *(row.get("aliases") or "").split("|")]:
                    if label:
                        found.setdefault(label, row["code"])
    return found


def iso(period: str) -> str:
    """Project form of a period: intervals with a slash, quarters and halves with a hyphen."""
    text = period.replace("..", "/")
    return re.sub(r"(\d{4})(Q[1-4]|H[12])", r"\1-\2", text).replace("FY", "")


def middle_of(note: str, value: str) -> tuple[str, str]:
    """Range in a note of which the value is exactly the middle."""
    for low, high in re.findall(r"(\d[\d,]*\.?\d*)\s?(?:-|to)\s?(\d[\d,]*\.?\d*)", note):
        low, high = number(low.rstrip(".,")), number(high.rstrip(".,"))
        if not (low and high and number(value)):
            continue
        for scale in (1, 1000):
            ends = (float(low) * scale, float(high) * scale)
            if ends[0] < ends[1] and abs(sum(ends) / 2 - float(value)) < 1e-9 * abs(float(value)):
                return (low, high) if scale == 1 else tuple(f"{end:g}" for end in ends)
    return "", ""


def qualifier(note: str) -> str:
    """About, over or under, where a note begins with it."""
    for pattern, code in ((r"about|nearly|approaching|around", "about"), (r"over|above|more than", "over"),
                          (r"below|under|up to", "under")):
        if re.match(rf"'?(?:{pattern})\b", note):
            return code
    return ""


def evidence(row: dict[str, str], note: str) -> str:
    """Evidence as stated in the row, or as its note tells."""
    if row.get("evidence", "as stated") not in ("", "as stated"):
        return row["evidence"]
    if "from memory" in note and "first" not in note and row.get("tier") == "unverified":
        return "memory"
    if note.startswith("derived"):
        return "derived"
    if "midpoint" in note:
        return "midpoint"
    return "as-stated"


def unstated(basis: str) -> int:
    return basis.count("=unstated")


def same_as(build: Build, topics: tuple[str, ...], row: dict[str, str]) -> str:
    """Id of an earlier observation of the same quantity, thing, place, time, unit and value.

    Where the new row states its basis better, the earlier one becomes the repetition.
    """
    known = earlier(build, topics, row)
    if known is None:
        return ""
    if unstated(known["basis"]) <= unstated(row.get("basis", "")):
        return known["id"]
    for table in build.observations.values():
        for other in table:
            if other["id"] == known["id"] or other["same_value_as"] == known["id"]:
                other["same_value_as"] = row["id"]
    return ""


def earlier(build: Build, topics: tuple[str, ...], row: dict[str, str]) -> dict[str, str] | None:
    """Earlier observation of the same quantity, thing, place, time, unit and value."""
    keys = ("quantity", "company", "product", "period", "unit", "geography")
    for topic in topics:
        for known in build.observations.get(topic, []):
            if (known["value"] and row.get("value") and not known["same_value_as"]
                    and known["id"] != row["id"]
                    and all(known[key] == row.get(key, "") for key in keys)
                    and float(known["value"]) == float(row["value"])
                    and known["kind"] == row.get("kind", "observed")):
                return known
    return None


def timing(period: str) -> str:
    """Timing of a capacity from the shape of its period."""
    if re.fullmatch(r"\d{4}-12(-31)?", period):
        return "year-end"
    return "date" if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", period) else "unstated"


def place(row: dict[str, str], company: str, regions: dict[str, str]) -> tuple[str, str]:
    """Geography and site of a company row."""
    province, site = row["province_or_country"], row["site"]
    if row["company"] in NOT_ONE_COMPANY:
        return NOT_ONE_COMPANY[row["company"]], site
    if not province:
        if row["company"] == "OCI Malaysia":
            return "MY", site
        return HOME.get(company, "CN"), site
    if province in PLACES:
        joint = "/" in province or "+" in province
        return PLACES[province], site or (province if joint else "")
    return regions[province], "" if site == province else site


def convert(build: Build) -> None:
    names, regions = codes("companies"), codes("regions")
    events = []
    for row in build.read(FILE):
        name, metric, note = row["company"], row["metric"], row["note"]
        if row["row_id"] in NO_EXIT:
            build.leave_out(FILE, row["row_id"], NO_EXIT[row["row_id"]])
            continue
        company = "" if name in NOT_ONE_COMPANY else COMPANIES.get(name) or names[name]
        geography, site = place(row, company, regions)
        source = build.source(row["source_title"], row["source_url"], row["publisher"],
                              row["published_date"], row["source_tier"])
        common = {
            "id": row["row_id"], "geography": geography, "site": site, "company": company,
            "route": ROUTES[row["route"]], "evidence": evidence(row, note), "source": source,
            "tier": row["source_tier"], "published": row["published_date"], "note": note}
        if name in NOT_ONE_COMPANY:
            common["note"] = "; ".join(filter(None, [f"for: {name}", note]))
            if not name.lower().startswith("china industry"):
                common["site"] = name
        unit = UNITS.get(row["unit"], row["unit"])
        if metric in EVENTS:
            worded = row["unit"] in ("event", "year")
            events.append({
                **{k: common[k] for k in EVENT_COLUMNS if k in common},
                "event": EVENTS[metric], "date": row["period"],
                "partner": PARTNERS.get(metric, ""), "value": "" if worded else row["value"],
                "unit": "" if worded else unit,
                "note": "; ".join(filter(None, [metric if "42.5" in metric else "", note]))})
            continue
        add(build, row, common, unit)
    for event in events:
        event["evidence"] = {"as stated": "as-stated", "part from memory, unverified": "memory",
                             "as stated, date or field inferred": "inferred"}.get(
                                 event["evidence"], event["evidence"])
        if event["evidence"] == "memory":
            event["tier"] = "unverified"
        event["tier"] = {"direct": "primary"}.get(event["tier"], event["tier"])
    build.table("company_events", FILE, EVENT_COLUMNS, events)


def add(build: Build, row: dict[str, str], common: dict[str, str], unit: str) -> None:
    """Add the observation, and the capacity of a capex row."""
    metric, note, period = row["metric"], row["note"], iso(row["period"])
    if metric in MEASURES:
        measure, kind = MEASURES[metric]
        quantity, basis = "capacity", f"measure={measure};timing={timing(period)}"
    else:
        quantity, basis, kind = METRICS[metric]
        if row["company"] == "Daqo" and unit == "USD/kg":
            basis = US_GAAP
        if row["company"] == "GCL" and "ex-tax" in note:
            basis = basis.replace("tax=unstated", "tax=excluded")
    low, high = middle_of(note, row["value"])
    fields = {**common, "quantity": quantity, "basis": basis, "kind": kind, "value": row["value"],
              "unit": unit, "period": period, "low": low, "high": high,
              "product": "polysilicon"}
    if low:
        fields["evidence"] = "midpoint"
    if metric == "shipments":
        fields["note"] = f"{note}; the source says shipments"
    if quantity in ("net_loss", "impairment"):
        fields["product"] = ""
    fields.update(OVERRIDES.get(row["row_id"], {}))
    topic = "capex" if quantity == "capex_total" else "companies"
    build.observation(topic, FILE, **fields)
    if quantity == "capex_total" and (size := re.search(r"([\d.]+) kt\b", note)):
        measure = "planned" if kind == "target" else "design"
        build.observation(topic, FILE, counts=False, **{
            **common, "id": row["row_id"].replace("MC", "MK"), "quantity": "capacity",
            "basis": f"measure={measure};timing=unstated", "kind": kind, "value": size[1],
            "unit": "kt/a", "period": period, "product": "polysilicon",
            "note": f"capacity to the capital cost in {row['row_id']}; {note}"})
    assert last_day(period), period
