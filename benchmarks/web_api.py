"""Reads of the interface with ten times the shipped observations: time by resource.

    .venv/bin/python benchmarks/web_api.py [COPIES] [REQUESTS]

Every observation is copied with an id, a site and a first day of its own, so that filters, sorting,
series and contradictions work on as many rows; a study is read where `make run` left one. Requests
go through the whole application in this process, each with words of its own so that nothing is
answered from what was told before; the first request of a resource is told apart. Answers of
models that were computed once are read too. Wall and processor time are both told: on a busy
machine only the latter says what the interface takes.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from polysight.evidence.store import Evidence
from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.root import ROOT
from polysight.web.store import store
from polysight.web.workshop import Inline

STUDY = Path("out/baseline")
#: What is read; {n} makes each request another one.
READS = (
    "/evidence/quantities?lang={language}",
    "/evidence/observations?limit=100&q=price {n}",
    "/evidence/observations?quantity=price&limit={limit}",
    "/evidence/observations?as_of={year}-06-30&limit={limit}",
    "/evidence/observations/{id}",
    "/evidence/sources?q={n}&limit=100",
    "/evidence/series?quantity=price&grade=n-type&start={year}",
    "/evidence/series?quantity=price&start={year}",
    "/evidence/contradictions?as_of={year}-06-30&limit=100",
    "/evidence/explanation?id={id}",
    "/evidence/plants?day={year}-12-31",
    "/evidence/observations.csv?quantity=price&start={year}",
    "/evidence/observations.parquet?quantity=price&start={year}",
    "/study",
    "/study/arrays/costing.cash_cost?limit={limit}",
    "/market/scenarios",
    "/warning?as_of=2026-06-30",
    "/market/record",
)


def enlarged(data: Evidence, copies: int) -> Evidence:
    """Evidence with copies of every observation at sites of their own."""
    rows = [
        replace(
            row,
            id=row.id if not copy else f"{row.id}-{copy}",
            site=row.site if not copy else f"{row.site or 'site'} {copy}",
            supersedes=row.supersedes
            and (row.supersedes if not copy else f"{row.supersedes}-{copy}"),
        )
        for copy in range(copies)
        for row in data.observations
    ]
    return replace(data, observations=tuple(rows))


def main(copies: int, requests: int) -> None:
    """Print medians and 95th percentiles by resource and over all."""
    found = store(STUDY if STUDY.is_dir() else None)
    found = replace(found, evidence=enlarged(found.evidence, copies))
    limits = Limits(rate=1e9, burst=10**9)
    reader = TestClient(
        application(found, limits=limits, staff=[Inline()]), base_url="http://localhost"
    )
    ids = [row.id for row in found.evidence.observations]
    sys.stdout.write(f"{len(ids)} observations, {requests} requests a resource\n")
    sys.stdout.write(f"{'p95 wall':>9} {'median':>8} {'p95 cpu':>8} {'first':>8} ms\n")
    walls: list[float] = []
    for path in READS:
        wall, spent = [], []
        for n in range(requests + 1):
            address = path.format(
                n=n, limit=50 + n, year=2012 + n % 15, id=ids[(n * 7919) % len(ids)],
                language=("en", "zh")[n % 2],
            )  # fmt: skip
            begun, used = time.perf_counter(), time.process_time()
            answer = reader.get(f"{ROOT}{address}")
            spent.append(1e3 * (time.process_time() - used))
            wall.append(1e3 * (time.perf_counter() - begun))
            assert answer.status_code in (200, 404), answer.text
        walls += wall[1:]
        told = (_high(wall[1:]), statistics.median(wall[1:]), _high(spent[1:]), wall[0])
        sys.stdout.write(f"{' '.join(f'{one:8.1f}' for one in told)} {path}\n")
    sys.stdout.write(
        f"over all: p95 {_high(walls):.1f} ms, median {statistics.median(walls):.1f} ms\n"
    )


def _high(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:3]) if len(sys.argv) > 2 else (10, 40))
