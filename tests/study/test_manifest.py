"""The manifest: the same everywhere, blind to the clock, and sensitive to every byte."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from polysight import __version__
from polysight.study.manifest import code_digest, data_digest, digest
from polysight.study.run import Plan, plan


def test_two_plans_have_one_manifest(planned: Plan) -> None:
    again = plan()
    assert again.manifest == planned.manifest
    assert list(again.manifest) == list(planned.manifest)
    assert planned.manifest["as_of"] == "latest"
    assert all(len(v) == 64 for k, v in planned.manifest.items() if k.endswith("sha256"))
    assert planned.manifest["polysight"] == __version__
    assert planned.manifest["numpy"] == version("numpy")
    assert not [key for key in planned.manifest if "lock" in key]
    assert code_digest() == planned.manifest["code_sha256"]


def test_a_changed_byte_or_name_changes_the_hash(tmp_path: Path) -> None:
    for name in ("a.csv", "b/c.toml", "ignored.tmp"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    before = data_digest(tmp_path)
    assert digest(tmp_path, [tmp_path / "b/c.toml", tmp_path / "a.csv"]) == before
    (tmp_path / "ignored.tmp").write_text("y", encoding="utf-8")
    assert data_digest(tmp_path) == before
    (tmp_path / "a.csv").write_text("y", encoding="utf-8")
    changed = data_digest(tmp_path)
    (tmp_path / "a.csv").rename(tmp_path / "z.csv")
    assert len({before, changed, data_digest(tmp_path)}) == 3
