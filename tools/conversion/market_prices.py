"""Prices of polysilicon: market_prices.csv -> observations/polysilicon_prices.csv."""

from __future__ import annotations

import re

from lib import EVIDENCE, TIERS, Build

FILE = "market_prices.csv"
REGIONS = {
    "global": "WLD", "ex-China": "XCN", "China": "CN", "GFEX": "CN", "Taiwan": "CN-TW",
    "China (Daqo)": "CN", "China (GCL)": "CN", "China (Xinte)": "CN",
}
COMPANIES = {
    "Daqo ASP": "daqo", "GCL granular ASP": "gcl", "Xinte ASP": "xinte",
    "polysilicon (Daqo pricing)": "daqo", "polysilicon factory price (Daqo Chongqing)": "daqo",
}
GRADES = {
    "polysilicon average": "blend", "polysilicon global average": "blend", "Daqo ASP": "blend",
    "Xinte ASP": "blend", "polysilicon market range": "blend", "polysilicon range": "blend",
    "imported polysilicon average": "all",
    "solar-grade polysilicon": "solar", "forecast spot": "solar", "polysilicon (PV grade)": "solar",
    "polysilicon (PV grade) lowest": "solar", "polysilicon (multi/mono)": "solar",
    "polysilicon (China domestic)": "solar", "polysilicon (China domestic) high": "solar",
    "polysilicon (China domestic) low": "solar", "polysilicon China low": "solar",
    "polysilicon outside China": "solar", "Global Polysilicon Marker (ex-China)": "solar",
    "polysilicon (Daqo pricing)": "solar", "imported polysilicon": "solar",
    "polysilicon factory price (Daqo Chongqing)": "solar", "polysilicon global low": "solar",
    "polysilicon global peak": "solar",
    "polysilicon (first-grade)": "solar-first", "polysilicon primary material": "solar-first",
    "second-grade polysilicon": "solar-second",
    "n-type polysilicon": "n-type", "n-type recharge polysilicon": "n-type",
    "China Mono Premium (N-type)": "n-type", "n-type dense polysilicon": "n-type-dense",
    "n-type polysilicon index": "n-type-blend", "n-type granular polysilicon": "n-type-granular",
    "granular polysilicon": "granular", "GCL granular ASP": "granular",
    "mono polysilicon": "mono", "polysilicon (mono)": "mono", "China Mono Grade": "mono",
    "mono recharge polysilicon": "mono-recharge", "dense mono polysilicon": "mono-dense",
    "p-type dense polysilicon": "mono-dense", "p-type polysilicon": "p-type",
    "cauliflower mono polysilicon": "cauliflower", "p-type cauliflower polysilicon": "cauliflower",
    "multi polysilicon": "multi",
    "polysilicon futures main contract": "gfex-deliverable",
    "polysilicon futures (listing day)": "gfex-deliverable",
    "polysilicon futures PS2509": "gfex-deliverable",
    "polysilicon futures PS2511": "gfex-deliverable",
    "polysilicon futures PS2601": "gfex-deliverable",
}
DEALS = {
    "spot": "spot", "company ASP": "company-average", "annual average": "unstated",
    "forecast": "spot", "futures": "futures", "contract/ASP": "unstated", "contract": "contract",
    "import": "import", "list": "list",
}
TAXES = {"incl": "included", "excl": "excluded"}
# Lines whose printed name says more than the grade code does.
NAMED = (
    "China Mono Grade", "China Mono Premium (N-type)", "Global Polysilicon Marker (ex-China)",
    "polysilicon futures", "polysilicon (PV grade)", "second-grade", "polysilicon (Daqo pricing)",
    "polysilicon (multi/mono)", "polysilicon China low", "n-type polysilicon index",
)
OPIS_TAX = "VAT included is inferred: the printed dollar value equals CNY over the exchange rate"


def ids(prefix: str, text: str) -> set[str]:
    return {prefix + part for part in text.split()}


HIGH = ids("MP", "0020 0021 0022 0023 0024 0037 0038 0064 0191")
LOW = ids("MP", "0046 0081 0082 0090 0123 0151 0356")
POINT = ids("MP", "0061 0070 0071 0088 0091 0142 0143 0167 0168 0171 0262 0292 0397")
WEEK = ids("MP", "0045 0050 0241 0242 0261 0275 0277 0306 0315 0316 0357 0358 0359 0398 0399 "
                 "0420 0421 0422")
MONTH = ids("MP", "0054 0057 0060 0080 0092 0163 0192 0204 0210")
QUARTER = ids("MP", "0150 0157 0165 0170")
YEAR = ids("MP", "0010 0012")
ABOUT = ids("MP", "0013 0015 0018 0031 0047 0052 0053 0098 0104 0141 0142 0168 0216 0259 0412 0472")
OVER = ids("MP", "0021 0022 0091 0108 0180")
UNDER = ids("MP", "0035 0048 0058 0090 0100 0110")
UNSTATED_DEAL = ids("MP", "0157 0165 0170")  # "ASP forecast": of whom is not said
INDICATION = ids("MP", "0033")
OVERSEAS = ids("MP", "0144 0146")


# Day of issue that the remark tells and the page does not print; the forecast record has MP0070.
PUBLISHED = {"MP0070": "2014", "MP0100": "2016-11-24", "MP0142": "2018-12-17"}
SAME = {"MP0261": "MP0276"}  # read from a copy without a date; its own note says which it is


def iso_period(text: str) -> str:
    """ISO 8601 text of a researched period."""
    text = re.sub(r"^(.+?)\.\.(.+)$", r"\1/\2", text)
    return re.sub(r"^(\d{4})-(\d{4})$", r"\1/\2", text)


def published(row: dict[str, str]) -> str:
    text = row["published_date"]
    return iso_period(text) if re.match(r"\d{4}", text) else ""


def cite(build: Build, row: dict[str, str]) -> str:
    """Source key of a researched row."""
    return build.source(row["source_title"], row["source_url"], row["publisher"], published(row),
                        row["source_tier"])


def tier(row: dict[str, str]) -> str:
    memory = EVIDENCE.get(row["evidence"]) == "memory"
    return "unverified" if memory else TIERS[row["source_tier"]]


def remarks(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def averaging(row: dict[str, str]) -> str:
    """How the figure stands for its period; what the source does not tell is ``unstated``."""
    key, grain = row["row_id"], row["granularity"]
    named = [(HIGH, "period-high"), (LOW, "period-low"), (POINT, "point"), (WEEK, "week"),
             (MONTH, "month"), (QUARTER, "quarter"), (YEAR, "year")]
    dated = len(row["period"]) == 10
    for group, code in named:
        if key in group and (dated or code != "week"):
            return code
    if row["basis"] == "annual average":
        return "year"
    if row["basis"] == "company ASP":
        return "period" if ".." in row["period"] else {"half": "half-year"}.get(grain, grain)
    if grain in ("week", "day") and dated:
        return {"week": "week", "day": "point"}[grain]
    return "unstated"


def basis(row: dict[str, str]) -> str:
    key = row["row_id"]
    deal = DEALS[row["basis"]]
    if row["product_group"] == "forecast" and key in UNSTATED_DEAL:
        deal = "unstated"
    if key in INDICATION:
        deal = "indication"
    if row["vat"] in TAXES:
        tax = TAXES[row["vat"]]
    else:
        tax = "not-applicable" if REGIONS[row["region"]] in ("WLD", "XCN") else "unstated"
    return f"averaging={averaging(row)};deal={deal};tax={tax}"


def note(row: dict[str, str]) -> str:
    product, extra = row["product"], []
    if product.startswith(NAMED):
        extra.append(f"line: {product}")
    if product in ("China Mono Grade", "China Mono Premium (N-type)"):
        extra.append(OPIS_TAX)
    if row["basis"] == "contract/ASP":
        extra.append("contract or average selling price")
    if product == "multi polysilicon" and row["product_group"] != "multi":
        extra.append("printed as multi; no other table of that time has it: grade in doubt")
    if row["granularity"] == "week" and len(row["period"]) == 7:
        extra.append("day of the week's table not known")
    return remarks(row["note"], *extra)


def kind(row: dict[str, str]) -> str:
    if row["product_group"] == "forecast":
        return "forecast"
    filled = "plateau" in row["note"] and row["period"] <= "2001" or "placeholder" in row["note"]
    return "estimate" if filled else "observed"


def qualifier(row: dict[str, str], groups: dict[str, set[str]]) -> str:
    return next((code for code, group in groups.items() if row["row_id"] in group), "")


def contract(row: dict[str, str]) -> str:
    """Contract month of a futures price, or "main contract"."""
    if row["basis"] != "futures":
        return ""
    found = re.search(r"PS\d{4}", f"{row['product']} {row['note']}")
    return found[0] if found else "main contract"


def convert(build: Build) -> None:
    for row in build.read(FILE):
        grade = GRADES[row["product"]]
        geography = "XCN" if row["row_id"] in OVERSEAS else REGIONS[row["region"]]
        build.observation(
            "polysilicon_prices", FILE, id=row["row_id"], quantity="price", value=row["value"],
            low=row["low"], high=row["high"], unit=row["unit"], period=iso_period(row["period"]),
            qualifier=qualifier(row, {"about": ABOUT, "over": OVER, "under": UNDER}),
            basis=basis(row), geography=geography, product="polysilicon", grade=grade,
            site="Chongqing" if "Chongqing" in row["product"] else contract(row),
            route="silane-fbr" if "granular" in grade else "",
            company=COMPANIES.get(row["product"], ""), kind=kind(row), evidence=row["evidence"],
            tier=tier(row), source=cite(build, row),
            published=PUBLISHED.get(row["row_id"]) or published(row),
            same_value_as=SAME.get(row["row_id"]) or row["same_value_as"], note=note(row))
