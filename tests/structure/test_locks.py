"""The lock files name every dependency with its hashes, and no registry."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.structure.source import ROOT

PIN = re.compile(r"^([a-z0-9-]+)==\S+", re.MULTILINE)


def pins(text: str) -> set[str]:
    return set(PIN.findall(text))


def unhashed(text: str) -> list[str]:
    """Pinned packages without a hash."""
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return [
        entry.split()[0] for entry in entries if "==" in entry and "--hash=sha256:" not in entry
    ]


def normal(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize(
    "lock",
    [f"requirements{one}.lock" for one in ("", "-dev", "-uv", "-node")],
)
def test_every_package_has_its_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert pins(text)
    assert unhashed(text) == []
    assert "://" not in text


def test_an_entry_without_hash_is_seen() -> None:
    assert unhashed("six==1.16.0\nclick==8.5.1 \\\n    --hash=sha256:00\n") == ["six==1.16.0"]


def test_the_locks_cover_what_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = pins((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    development = pins((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    tools = {normal(each) for group in groups.values() for each in group if isinstance(each, str)}
    assert {normal(each) for each in project["project"]["dependencies"]} <= runtime
    assert tools <= development
    assert runtime <= development


def test_both_locks_hold_one_version_of_each_package() -> None:
    version = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
    runtime = dict(version.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    everything = version.findall((ROOT / "requirements-dev.lock").read_text(encoding="utf-8"))
    assert len(everything) == len(dict(everything))
    assert {name: dict(everything)[name] for name in runtime} == runtime
