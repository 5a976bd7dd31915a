from __future__ import annotations

from pathlib import Path

from polysight.audit.naming import named, told_apart
from polysight.audit.outcome import Asked, audited
from polysight.audit.rulebook import choice
from polysight.evidence.store import evidence
from tests.audit.audited_tables import ROWS, outcome, table


def names(folder: Path, rows: tuple[str, ...]) -> set[str]:
    return {one.id for one in outcome(folder, rows).findings}


def test_names_stay_when_rows_are_shuffled_renamed_and_moved(tmp_path: Path) -> None:
    renamed = tuple(f"x{row}" for row in reversed(ROWS))
    moved = tuple(row.replace(",One,", ",Three,") for row in ROWS)
    before = names(tmp_path, ROWS)
    assert before == names(tmp_path, renamed) == names(tmp_path, moved) != set()


def test_a_corrected_number_has_findings_of_other_names(tmp_path: Path) -> None:
    other = tuple(row.replace(",95,", ",99,") for row in ROWS)
    (one,) = (each.id for each in outcome(tmp_path).contradictions)
    (two,) = (each.id for each in outcome(tmp_path, other).contradictions)
    assert one != two


def test_a_name_does_not_hang_on_the_other_rules_that_are_asked(tmp_path: Path) -> None:
    path = table(tmp_path)
    alone = audited([path], evidence(), Asked(choice(only=["identity"])))
    assert [one.id for one in alone.findings] == [
        one.id for one in outcome(tmp_path).findings if one.rule == "identity"
    ]


def test_a_name_tells_the_class(tmp_path: Path) -> None:
    for one in outcome(tmp_path).findings:
        kind, _, rest = one.id.partition("-")
        assert (kind, len(rest)) == (one.kind.value, 8)


def test_findings_that_say_the_same_are_told_apart(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    (one,) = named(found.contradictions, found.report)
    assert [each.id for each in told_apart([one, one])] == [one.id, f"{one.id}-2"]
