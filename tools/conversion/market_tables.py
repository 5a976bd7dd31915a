"""Tables that are no observations: measures, episodes, forecasts, contradictions, warnings."""

from __future__ import annotations

import re
from pathlib import Path

from lib import EVIDENCE, Build, number, rows
from market_balance import REGIONS as BALANCE_REGIONS
from market_prices import REGIONS as PRICE_REGIONS
from market_prices import cite, iso_period, remarks, tier
from market_pv import REGIONS as PV_REGIONS

LABELS = Path(__file__).parent / "labels"
UNITS = {
    "t/yr": "t/a", "kt/yr": "kt/a", "GWac": "GW", "none": "", "none (method anchor)": "",
    "kt/month": "kt", "Mt/yr": "Mt/a",
    "USD million": "MUSD",
}
JUDGED = {"label set here from the cited rows": "inferred",
          "contradiction between cited rows": "derived"}
MIXED = {
    "mixed: USD million/t/yr": "MUSD;t/a", "mixed: kt/kt/yr": "kt;kt/a",
    "mixed: GW/GWdc/GW": "GW;GW;GW",
}
IMPOSING = {
    "China": "CN", "Zhejiang": "CN-ZJ", "Sichuan": "CN-SC", "USA": "US", "US": "US", "EU": "EU",
    "India": "IN",
}
AUTHORITIES = {"NEA": "国家能源局", "MIIT": "工业和信息化部", "NDRC": "国家发展改革委",
               "MEP": "环境保护部", "SAMR": "市场监管总局", "CBP": "美国海关与边境保护局"}
# Rows of which the middle of a printed range stands as the value.
MIDPOINTS = ("MT0014", "MT0018")
REWORDED = {"MK030": {
    "rows": "MC0204", "values": "98", "units": "MUSD",
    "note": "USD 98 m received against no payment plus USD 80 m cost (C&EN on 20,000 t/a, no exit "
            "and so no observation); another page prints 9.8"}}
SPAN = r"(?:range|expected|CVD) (\d[\d.]*)-(\d[\d.]*)"
REGIONS = PRICE_REGIONS | BALANCE_REGIONS | PV_REGIONS
QUANTITIES = {
    "price": "price", "China output": "production", "global output": "production",
    "China capacity": "capacity", "PV installations global": "installations",
    "PV installations China": "installations", "silicon intensity": "silicon_intensity",
}


def labels(name: str, key: str) -> dict[str, dict[str, str]]:
    return {row[key]: row for row in rows(LABELS / f"{name}.csv")}


def kinds(name: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows(LABELS / "table_kinds.csv") if row["list"] == name}


def ending(build: Build, row: dict[str, str]) -> dict[str, str]:
    """Columns that every table ends with."""
    return {"source": cite(build, row), "tier": tier(row),
            "evidence": JUDGED.get(row["evidence"]) or EVIDENCE[row["evidence"]],
            "note": row["note"]}


def unit(row: dict[str, str]) -> str:
    return UNITS.get(row["unit"], row["unit"])


def write(build: Build, name: str, origin: str, table: list[dict[str, str]]) -> None:
    build.table(name, origin, list(table[0]), table)


def measure(build: Build, row: dict[str, str], known: dict[str, dict[str, dict[str, str]]],
            ) -> dict[str, str]:
    label = known["measures"][row["measure"]]
    kind = known["kinds"][label["kind"]]
    place, _, authority = row["imposing"].removesuffix(")").partition(" (")
    found = re.search(SPAN, row["note"])
    low, high = found.groups() if found else ("", "")
    return {
        "id": row["row_id"], "kind": label["kind"], "kind_en": kind["en"], "kind_zh": kind["zh"],
        "measure_en": row["measure"], "measure_zh": label["zh"], "geography": IMPOSING[place],
        "authority_en": authority,
        "authority_zh": "、".join(AUTHORITIES[part] for part in authority.split(", ") if part),
        "target_en": row["target"], "target_zh": known["targets"][row["target"]]["zh"],
        "date": row["period"], "value": number(row["value"]), "low": low, "high": high,
        "unit": unit(row),
    } | ending(build, row) | ({"evidence": "midpoint"} if row["row_id"] in MIDPOINTS else {})


def measures(build: Build) -> None:
    known = {"measures": labels("measures", "measure"), "kinds": labels("measure_kinds", "code"),
             "targets": labels("measure_targets", "target")}
    origin = "market_trade_policy.csv"
    first: dict[tuple[str, ...], str] = {}
    table = []
    for row in build.read(origin):
        made = measure(build, row, known)
        same = tuple(made[key] for key in ("measure_en", "geography", "target_en", "date", "value"))
        made["same_as"] = first.get(same, "")
        first.setdefault(same, made["id"])
        table.append(made)
    write(build, "measures", origin, table)


def episode(build: Build, row: dict[str, str]) -> dict[str, str]:
    kind, trust = kinds("episode")[row["type"]], kinds("confidence")[row["label_confidence"]]
    price_unit, _, price_basis = row["price_unit"].partition(" ")
    return {
        "id": row["row_id"], "part_of": row["row_id"][:3] if len(row["row_id"]) > 3 else "",
        "kind": row["type"].replace(" ", "-"), "kind_en": kind["en"], "kind_zh": kind["zh"],
        "start": row["start"], "end": row["end"],
        "open": "yes" if row["note"].startswith("open at the end") else "no",
        "price_change": row["value"], "price_change_unit": row["unit"].split()[0],
        "price_start": row["price_start"], "price_end": row["price_end"], "price_unit": price_unit,
        "price_basis": price_basis, "evidence_rows": row["evidence_row_ids"],
        "confidence": row["label_confidence"], "confidence_en": trust["en"],
        "confidence_zh": trust["zh"],
    } | ending(build, row)


def scopes(build: Build) -> dict[str, str]:
    """Geography of every market row by its id."""
    found: dict[str, str] = {}
    for name, column in (("market_prices", "region"), ("market_supply_demand", "scope"),
                         ("market_pv_demand_intensity", "scope")):
        for row in rows(build.source_dir / f"{name}.csv"):
            found[row["row_id"]] = REGIONS[row[column]]
    return found


def forecast(build: Build, row: dict[str, str], places: dict[str, str]) -> dict[str, str]:
    remark = row["note"]
    span = re.search(r"range (\d+)-(\d+)", remark)
    qualifier = "under" if remark == "upper bound" else "over" if remark == "lower bound" else ""
    rating = "AC rating" if row["unit"] == "GWac" else ""
    place = places[row["forecast_row_id"]]
    for word, code in (("global", "WLD"), ("China", "CN")):
        place = code if word in row["quantity"] else place
    return {
        "id": row["row_id"], "quantity": QUANTITIES[row["quantity"]], "geography": place,
        "forecaster": row["forecaster"], "made": iso_period(row["made"]),
        "period": row["period"], "value": row["value"], "low": span[1] if span else "",
        "high": span[2] if span else "", "qualifier": qualifier,
        "outturn": row["outturn_value"], "unit": unit(row),
        "bias": f"{float(row['forecast_bias_pct']) + 0:g}", "bias_unit": "%",
        "forecast_row": row["forecast_row_id"], "outturn_row": row["outturn_row_id"],
    } | ending(build, row) | {"note": remarks(remark, rating)}


def contradiction(build: Build, row: dict[str, str], known: dict[str, dict[str, str]],
                  ) -> dict[str, str]:
    if row["value"] != row["all_values"].split(";")[0]:
        raise ValueError(f"{row['row_id']}: first value is not among all values")
    values = "" if row["all_values"] == "n/a" else row["all_values"]
    return {
        "id": row["row_id"], "topic_en": row["topic"], "topic_zh": known[row["topic"]]["zh"],
        "period": iso_period(row["period"]), "values": values,
        "units": MIXED.get(row["unit"]) or unit(row),
        "spread": row["spread_pct"], "spread_unit": "%" if row["spread_pct"] else "",
        "rows": row["row_ids"], "publishers": row["publishers"],
    } | ending(build, row) | {"tier": "secondary"} | REWORDED.get(row["row_id"], {})


def decade(text: str) -> str:
    """ISO period of a researched period; ``2000s`` is ten years and ``n.d.`` is none."""
    if found := re.fullmatch(r"(\d{3})0s", text):
        return f"{found[1]}0/{found[1]}9"
    return "" if text == "n.d." else iso_period(text)


def warning(build: Build, row: dict[str, str], known: dict[str, dict[str, str]]) -> dict[str, str]:
    label = known[row["item"]]
    kind = kinds("warning")[label["kind"]]
    return {
        "id": row["row_id"], "kind": label["kind"], "kind_en": kind["en"], "kind_zh": kind["zh"],
        "item_en": row["item"], "item_zh": label["zh"], "value": number(row["value"]),
        "unit": unit(row), "period": decade(row["period"]),
    } | ending(build, row)


def convert(build: Build) -> None:
    measures(build)
    origin = "market_episodes.csv"
    write(build, "episodes", origin, [episode(build, row) for row in build.read(origin)])
    origin, places = "market_forecast_vs_outturn.csv", scopes(build)
    write(build, "forecast_record", origin,
          [forecast(build, row, places) for row in build.read(origin)])
    origin, known = "market_contradictions.csv", labels("contradiction_topics", "topic")
    write(build, "contradictions", origin,
          [contradiction(build, row, known) for row in build.read(origin)])
    origin, known = "market_ews_anchors.csv", labels("warning_items", "item")
    write(build, "warning_methods", origin,
          [warning(build, row, known) for row in build.read(origin)])
