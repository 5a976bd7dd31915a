"""Write datapackage.json for a converted data folder (temporary): descriptor.py DATA_DIR."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

REQUIRED = {
    "sources": "key title accessed licence redistributable tier".split(),
    "observations": "id quantity unit period geography kind evidence tier source first_known first_known_by".split(),
    "plants": "plant en geography route kind".split(),
    "plant_events": "id plant event event_date tier source first_known first_known_by".split(),
}
ENUM = {
    "redistributable": ["yes", "no"],
    "evidence": ["as-stated", "midpoint", "derived", "inferred", "memory"],
    "first_known_by": ["published", "month-end", "year-end", "lag", "accessed"],
    "currency_free": ["yes", "no"],
    "total": ["yes", "no", ""],
}
EVENTS = ["planned", "start", "expansion", "converted", "delayed", "cancelled", "idled", "restarted", "closed", "sold"]
REFERENCES = {
    "quantity": "quantities", "unit": "units", "geography": "regions", "product": "products",
    "route": "routes", "grade": "grades", "company": "companies", "owner": "companies", "group": "companies", "kind": "kinds",
    "qualifier": "qualifiers", "tier": "tiers", "source": "sources", "plant": "plants",
}
NUMBERS = {"value", "low", "high", "nameplate_t_per_year", "factor"}
DATES = {"first_known", "accessed"}
PERIOD = r"\d{4}(-(Q[1-4]|H[12]|W\d\d|\d\d(-\d\d)?))?(/\d{4}(-(Q[1-4]|H[12]|W\d\d|\d\d(-\d\d)?))?)?"
DAY = r"\d{4}(-\d\d(-\d\d)?)?"


def field(resource: str, name: str, codelist: bool) -> dict[str, object]:
    kind = "string"
    constraints: dict[str, object] = {}
    if name in NUMBERS and resource in ("observations", "plant_events", "units", "dated_rates"):
        kind = "number"
    if name == "publication_lag_days":
        kind = "integer"
    if name in DATES:
        kind = "date"
    if name in REQUIRED.get(resource, []) or (codelist and name in ("code", "en", "zh")):
        constraints["required"] = True
    if resource == "bases" and name in ("dimension", "code", "en", "zh"):
        constraints["required"] = True
    if name in ENUM and (resource in ("sources", "observations", "quantities", "plant_events")):
        constraints["enum"] = [v for v in ENUM[name] if v]
    if resource == "plant_events" and name == "event":
        constraints["enum"] = EVENTS
    if name.endswith("_mark"):
        constraints["enum"] = ["observed", "inferred", "defaulted"]
        constraints["required"] = True
    if resource == "plants" and name == "kind":
        constraints["enum"] = ["plant", "plan"]
    if resource == "observations" and name == "period":
        constraints["pattern"] = PERIOD
    if resource in ("observations", "plant_events") and name in ("published", "event_date") or resource == "sources" and name == "published":
        constraints["pattern"] = DAY
    if resource in ("observations", "plant_events", "plants") and name in ("id", "plant"):
        constraints["pattern"] = r"[A-Za-z0-9][A-Za-z0-9._-]*"
    row: dict[str, object] = {"name": name, "type": kind}
    if constraints:
        row["constraints"] = constraints
    return row


def main() -> int:
    data = Path(sys.argv[1])
    resources = []
    groups: dict[str, list[str]] = {}
    for path in sorted(data.rglob("*.csv")):
        relative = path.relative_to(data).as_posix()
        name = "observations" if relative.startswith("observations/") else path.stem
        groups.setdefault(name, []).append(relative)
    for name, paths in groups.items():
        with (data / paths[0]).open(encoding="utf-8", newline="") as stream:
            header = next(csv.reader(stream))
        codelist = paths[0].startswith("codelists/") and name != "bases"
        schema: dict[str, object] = {"fields": [field(name, column, codelist) for column in header]}
        first = header[0]
        schema["primaryKey"] = ["dimension", "code"] if name == "bases" else [first]
        keys = []
        for column in header:
            target = REFERENCES.get(column)
            wanted = target and target != name and (name in ("observations", "plant_events", "plants") or column in ("source", "tier", "geography"))
            if name == "plants" and column == "kind" or name in ("regions",) or (codelist and column != "tier"):
                wanted = False
            if name in ("sources", "reference_report") and column != "tier":
                wanted = False
            if wanted:
                key = {"quantities": "code", "sources": "key", "plants": "plant"}.get(str(target), "code")
                keys.append({"fields": [column], "reference": {"resource": target, "fields": [key]}})
        if keys:
            schema["foreignKeys"] = keys
        if len(paths) > 1:
            (data / "schemas").mkdir(exist_ok=True)
            (data / "schemas" / f"{name}.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for path in paths:
            own = name if len(paths) == 1 else f"{name}.{Path(path).stem}"
            resources.append({
                "name": own, "type": "table", "path": path,
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ","},
                "schema": schema if len(paths) == 1 else f"schemas/{name}.json",
            })
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "polysight-data",
        "title": "Evidence on the polysilicon industry",
        "description": "Dated, sourced observations of the polysilicon industry with units, bases and vintages, and the codelists that they use.",
        "version": "0.1.0",
        "created": "2026-11-21T00:00:00Z",
        "contributors": [{"title": "The polysight contributors", "roles": ["compiler"]}],
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0 (the compilation; each source keeps its own licence, see sources.csv)"}],
        "resources": resources,
    }
    (data / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
