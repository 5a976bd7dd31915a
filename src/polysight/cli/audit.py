"""``polysight audit``: do the numbers of a report hold together."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from polysight.cli.options import as_of, option, overlay, verb
from polysight.errors import UsageError, refusal
from polysight.loader import loaded
from polysight.messages import Language, text

#: Ends with this code where findings at or above the chosen severity exist.
FAILED = 4
NEVER = "never"
#: What an audit is asked for, and what it answers.
ANSWERS = "polysight.answers.audit_answer"
FAIL_AT = ("high", "medium", "low", NEVER)
#: Findings that are told on the page.
TOP = 10
YEARS = click.IntRange(1900, 2200)


def command(language: Language) -> click.Command:
    """The verb.

    Parameters
    ----------
    language : {"en", "zh"}
        Language of help and output.

    Returns
    -------
    click.Command
        The command.
    """
    file = click.Path(path_type=Path)
    rules: dict[str, Any] = {"multiple": True, "shell_complete": _complete_rules}
    return verb(
        "audit",
        language,
        [
            click.Argument(["files"], nargs=-1, type=file),
            option("--sheet", language, "sheet", default=""),
            option("--only", language, "audit_only", **rules),
            option("--ignore", language, "audit_ignore", **rules),
            option("--accept", language, "audit_accept", multiple=True),
            option("--tolerance", language, "audit_tolerance", type=float, default=1.0),
            option("--against-evidence", language, "audit_against_evidence", is_flag=True),
            option("--year", language, "audit_year", type=YEARS),
            as_of(language),
            option("--fail-at", language, "audit_fail_at", type=click.Choice(FAIL_AT),
                   default="high"),
            option("--top", language, "audit_top", type=click.IntRange(0), default=TOP),
            option("--finding", language, "audit_finding", default=""),
            option("--csv", language, "audit_csv", type=file),
            option("--xlsx", language, "audit_xlsx", type=file),
            option("--html", language, "audit_html", type=file),
            option("--list-rules", language, "audit_list_rules", is_flag=True),
            option("--explain", language, "audit_explain", default="",
                   shell_complete=_complete_rules),
            option("--template", language, "audit_template", type=file),
            overlay(language),
        ],
        _audit,
    )  # fmt: skip


def _complete_rules(ctx: click.Context, param: click.Parameter, typed: str) -> list[CompletionItem]:
    del ctx, param
    names: list[str] = loaded(ANSWERS).rule_names()
    return [CompletionItem(name) for name in names if name.casefold().startswith(typed.casefold())]


def _audit(
    language: Language,
    files: tuple[Path, ...],
    template: Path | None,
    list_rules: bool,
    explain: str,
    overlays: tuple[Path, ...],
    as_json: bool,
    **asked: Any,
) -> int:
    if template is not None:
        data = loaded("polysight.evidence.store").evidence(overlays)
        loaded("polysight.audit.template").write(template, data, language)
        click.echo(text("audit_cli.template_written", language, path=template), err=True)
        return 0
    if list_rules or explain:
        return _rules(language, explain, overlays, as_json)
    if not files:
        raise refusal(UsageError, "audit_cli.what")
    return _judged(language, files, overlays, as_json, **asked)


def _rules(language: Language, explain: str, overlays: tuple[Path, ...], as_json: bool) -> int:
    page = loaded("polysight.cli.audit_rules_page")
    rules = loaded(ANSWERS).rules(explain)
    if as_json:
        _print_json(loaded("polysight.audit.document").rules_document(rules))
    elif explain:
        data = loaded("polysight.evidence.store").evidence(overlays)
        for rule in rules:
            page.write_rule(rule, data, language)
    else:
        page.write_list(rules, language)
    return 0


def _judged(
    language: Language,
    files: tuple[Path, ...],
    overlays: tuple[Path, ...],
    as_json: bool,
    *,
    fail_at: str,
    top: int,
    finding: str,
    csv: Path | None,
    xlsx: Path | None,
    html: Path | None,
    sheet: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    accept: tuple[str, ...],
    tolerance: float,
    against_evidence: bool,
    year: int | None,
    as_of: dt.date | None,
) -> int:
    data = loaded("polysight.audit.evidence_ahead").evidence_ahead(overlays)
    answers, tables = loaded(ANSWERS), loaded("polysight.cli.audit_files")
    outputs = {"csv": csv, "xlsx": xlsx, "html": html}
    tables.refuse_inputs(files, outputs)
    accepted = tables.accepted(accept)
    asked = answers.asked(only, ignore, accepted, tolerance, against_evidence, year, as_of)
    outcome = tables.outcome(files, data, asked, sheet, language)
    for path in tables.write(outcome, outputs, language):
        click.echo(text("audit_cli.wrote", language, path=path), err=True)
    if finding:
        return _one(finding, outcome, as_json, language)
    severity = None if fail_at == NEVER else answers.severity(fail_at)
    if as_json:
        _print_json(loaded("polysight.audit.document").document(outcome, severity))
    else:
        loaded("polysight.cli.audit_page").write(outcome, top, language)
    for name in outcome.gone:
        click.echo(text("audit_cli.gone", language, name=name), err=True)
    failing = len(outcome.at_least(severity)) if severity else 0
    if failing:
        told = {"count": failing, "severity": text(f"audit_cli.{fail_at}", language)}
        click.echo(text("audit_cli.failed", language, **told), err=True)
    return FAILED if failing else 0


def _one(name: str, outcome: Any, as_json: bool, language: Language) -> int:
    found = loaded(ANSWERS).findings(name, outcome)
    if as_json:
        _print_json(loaded("polysight.audit.document").findings_document(found, outcome))
        return 0
    page = loaded("polysight.cli.audit_finding_page")
    for each in found:
        page.write(each, outcome, language)
    return 0


def _print_json(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
