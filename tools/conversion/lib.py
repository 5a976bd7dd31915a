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
# Parts of a basis that are published later than the quantity is: company reports.
SLOW = {"deal=company-average": 60}
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


def slug(text: str, limit: int = 28) -> str:
    ascii_text = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return ascii_text[:limit].strip("-")


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
    def first_known(self, row: dict[str, str]) -> tuple[str, str]:
        accessed = dt.date.fromisoformat(ACCESSED)
        published = row["published"]
        day = last_day(published) if published else None
        how = {10: "published", 7: "month-end", 4: "year-end"}.get(len(published), "month-end")
        if day and day > accessed:
            day, how = accessed, "accessed"
        computed = row["evidence"] == "derived" and day
        if computed or row["kind"] in ("forecast", "target", "scenario", "limit"):
            return (day or accessed).isoformat(), how if day else "accessed"
        end = last_day(row["period"])
        lag = int(self.quantities.get(row["quantity"], {}).get("publication_lag_days") or 30)
        lag = max([lag, *(days for part, days in SLOW.items() if part in row["basis"].split(";"))])
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
        kept_back = {r["id"] for t in self.observations.values() for r in t
                     if self.sources.get(r["source"], {}).get("redistributable") == "no"}
        print(f"{len(kept_back)} rows not shipped because the licence of their source forbids it")
        for topic, table in self.observations.items():
            table[:] = [r for r in table if r["id"] not in kept_back]
            for row in table:
                for field in ("supersedes", "same_value_as"):
                    if row[field] in kept_back:
                        row[field] = ""
            for row in table:
                row["first_known"], row["first_known_by"] = self.first_known(row)
                begin = first_day(row["period"])
                if row["kind"] == "observed" and begin and row["first_known"] < begin.isoformat():
                    row["kind"] = "forecast"
                    row["first_known"], row["first_known_by"] = self.first_known(row)
                    row["note"] = "; ".join(filter(None, [row["note"], "said before its period began"]))
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

    def licence(self, row: dict[str, str]) -> None:
        """Licence by url prefix from licences.csv; otherwise facts quoted with citation."""
        for rule in self.licences:
            if rule["match"] and (rule["match"] in row["url"] or rule["match"] in row["title"]):
                row["licence"], row["redistributable"] = rule["licence"], rule["redistributable"]
                return
        row["licence"], row["redistributable"] = "facts-quoted-with-citation", "yes"
