"""Conversion of researched rows into the project's data schema (temporary)."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
import hashlib
import re
from collections import Counter
from pathlib import Path

ACCESSED = "2026-11-21"
TIERS = {
    "direct": "primary", "primary": "primary", "secondary": "secondary", "mirror": "mirror",
    "template": "template", "unverified": "unverified", "memory": "unverified",
    "A": "primary", "A/B": "secondary", "B": "secondary", "C": "mirror", "D": "template",
    "partly-memory": "unverified", "not found": "unverified",
}
TIER_ORDER = ["primary", "secondary", "mirror", "template", "unverified"]
EVIDENCE = {
    "as stated": "as-stated", "midpoint of stated range": "midpoint", "derived": "derived",
    "as stated, date or field inferred": "inferred", "inferred": "inferred",
    "part from memory, unverified": "memory", "from memory": "memory",
}
# Statistics that are released regularly: their day of release is a lag where none is printed.
REGULAR = {
    "supply_demand", "pv_demand", "polysilicon_prices", "exchange_rates", "companies", "costs",
    "grid_factors", "electricity_tariffs", "input_prices", "implied_exchange_rates", "plant_events",
}
# Days from the end of a period to a company report: quarter or half, and the year.
REPORT_DAYS, ANNUAL_REPORT_DAYS = 60, 120
# Counted over a period and so known only when it is over; said earlier, they are estimates.
FLOWS = {
    "production", "production_rate", "production_change", "imports", "imports_by_origin", "exports",
    "installations", "sales", "demand", "supply", "wafer_output", "leading_production", "revenue",
    "operating_rate", "price_change", "production_share", "silicon_metal_use",
}
# A publisher or title with these words is a copy, or tells what another one said.
COPY = re.compile(r"machine[- ]translat|third[- ]party|repost|reprint|reportify|wikipedia|wikimili|"
                  r"copy of|seeking alpha", re.I)
HEARSAY = re.compile(r"\bciting\b|\bvia\b|PV_ICE", re.I)
WITHHELD = "value withheld: the licence of its source forbids passing it on"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
OBSERVATION = (
    "id quantity value low high qualifier unit period basis geography site product route grade "
    "company kind evidence tier source published first_known first_known_by supersedes "
    "same_value_as note"
).split()
SOURCE = "key title producer publisher url published accessed licence redistributable tier note".split()


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(stream)]


def write(path: Path, columns: list[str], table: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        out = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="raise")
        out.writeheader()
        out.writerows(table)


def number(text: str) -> str:
    """Plain decimal text of a number, or '' when it is none."""
    cleaned = text.replace(",", "").replace("−", "-").strip()
    try:
        float(cleaned)
    except ValueError:
        return ""
    return cleaned


def last_day(text: str) -> dt.date | None:
    """Last day of an ISO period (day, week, month, quarter, half, year, interval)."""
    text = text.strip().split("/")[-1].split("..")[-1]
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text):
        return dt.date(int(m[1]), int(m[2]), int(m[3]))
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        return dt.date.fromisocalendar(int(m[1]), int(m[2]), 7)
    if m := re.fullmatch(r"(\d{4})-?Q([1-4])", text):
        return month_end(int(m[1]), 3 * int(m[2]))
    if m := re.fullmatch(r"(\d{4})-?H([12])", text):
        return month_end(int(m[1]), 6 * int(m[2]))
    if m := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return month_end(int(m[1]), int(m[2]))
    if m := re.fullmatch(r"(\d{4})", text):
        return dt.date(int(m[1]), 12, 31)
    return None


def first_day(text: str) -> dt.date | None:
    """First day of an ISO period."""
    text = text.split("/")[0]
    if m := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        return dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", text):
        return dt.date(int(m[1]), 3 * int(m[2]) - 2, 1)
    if m := re.fullmatch(r"(\d{4})-H([12])", text):
        return dt.date(int(m[1]), 6 * int(m[2]) - 5, 1)
    if m := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text):
        return dt.date(int(m[1]), int(m[2] or 1), int(m[3] or 1))
    return None


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def reporting_days(period: str) -> int:
    """Days from the end of a period until the report of a company on it."""
    text = period.split("/")[-1]
    if re.fullmatch(r"\d{4}(-?(Q4|H2))?", text):
        return ANNUAL_REPORT_DAYS
    return REPORT_DAYS if re.fullmatch(r"\d{4}-?(Q[1-3]|H1)", text) or "/" in period else 0


def worse(*tiers: str) -> str:
    """The least of some tiers."""
    return max(tiers, key=TIER_ORDER.index)


def ceiling(publisher: str, title: str) -> str:
    """Best tier that a source of this name can have."""
    text = f"{publisher} {title}"
    return "mirror" if COPY.search(text) else "secondary" if HEARSAY.search(text) else "primary"


def slug(text: str, limit: int = 28) -> str:
    ascii_text = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_text[:limit].strip("-")


def quoted_ahead(row: dict[str, str]) -> None:
    """A price quoted for a later day than its publication is dated to its publication."""
    prices = ("price", "implied_exchange_rate")
    if (row["quantity"] in prices and row["kind"] in ("observed", "estimate")
            and DAY.fullmatch(row["period"]) and DAY.fullmatch(row["published"])
            and row["published"] < row["period"]):
        row["period"], row["evidence"] = row["published"], worse_evidence(row["evidence"])
        row["note"] = "; ".join(filter(None, [
            row["note"], "quoted for a later day than its publication; day of publication taken"]))


def worse_evidence(evidence: str) -> str:
    return evidence if evidence in ("derived", "memory") else "inferred"


def blank(row: dict[str, str], columns: tuple[str, ...], secret: list[str]) -> None:
    """Empty some columns, take the secret values out of the note and say that a licence is the reason."""
    row.update(dict.fromkeys(columns, ""))
    for value in secret:
        shapes = {value, f"{float(value):g}", f"{float(value):.0f}"}
        row["note"] = re.sub(rf"(?<![\d.])(?:{'|'.join(map(re.escape, shapes))})(?![\d.]*\d)", "(withheld)", row["note"])
    row["note"] = row["note"].replace("((withheld))", "(withheld)")
    if WITHHELD not in row["note"]:
        row["note"] = "; ".join(filter(None, [row["note"], WITHHELD]))


def without_cited_values(row: dict[str, str], kept_back: dict[str, dict[str, str]]) -> None:
    """Drop ids that are not shipped, and the values beside them, from a row of contradictions."""
    cited, values = row["rows"].split(";"), row["values"].split(";")
    units = row["units"].split(";")
    kept = [index for index, identity in enumerate(cited) if identity not in kept_back]
    if len(kept) == len(cited):
        return
    if len(values) != len(cited):
        raise ValueError(f"{row['id']}: {len(values)} values of {len(cited)} rows")
    blank(row, ("spread", "spread_unit"), [values[i] for i in range(len(cited)) if i not in kept])
    row["rows"] = ";".join(cited[index] for index in kept)
    row["values"] = ";".join(values[index] for index in kept)
    if len(units) == len(cited):
        row["units"] = ";".join(units[index] for index in kept)


class Build:
    """Collects what the converters say and writes the data folder."""

    def __init__(self, source_dir: Path, out_dir: Path) -> None:
        self.source_dir, self.out_dir = source_dir, out_dir
        self.sources: dict[str, dict[str, str]] = {}
        self.observations: dict[str, list[dict[str, str]]] = {}
        self.tables: dict[str, tuple[list[str], list[dict[str, str]]]] = {}
        self.ids: set[str] = set()
        self.used: Counter[str] = Counter()
        self.total: dict[str, int] = {}
        self.left_out: list[tuple[str, str, str]] = []
        self.quantities: dict[str, dict[str, str]] = {}
        self.licences: list[dict[str, str]] = []
        self.documents: dict[str, str] = {}

    def read(self, name: str) -> list[dict[str, str]]:
        """Rows of a researched file; each must be converted or left out with a reason."""
        table = rows(self.source_dir / name)
        self.total[name] = len(table)
        return table

    def leave_out(self, file: str, row: str, reason: str) -> None:
        self.left_out.append((file, row, reason))
        self.used[file] += 1

    def source(self, title: str, url: str = "", publisher: str = "", published: str = "",
               tier: str = "secondary", producer: str = "", note: str = "") -> str:
        """Key of a source, made on first sight; the same source keeps the best tier seen."""
        tier = TIERS.get(tier, tier)
        if tier not in TIER_ORDER:
            raise ValueError(f"tier {tier!r} of {title!r}")
        if title in ("", "(none)"):
            title, publisher, tier = title if title != "(none)" else "", publisher, "unverified"
        if publisher == "(none)":
            publisher = ""
        tier = worse(tier, ceiling(publisher, title))
        identity = "|".join((title, url, publisher, published))
        name = slug(publisher or title or "memory") or "source"
        year = published[:4] or "nd"
        key = f"{name}-{year}-{hashlib.sha256(identity.encode()).hexdigest()[:6]}"
        row = self.sources.get(key)
        if row is None:
            self.sources[key] = dict(
                key=key, title=title or "From memory, no document seen", producer=producer or publisher,
                publisher=publisher, url=url if url.startswith("http") else "", published=published,
                accessed=ACCESSED, licence="", redistributable="", tier=tier, note=note)
        elif TIER_ORDER.index(tier) < TIER_ORDER.index(row["tier"]):
            row["tier"] = tier
        return key

    def observation(self, topic: str, origin: str, **fields: str) -> None:
        """Add one observation to observations/<topic>.csv; ``origin`` is the researched file.

        Pass ``counts=False`` for a second observation made from one researched row.
        """
        counts = fields.pop("counts", True)
        row = {name: "" for name in OBSERVATION}
        unknown = set(fields) - set(OBSERVATION)
        if unknown:
            raise ValueError(f"unknown fields {unknown}")
        row.update({k: str(v).strip() for k, v in fields.items()})
        row["evidence"] = EVIDENCE.get(row["evidence"], row["evidence"] or "as-stated")
        row["tier"] = TIERS.get(row["tier"], row["tier"])
        if row["evidence"] == "memory":
            row["tier"] = "unverified"
        row["kind"] = row["kind"] or "observed"
        if row["id"] in self.ids:
            raise ValueError(f"id {row['id']} twice")
        self.ids.add(row["id"])
        if counts:
            self.used[origin] += 1
        row["basis"] = ";".join(sorted(p for p in row["basis"].split(";") if p))
        self.observations.setdefault(topic, []).append(row)

    def table(self, name: str, origin: str, columns: list[str], table: list[dict[str, str]]) -> None:
        """Write a table that is no observation (path below data/ without .csv)."""
        self.tables[name] = (columns, table)
        self.used[origin] += len(table)

    def document(self, path: str, text: str) -> None:
        """Write a text file below data/ (a law, for example)."""
        self.documents[path] = text

    # ------------------------------------------------------------------ writing
    def first_known(self, row: dict[str, str], topic: str) -> tuple[str, str]:
        """Day from which a row could be known, and how that is told."""
        accessed = dt.date.fromisoformat(ACCESSED)
        published = row["published"]
        day = last_day(published) if published else None
        how = {10: "published", 7: "month-end", 4: "year-end"}.get(len(published), "month-end")
        if day and day > accessed:
            day, how = accessed, "accessed"
        computed = row["evidence"] == "derived" and day
        if computed or row["kind"] != "observed" or topic not in REGULAR:
            return (day or accessed).isoformat(), how if day else "accessed"
        end = last_day(row["period"])
        lag = int(self.quantities.get(row["quantity"], {}).get("publication_lag_days") or 30)
        if row["company"] or "deal=company-average" in row["basis"].split(";"):
            lag = max(lag, reporting_days(row["period"]))
        expected = end + dt.timedelta(days=lag) if end else None
        if day and (expected is None or day <= expected + dt.timedelta(days=92)):
            return day.isoformat(), how
        if expected and expected <= accessed:
            return min(expected, day or expected).isoformat(), "lag"
        return (day or accessed).isoformat(), how if day else "accessed"

    def write(self, codelists: dict[str, tuple[list[str], list[dict[str, str]]]]) -> list[str]:
        problems: list[str] = []
        self.quantities = {r["code"]: r for r in codelists["quantities"][1]}
        codes = {name: {r["code"] for r in table} for name, (_, table) in codelists.items() if name != "bases"}
        bases = {(r["dimension"], r["code"]) for r in codelists["bases"][1]}
        checks = [("quantity", "quantities"), ("unit", "units"), ("geography", "regions"),
                  ("product", "products"), ("route", "routes"), ("grade", "grades"),
                  ("company", "companies"), ("kind", "kinds"), ("tier", "tiers")]
        seen: Counter[str] = Counter()
        for row in self.sources.values():
            self.licence(row)
        kept_back = {r["id"]: r for t in self.observations.values() for r in t
                     if self.sources.get(r["source"], {}).get("redistributable") == "no"}
        print(f"{len(kept_back)} rows not shipped because the licence of their source forbids it")
        self.withhold(kept_back)
        for _, table in self.tables.values():
            for row in table:
                if "tier" in row and row.get("source") in self.sources:
                    row["tier"] = worse(row["tier"], self.sources[row["source"]]["tier"])
        for topic, table in self.observations.items():
            table[:] = [r for r in table if r["id"] not in kept_back]
            for row in table:
                for field in ("supersedes", "same_value_as"):
                    if row[field] in kept_back:
                        row[field] = ""
            for row in table:
                quoted_ahead(row)
                row["first_known"], row["first_known_by"] = self.first_known(row, topic)
                begin, end = first_day(row["period"]), last_day(row["period"])
                if row["kind"] == "observed" and begin and row["first_known"] < begin.isoformat():
                    problems.append(f"{row['id']}: observed before its period began")
                elif (row["kind"] == "observed" and row["quantity"] in FLOWS and end
                      and row["first_known"] < end.isoformat()):
                    problems.append(f"{row['id']}: a flow observed before its period was over")
                for field, listing in checks:
                    value = row[field]
                    if (value and value not in codes[listing]) or (not value and field in ("quantity", "unit", "geography", "kind", "tier")):
                        seen[f"{topic}: {field}={value!r} not in {listing} (first {row['id']})" if not seen[f"{field}{value}"] else ""] += 1
                        seen[f"{field}{value}"] += 1
                needed = set(filter(None, self.quantities.get(row["quantity"], {}).get("basis_dimensions", "").split(";")))
                given = {}
                for part in filter(None, row["basis"].split(";")):
                    dim, _, code = part.partition("=")
                    given[dim] = code
                    if (dim, code) not in bases:
                        problems.append(f"{row['id']}: basis {part} unknown")
                if needed != set(given):
                    problems.append(f"{row['id']}: basis {sorted(given)} but {row['quantity']} needs {sorted(needed)}")
                if last_day(row["period"]) is None:
                    problems.append(f"{row['id']}: period {row['period']!r}")
                if not (row["value"] or row["low"] or row["high"]) and row["qualifier"] != "withdrawn":
                    problems.append(f"{row['id']}: no number")
                for field in ("value", "low", "high"):
                    if row[field] and not number(row[field]):
                        problems.append(f"{row['id']}: {field} {row[field]!r} is no number")
                source = self.sources.get(row["source"])
                if source is None:
                    problems.append(f"{row['id']}: source {row['source']!r} unknown")
                elif TIER_ORDER.index(row["tier"]) < TIER_ORDER.index(source["tier"]):
                    row["tier"] = source["tier"]
            write(self.out_dir / "observations" / f"{topic}.csv", OBSERVATION, table)
        problems += [text for text in seen if text and " not in " in text]
        write(self.out_dir / "sources.csv", SOURCE, sorted(self.sources.values(), key=lambda r: r["key"]))
        for name, (columns, table) in self.tables.items():
            write(self.out_dir / f"{name}.csv", columns, table)
        for name, (columns, table) in codelists.items():
            write(self.out_dir / "codelists" / f"{name}.csv", columns, table)
        for path, text in self.documents.items():
            (self.out_dir / path).parent.mkdir(parents=True, exist_ok=True)
            (self.out_dir / path).write_text(text, encoding="utf-8", newline="\n")
        for file, total in sorted(self.total.items()):
            if self.used[file] != total:
                problems.append(f"{file}: {self.used[file]} of {total} rows accounted for")
        return problems

    def withhold(self, kept_back: dict[str, dict[str, str]]) -> None:
        """Take values that may not be passed on out of the tables that repeat them."""
        for row in self.tables.get("contradictions", ([], []))[1]:
            without_cited_values(row, kept_back)
        for row in self.tables.get("forecast_record", ([], []))[1]:
            for cited, columns in (("forecast_row", ("value", "low", "high")), ("outturn_row", ("outturn",))):
                if row[cited] in kept_back:
                    blank(row, (*columns, "bias"), [kept_back[row[cited]]["value"]])
                    row[cited] = ""
        for row in self.tables.get("episodes", ([], []))[1]:
            cited = row["evidence_rows"].split(";")
            values = {float(kept_back[i]["value"]) for i in cited if i in kept_back}
            for column in ("price_start", "price_end"):
                if row[column] and float(row[column]) in values:
                    blank(row, (column, "price_change"), [row[column]])
            row["evidence_rows"] = ";".join(i for i in cited if i not in kept_back)

    def licence(self, row: dict[str, str]) -> None:
        """Licence by url prefix from licences.csv; otherwise facts quoted with citation."""
        for rule in self.licences:
            if rule["match"] and (rule["match"] in row["url"] or rule["match"] in row["title"]):
                row["licence"], row["redistributable"] = rule["licence"], rule["redistributable"]
                return
        row["licence"], row["redistributable"] = "facts-quoted-with-citation", "yes"
