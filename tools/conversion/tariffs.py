"""Electricity tariffs by place, season, user and supply, and the rules that are no level."""

from __future__ import annotations

import re

from companies import codes, iso, qualifier, same_as
from lib import Build

FILE = "inputs_tariffs.csv"
UNITS = {"US cent/kWh": "UScent/kWh", "EUR cent/kWh": "EURcent/kWh"}
LEVELS = {"CNY/kWh", "US cent/kWh", "ore/kWh", "EUR cent/kWh", "JPY/kWh", "KRW/kWh", "USD/kWh",
          "sen/kWh", "NOK/kWh", "EUR/kWh", "baisa/kWh", "MYR/kWh", "INR/kWh"}
PLACES = {
    "China, individual regions": ("CN", "individual regions"),
    "Sichuan and Yunnan": ("CN-SC-YN", ""), "China northwest and southwest": ("CN-WESTERN", ""),
    "Northern China (silicon plants)": ("CN-NORTH", ""), "China coastal southeast": ("CN-COAST", ""),
    "Southwest China (Yunnan, Sichuan)": ("CN-SC-YN", ""), "China average": ("CN", ""),
    "China east coast": ("CN-COAST", ""), "Inner Mongolia and Xinjiang": ("CN-NM-XJ", ""),
    "Ningxia and surroundings": ("CN-NX", "Ningxia and surroundings"),
    "China (as cited by REC CEO)": ("CN", ""), "Japan (TEPCO)": ("JP", "TEPCO area"),
    "Germany (Wacker)": ("DE", ""), "Malaysia Sarawak (OCI)": ("MY-13", ""),
    "South Korea (OCI Gunsan)": ("KR", "Gunsan"), "Norway (Elkem)": ("NO", ""),
    "Norway (REC Kristiansand)": ("NO", "Kristiansand"), "USA": ("US", ""),
    "EU": ("FI", ""),
}
COMPANIES = {"(GCL)": "gcl", "(Wacker)": "wacker", "(OCI)": "oci", "(OCI Gunsan)": "oci",
             "(Elkem)": "elkem", "(REC Kristiansand)": "rec-solar-norway", "(Longi)": "longi",
             "(Tongwei Baoshan)": "tongwei", "REC Silicon": "rec-silicon", "Longi (wafers)": "longi"}
USERS = [  # first match holds
    ("data mine", "other"), ("bulk purchase", "other"), ("captive power plants", "other"),
    ("excl. energy-intensive", "other"), ("polysilicon", "polysilicon"),
    ("granular silicon", "polysilicon"), ("industrial-silicon", "silicon-metal"),
    ("silicon maker", "silicon-metal"), ("wafer", "other"),
    ("industrial average", "industry-average"), ("industry 1", "industry-band"),
    ("industry 2", "industry-band"), ("large industry", "industry-band"),
    ("above 300 kW", "industry-band"), ("local large users", "industry-band"),
    ("large users", "industry-band"), ("users 0.1-0.5 TWh", "industry-band"),
    ("users above 150", "industry-band"), ("ferro", "energy-intensive"),
    ("alumin", "energy-intensive"), ("manganese", "energy-intensive"),
    ("intensive", "energy-intensive"), ("high energy users", "energy-intensive"),
    ("industrial chemicals", "energy-intensive"), ("non-ferrous", "energy-intensive"),
    ("power service", "other"), ("non-household", "other"), ("non-residential", "other"),
    ("industrial", "industry-average"), ("Longi", "other"), ("all (rises)", "other"),
]
RULE_BY_POSITION = {80: "method", 82: "discount", 84: "season-dates", 85: "method", 89: "season-dates",
                    158: "contract", 160: "contract", 176: "method", 177: "method"}
STANDBY = {108, 109, 110}
RULE_COLUMNS = ("id rule geography site company period season user supply value low high unit text "
                "evidence source tier published note").split()
TIERS = {"direct": "primary"}
# notes that say more than their first word
SAME = {86: "ME0009"}
KINDS = {88: "estimate"}  # a figure of speech
QUALIFIERS = {94: "over", 77: "under", 87: "", 95: "under", 96: "under", 165: "under", 88: "over"}


def place(name: str, regions: dict[str, str]) -> tuple[str, str]:
    """Geography and site of a place as the rows write it."""
    if name in PLACES:
        return PLACES[name]
    if name in regions:
        return regions[name], ""
    whole, _, detail = name.partition(" (")
    company = any(word in detail for word in ("GCL", "Longi"))
    return regions[whole], "" if company else detail.rstrip(")").replace("Tongwei ", "")


def user_of(text: str) -> str:
    """User class code of the words of a row."""
    return next(code for part, code in USERS if part in text)


def company_of(row: dict[str, str]) -> str:
    """Company named in the place or the user class."""
    text = f"{row['province_or_country']} {row['user_class']}"
    return next((code for part, code in COMPANIES.items() if part in text), "")


def proof(row: dict[str, str]) -> str:
    """Evidence of a row from its note (the file has no evidence column)."""
    note = row["note"]
    if row["tier"] == "unverified" or note.startswith("from memory"):
        return "memory"
    if "(inference)" in note:
        return "inferred"
    if re.match(r"derived", note):
        return "derived"
    low, high, value = row["low"], row["high"], row["value"]
    if low and high and abs(float(low) + float(high) - 2 * float(value)) < 1e-9:
        return "midpoint"
    return "as-stated"


def rule_kind(position: int, unit: str) -> str:
    """Kind of a row that states no level."""
    if position in RULE_BY_POSITION:
        return RULE_BY_POSITION[position]
    for pattern, code in (("rise", "rise"), ("wheeling|levy|fund", "levy"), ("discount|preferential", "discount"),
                          ("surcharge", "surcharge"), ("cheaper than|ratio to", "relation"),
                          ("compensation", "compensation")):
        if re.search(pattern, unit):
            return code
    if position in STANDBY:
        return "levy"
    raise ValueError(f"{position}: {unit}")


def convert(build: Build) -> None:
    regions, rules = codes("regions"), []
    for position, row in enumerate(build.read(FILE), 1):
        key, memory = f"IT{position:04d}", row["source_title"] == "from memory"
        source = build.source("" if memory else row["source_title"], row["source_url"],
                              row["publisher"], row["published_date"], row["tier"])
        geography, site = place(row["province_or_country"], regions)
        common = {"id": key, "geography": geography, "site": site, "company": company_of(row),
                  "source": source, "tier": row["tier"], "published": row["published_date"],
                  "evidence": proof(row)}
        words = f"user class: {row['user_class']}"
        if row["unit"] == "KRW bn a year":
            build.observation("electricity_tariffs", FILE, **common, quantity="electricity_bill",
                              value=row["value"], unit="GKRW", period=iso(row["year_or_month"]),
                              product="electricity", note=f"{words}; {row['note']}")
        elif row["unit"] in LEVELS and position not in STANDBY:
            build.observation("electricity_tariffs", FILE, **level(build, row, common, position, words))
        else:
            rules.append(rule(row, common, position, words))
    build.table("tariff_rules", FILE, RULE_COLUMNS, rules)


def level(build: Build, row: dict[str, str], common: dict[str, str], position: int,
          words: str) -> dict[str, str]:
    """Observation of a tariff."""
    low, high = row["low"], row["high"]
    mark = QUALIFIERS.get(position, "" if low and high else qualifier(row["note"]))
    if mark and row["value"] in (low, high):
        low = high = ""
    fields = {
        **common, "quantity": "electricity_tariff", "value": row["value"], "low": low, "high": high,
        "qualifier": mark, "unit": UNITS.get(row["unit"], row["unit"]),
        "period": iso(row["year_or_month"]), "product": "electricity",
        "basis": f"season={row['season']};supply={row['supply']};user={user_of(row['user_class'])}",
        "note": "; ".join(filter(None, [words, row["note"]]))}
    if user_of(row["user_class"]) not in ("polysilicon", "silicon-metal"):
        fields["site"] = "; ".join(filter(None, [common["site"], row["user_class"]]))
        fields["note"] = row["note"]
    if position in KINDS:
        fields["kind"] = KINDS[position]
    if "1.015^(year-2011)" in row["note"]:
        fields["kind"] = "forecast"
    fields["same_value_as"] = SAME.get(position) or same_as(build, ("electricity_tariffs",), fields)
    return fields


def rule(row: dict[str, str], common: dict[str, str], position: int, words: str) -> dict[str, str]:
    """Row of the table of rules: rises, levies, discounts, dates and methods."""
    unit = row["unit"]
    number = bool(row["value"])
    return {
        **common, "tier": TIERS.get(common["tier"], common["tier"]), "rule": rule_kind(position, unit),
        "period": "" if row["year_or_month"] == "rule" else iso(row["year_or_month"]),
        "season": "" if row["season"] == "rule" else row["season"], "user": user_of(row["user_class"]),
        "supply": row["supply"], "value": row["value"], "low": row["low"], "high": row["high"],
        "unit": unit.split(",")[0].split(" ")[0] if number else "",
        "text": "" if unit == "rule" else unit, "note": "; ".join(filter(None, [words, row["note"]]))}
