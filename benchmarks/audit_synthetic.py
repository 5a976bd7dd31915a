"""The audit on made-up reports: recall by class, false alarms, time and memory.

Thirty consistent reports and thirty with known errors (``tests/audit/synthetic``), then tables of
ever more claims, each read in a process of its own.
"""

from __future__ import annotations

import argparse
import collections
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from polysight.audit.finding import Finding
from polysight.audit.merge import merged
from polysight.audit.reading import claims
from polysight.audit.rulebook import found
from polysight.evidence.store import Evidence, evidence
from tests.audit.synthetic.many import many_claims, one_quantity
from tests.audit.synthetic.reports import Report, consistent_reports, save, seeded_reports
from tests.audit.synthetic.scoring import Heard, Score

ROUNDS = 3
LENGTHS = (1000, 10000, 30000, 100000)
TABLES = {"firms": many_claims, "one quantity": one_quantity}
#: Most false alarms shown one by one.
SHOWN = 40


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def findings(report: Report, known: Evidence) -> list[Finding]:
    """What the audit says of a report."""
    return merged(found(claims([row.cells for row in report.rows], known)))


def scored(reports: Iterable[Report], known: Evidence, verbose: bool) -> tuple[Score, list[float]]:
    """Score over reports and the seconds that each took."""
    score, seconds = Score(), []
    rules: collections.Counter[str] = collections.Counter()
    for number, report in enumerate(reports):
        start = time.perf_counter()
        said = findings(report, known)
        seconds.append(time.perf_counter() - start)
        heard = {Heard(str(each.kind), frozenset(each.rows)): each for each in said}
        rows = {row.id: row.cells for row in report.rows}
        for wrong in score.add(report, heard):
            rules[heard[wrong].rule] += 1
            if verbose and sum(rules.values()) <= SHOWN:
                say(f"  report {number}: {heard[wrong].rule}: {heard[wrong].arithmetic}")
                for name in sorted(wrong.rows):
                    cells = rows[name]
                    say(f"    {name} {cells['subject']} {cells['period']}: {cells['raw']}")
    if rules:
        say(f"  false alarms by rule: {dict(rules.most_common())}")
    return score, seconds


def alarms(score: Score) -> str:
    """False alarms of a score in words."""
    return (
        f"{score.claims} claims; findings without a wrong row per 100 claims: "
        f"{score.false_alarms_per_hundred:.2f} contradictions, "
        f"{score.false_warnings_per_hundred:.2f} warnings of definitions"
    )


def recall(known: Evidence, verbose: bool) -> None:
    """Print false alarms on true reports, and recall by class on those with errors."""
    true, seconds = scored(consistent_reports(), known, verbose)
    say(f"consistent: {alarms(true)}; {statistics.median(seconds):.2f} s a report")
    wrong, _ = scored(seeded_reports(), known, verbose)
    say(f"with errors: {alarms(wrong)}")
    for kind, tally in sorted(wrong.by_kind.items()):
        say(f"  {kind:7} {tally.seeded:4} seeded, {tally.found / tally.seeded:4.0%} found, "
            f"{tally.named / tally.seeded:4.0%} under its own class with proof; missed: "
            f"{dict(collections.Counter(tally.missed).most_common())}")  # fmt: skip


def one(table: str, length: int) -> None:
    """Read and audit one long table; print CPU seconds, most memory and findings."""
    known = evidence()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.csv"
        save(TABLES[table](length), path)
        start = time.process_time()
        said = merged(found(claims(path, known)))
        spent = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024.0
    sys.stdout.write(f"{spent} {most} {len(said)}")


def growth(table: str, lengths: Iterable[int]) -> None:
    """Print time and memory of longer and longer tables."""
    for length in lengths:
        script = [sys.executable, __file__, "--one", table, "--length", str(length)]
        runs = [subprocess.run(script, check=True, capture_output=True, text=True).stdout.split()
                for _ in range(ROUNDS)]  # fmt: skip
        spent, most = (statistics.median(float(run[at]) for run in runs) for at in (0, 1))
        each = 1e6 * spent / length
        say(f"{table}: {length:7} claims {spent:6.2f} s CPU, {each:6.0f} us a claim, "
            f"{most:5.0f} MiB, {runs[0][2]} findings")  # fmt: skip


def main() -> None:
    """Run what was asked for; everything where nothing was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recall", action="store_true", help="only recall and false alarms")
    parser.add_argument("--growth", action="store_true", help="only time and memory")
    parser.add_argument("--verbose", action="store_true", help="show false alarms one by one")
    parser.add_argument("--one", choices=sorted(TABLES), help=argparse.SUPPRESS)
    parser.add_argument("--length", type=int, default=LENGTHS[0], help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        one(asked.one, asked.length)
        return
    if not asked.growth:
        recall(evidence(), asked.verbose)
    if not asked.recall:
        for table in TABLES:
            growth(table, LENGTHS)


if __name__ == "__main__":
    main()
