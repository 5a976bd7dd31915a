"""Claims of the reference report, kept as they are, with the report as their source."""

from __future__ import annotations

from lib import Build

CLAIMS = "report_claims.csv"


def convert(build: Build) -> None:
    sheet = build.read(CLAIMS)
    source = build.source("The reference report", tier="template",
                          note="A bought industry report; its numbers are claims to be audited and never evidence")
    columns = [*sheet[0], "source"]
    build.table("claims/reference_report", CLAIMS, columns, [row | {"source": source} for row in sheet])
