"""A user's own indicator: taken with its definition, refused with the reason without one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from polysight.errors import PolysightError
from polysight.evidence.store import Evidence, evidence
from polysight.study.warning_own import own_indicator, with_own
from polysight.study.warning_signals import warning_signals
from polysight.warning.traits import Traits
from tests.study.warning_states import shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import GROUPS, LEADING, synthetic_panel

HEAD = {
    "format": "1", "key": '"orders"', "name": '"New orders"',
    "definition": '{ en = "Orders of a month over deliveries", zh = "当月订单与交付之比" }',
    "why": '"orders run ahead of deliveries"', "group": '"orders"', "role": '"leading"',
    "direction": "1", "unit": '"1"', "publication_lag_months": "2",
    "stale_after_months": "6.5", "source": '"our own survey"', "series": '"orders.csv"',
}  # fmt: skip
TABLE = "month,value,first_known\n2020-03,1.1,\n2020-01,0.9,\n2020-02,1.0,2020-03-05\n"


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return evidence()


def written(folder: Path, table: str = TABLE, changed: dict[str, str | None] | None = None) -> Path:
    """File of the indicator with some keys changed, or left out where they are None."""
    lines: dict[str, str | None] = {**HEAD, **(changed or {})}
    text = "\n".join(f"{key} = {value}" for key, value in lines.items() if value is not None)
    (folder / "orders.csv").write_text(table, encoding="utf-8")
    path = folder / "orders.toml"
    path.write_text(text + "\n", encoding="utf-8")
    return path


def fault(path: Path, shipped: Evidence) -> tuple[str, str]:
    """Message and column of the refusal."""
    with pytest.raises(PolysightError) as told:
        own_indicator(path, shipped)
    problem = told.value.problems[0]
    for language in ("en", "zh"):
        assert problem.sentence(language)
    return problem.key, problem.column


def month(text: str) -> int:
    return 12 * int(text[:4]) + int(text[5:]) - 1


def test_values_count_from_the_day_on_which_they_were_known(
    tmp_path: Path, shipped: Evidence
) -> None:
    own = own_indicator(written(tmp_path), shipped)
    panel, told = with_own(synthetic_panel(), (), own)
    assert panel.indicators[-1] == told[-1].key == "orders"
    at = [int(np.flatnonzero(panel.months == month(f"2020-{one:02d}"))[0]) for one in range(1, 7)]
    # Of January at the end of March, of February on 5 March, of March at the end of May.
    assert np.isnan(panel.value[-1, at[:2]]).all()
    assert panel.value[-1, at[2:]].tolist() == [1.0, 1.0, 1.1, 1.1]
    assert panel.age[-1, at].tolist() == [np.inf, np.inf, 1.0, 2.0, 2.0, 3.0]
    assert panel.usable[-1].sum() == 7


def test_words_in_one_language_stand_for_both(tmp_path: Path, shipped: Evidence) -> None:
    told = own_indicator(written(tmp_path), shipped).indicator
    assert (told.en, told.zh) == ("New orders", "New orders")
    assert told.definition_zh == "当月订单与交付之比"


def test_a_value_that_was_revised_counts_from_its_revision(
    tmp_path: Path, shipped: Evidence
) -> None:
    table = TABLE + "2020-03,1.4,2020-08-01\n"
    panel, _ = with_own(synthetic_panel(), (), own_indicator(written(tmp_path, table), shipped))
    by_month = dict(zip(panel.months.tolist(), panel.value[-1], strict=True))
    assert by_month[month("2020-07")] == 1.1
    assert by_month[month("2020-08")] == 1.4


def test_values_may_stand_in_the_file(tmp_path: Path, shipped: Evidence) -> None:
    values = '[{ month = "2020-01", value = 2, first_known = 2020-02-01 }]'
    path = written(tmp_path, TABLE, {"series": None, "values": values})
    assert own_indicator(path, shipped).values[0].value == 2.0


def test_thresholds_and_weights_are_learnt_anew(tmp_path: Path, shipped: Evidence) -> None:
    labels, panel = synthetic_labels(), synthetic_panel()
    held = labels.glut[panel.months - labels.first]
    rows = [f"{one // 12}-{one % 12 + 1:02d},{value}"
            for one, value in zip(panel.months, held.astype(float), strict=True)]  # fmt: skip
    table = "month,value\n" + "\n".join(rows) + "\n"
    own = own_indicator(written(tmp_path, table, {"role": '"coincident"'}), shipped)
    more, _ = with_own(panel, (), own)
    traits = Traits(np.append(LEADING, False), (*GROUPS, "orders"))
    found = warning_signals(more, traits, labels, shipped_terms())
    assert np.isfinite(found.skill[-1, -1])
    assert found.index.composite.weight[-1, -1] > 0.0
    other = warning_signals(panel, Traits(LEADING, GROUPS), labels, shipped_terms())
    np.testing.assert_array_equal(found.score[:-1], other.score)
    gap = found.index.composite.part.sum(axis=0) + 50.0 - found.index.composite.level
    assert np.nanmax(np.abs(gap)) < 1e-12


@pytest.mark.parametrize(
    "key", ["definition", "unit", "publication_lag_months", "source", "direction", "role", "why"]
)
def test_what_nobody_can_look_up_is_refused(tmp_path: Path, shipped: Evidence, key: str) -> None:
    assert fault(written(tmp_path, TABLE, {key: None}), shipped) == ("warning_own.key_missing", key)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"source": '"  "'}, "warning_own.value"),
        ({"definition": '""'}, "warning_own.value"),
        ({"publication_lag_months": "-1"}, "warning_own.value"),
        ({"direction": "2"}, "warning_own.value"),
        ({"sourse": '"x"'}, "warning_own.key_unknown"),
        ({"key": '"utilisation_mean"'}, "warning_own.taken"),
        ({"stale_after_months": "1"}, "warning_own.always_stale"),
        ({"series": None}, "warning_own.series_or_values"),
        ({"series": '"none.csv"'}, "warning_own.no_file"),
    ],
)
def test_other_faults_tell_their_reason(
    tmp_path: Path, shipped: Evidence, changed: dict[str, str | None], message: str
) -> None:
    assert fault(written(tmp_path, TABLE, changed), shipped)[0] == message


def test_an_unknown_unit_is_refused_with_the_nearest(tmp_path: Path, shipped: Evidence) -> None:
    assert fault(written(tmp_path, TABLE, {"unit": '"mnths"'}), shipped)[1] == "unit"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("month,value\n2020-13,1\n", "warning_own.value"),
        ("month,value\n2020-01,nan\n", "warning_own.value"),
        ("month,value\n2020-01,\n", "warning_own.key_missing"),
        ("month,value\n", "warning_own.value"),
        ("month,value\n2020-01,1\n2020-01,2\n", "warning_own.twice"),
        ("month,value,first_known\n2020-01,1,2020-01-15\n", "warning_own.forecast"),
    ],
)
def test_tables_are_held_to_their_months(
    tmp_path: Path, shipped: Evidence, table: str, message: str
) -> None:
    assert fault(written(tmp_path, table), shipped)[0] == message


def test_a_file_that_is_not_there(tmp_path: Path, shipped: Evidence) -> None:
    assert fault(tmp_path / "none.toml", shipped)[0] == "warning_own.no_file"
