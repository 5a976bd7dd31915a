"""``polysight audit`` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli.audit import command
from tests.audit.audited_tables import ROWS, table
from tests.cli.audit_example import claims
from tests.cli.conftest import Call

__all__ = ["claims"]
SCHEMA = FOLDER / "audit.schema.json"


def document(out: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(out)
    jsonschema.validate(told, json.loads(SCHEMA.read_text("utf-8")))
    return told


def test_a_contradiction_is_told_with_rows_and_arithmetic(call: Call, claims: Path) -> None:
    said = call("audit", str(claims))
    assert "100 kt/a × 80% = 80 kt ≠ 95 kt" in said.out
    for row in ("a Capacity", "b Utilisation", "c Output"):
        assert row in said.out
    assert "矛盾：1条" in call("audit", str(claims), "--lang", "zh").out


@pytest.mark.parametrize("severity", ["high", "medium", "low", "never"])
def test_the_code_follows_the_severity_of_what_was_found(
    call: Call, claims: Path, severity: str
) -> None:
    said = call("audit", str(claims), "--fail-at", severity, "--json")
    told = document(said.out)
    worst = {one["severity"] for one in told["findings"]}
    rising = ["low", "medium", "high"]
    due = severity != "never" and any(rising.index(one) >= rising.index(severity) for one in worst)
    assert (said.code == 4) is due is told["failed"]
    assert bool(said.err) is due


def test_findings_do_not_hang_on_the_order_of_rows_or_on_ids(call: Call, tmp_path: Path) -> None:
    shuffled = [f"n{row}" for row in reversed(ROWS)]
    ids = [
        [one["id"] for one in document(call("audit", str(path), "--json").out)["findings"]]
        for path in (table(tmp_path), table(tmp_path, shuffled, "other.csv"))
    ]
    assert ids[0] == ids[1] != []


def test_rules_and_classes_are_chosen_and_left_out(call: Call, claims: Path) -> None:
    def kinds(*asked: str) -> set[str]:
        said = call("audit", str(claims), "--json", *asked)
        return {one["kind"] for one in document(said.out)["findings"]}

    assert kinds("--only", "DEF,trend") <= {"DEF"}
    assert "ARITH" not in kinds("--ignore", "identity", "--ignore", "SAME")
    assert kinds("--only", "identity") == {"ARITH"}


@pytest.mark.parametrize("option", ["--only", "--ignore", "--explain"])
def test_a_mistyped_rule_gets_the_right_suggestion(call: Call, claims: Path, option: str) -> None:
    said = call("audit", str(claims), option, "identty")
    assert said.code == 2
    assert "identity" in said.err


def test_an_accepted_finding_lets_the_report_pass(call: Call, claims: Path, tmp_path: Path) -> None:
    told = document(call("audit", str(claims), "--json", "--only", "ARITH").out)
    listed = tmp_path / "accepted.txt"
    names = [f"{one['id']}  # looked at" for one in told["findings"]]
    listed.write_text("\n".join((*names, "", "SAME-00000000")), encoding="utf-8")
    said = call("audit", str(claims), "--accept", str(listed), "--only", "ARITH")
    assert said.code == 0
    assert "SAME-00000000" in said.err
    assert call("audit", str(claims), "--accept", "nonsense").code == 2


def test_a_finding_and_a_claim_are_shown_whole(call: Call, claims: Path) -> None:
    (one,) = document(call("audit", str(claims), "--json", "--only", "ARITH").out)["findings"]
    for name in (one["id"], "a"):
        said = call("audit", str(claims), "--finding", name, "--only", "ARITH")
        assert said.code == 0
        assert "claims.csv row 2" in said.out
        assert "production_of_capacity" in said.out
    told = document(call("audit", str(claims), "--finding", one["id"], "--json").out)
    assert told["findings"] == [one]
    assert {claim["id"] for claim in told["claims"]} == set(one["rows"])


def test_a_finding_that_is_not_there_is_refused(call: Call, claims: Path) -> None:
    for name, told in (("d", "d"), ("ARITH-00000000", "ARITH-")):
        said = call("audit", str(claims), "--finding", name, "--only", "ARITH")
        assert (said.code, said.out) == (2, "")
        assert told in said.err


def test_files_are_written_and_named(call: Call, claims: Path, tmp_path: Path) -> None:
    paths = {sort: tmp_path / "out" / f"audit.{sort}" for sort in ("csv", "xlsx", "html")}
    asked = [part for sort, path in paths.items() for part in (f"--{sort}", str(path))]
    said = call("audit", str(claims), *asked, "--fail-at", "never")
    assert said.code == 0
    assert [path for path in paths.values() if not path.is_file()] == []
    assert all(str(path) in said.err for path in paths.values())


def test_a_table_that_is_read_is_not_written_over(call: Call, claims: Path) -> None:
    before = claims.read_bytes()
    assert call("audit", str(claims), "--csv", str(claims)).code == 2
    assert claims.read_bytes() == before


def test_rules_are_listed_and_explained(call: Call) -> None:
    told = document(call("audit", "--list-rules", "--json").out)["rules"]
    out = call("audit", "--list-rules").out
    assert all(one["rule"] in out for one in told)
    assert "capacity * utilisation" in call("audit", "--explain", "identity").out
    assert "恒等关系" in call("audit", "--explain", "identity", "--lang", "zh").out


def test_a_template_is_written_and_audited(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "own.xlsx"
    assert call("audit", "--template", str(path)).code == 0
    assert call("audit", str(path), "--json").code in (0, 4)
    assert call("audit", "--template", str(path)).code == 2


def test_words_of_an_overlay_are_known(call: Call, claims: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "audit_aliases.csv").write_text(
        "list,alias,means\nmetric,phase of the moon,production\n", encoding="utf-8"
    )
    before = document(call("audit", str(claims), "--json").out)["read"]
    after = document(call("audit", str(claims), "--json", "--overlay", str(own)).out)["read"]
    assert [one["metric"] for one in before["unknown_metrics"]] == ["phase of the moon"]
    assert after["unknown_metrics"] == []


def test_the_evidence_is_asked_on_request_and_cited(call: Call, tmp_path: Path) -> None:
    row = "a,One,World capacity,capacity,1500,kt/a,2023,World,observed,1.5 million tonnes"
    path = table(tmp_path, [row])
    assert call("audit", str(path)).code == 0
    told = document(call("audit", str(path), "--against-evidence", "--json").out)
    (one,) = (each for each in told["findings"] if each["rule"] == "against_evidence")
    assert set(one["evidence"]) <= {each["id"] for each in told["evidence"]}
    assert all(each["text"]["zh"] for each in told["evidence"])
    early = call("audit", str(path), "--against-evidence", "--as-of", "2020-01-01")
    assert early.code == 0


def test_without_a_table_the_way_on_is_told(call: Call) -> None:
    said = call("audit")
    assert (said.code, said.out) == (2, "")
    assert "--template" in said.err


def test_the_shell_completes_rules_and_classes() -> None:
    params = {param.name: param for param in command("en").params}
    for name in ("only", "ignore", "explain"):
        found = params[name].shell_complete(click.Context(command("en")), "tr")
        assert {"trend", "TREND"} <= {item.value for item in found}


def test_a_chapter_a_file_is_one_report(call: Call, tmp_path: Path) -> None:
    paths = [table(tmp_path, ROWS[:2], "one.csv"), table(tmp_path, ROWS[2:], "two.csv")]
    told = document(call("audit", *map(str, paths), "--json").out)
    assert told["files"] == ["one.csv", "two.csv"]
    assert [one["rows"] for one in told["findings"] if one["kind"] == "ARITH"]


def test_a_wide_tolerance_leaves_no_contradiction(call: Call, claims: Path) -> None:
    said = call("audit", str(claims), "--tolerance", "50", "--json", "--ignore", "DEF")
    assert document(said.out)["findings"] == []
    assert call("audit", str(claims), "--tolerance", "-1").code == 2


BAD = {
    "no-column.csv": ("foo,bar\n1,2\n", 3, "metric"),
    "no-number.csv": ("metric,value_low\ncapacity,lots\n", 3, "row 2"),
    "empty.csv": ("", 3, "empty.csv"),
    "no-rows.csv": ("metric,value_low\n", 3, "no-rows.csv"),
    "binary.csv": ("\0\1\2", 3, "binary.csv"),
    "page.xlsx": ("PK\3\4 and nothing more", 3, "page.xlsx"),
    "twice.csv": ("id,metric,value_low\na,price,1\na,price,2\n", 3, "row 3"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_bad_table_is_refused_with_its_place(
    call: Call, tmp_path: Path, name: str, language: str
) -> None:
    content, code, told = BAD[name]
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    said = call("audit", str(path), "--lang", language)
    assert (said.code, said.out) == (code, "")
    assert told in said.err or language == "zh"
    assert "Traceback" not in said.err


def test_a_folder_and_a_missing_file_are_refused(call: Call, claims: Path) -> None:
    assert call("audit", str(claims.parent)).code == 2
    said = call("audit", str(claims.with_name("claim.csv")))
    assert said.code == 2
    assert "claims.csv" in said.err


def test_one_claim_is_judged_alone(call: Call, tmp_path: Path) -> None:
    said = call("audit", str(table(tmp_path, ROWS[:1])))
    assert said.code == 0
    assert "No contradiction" in said.out
