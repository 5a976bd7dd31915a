"""Serving: loopback by default, a word of warning elsewhere, help where packages are missing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from polysight.cli import serve
from tests.cli.conftest import Call


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What would be served."""
    told: dict[str, Any] = {}

    def listen(found: object, host: str, port: int, **said: Any) -> None:
        told.update(found=found, host=host, port=port, **said)
        said["ready"](f"http://{host}:{port}/")

    modules = {
        "polysight.web.serving": SimpleNamespace(serve=listen),
        "polysight.web.store": SimpleNamespace(store=lambda *asked: asked),
        "polysight.web.limits": SimpleNamespace(Limits=lambda **said: said),
    }
    monkeypatch.setattr(serve, "loaded", modules.__getitem__)
    return told


def test_it_listens_on_this_machine_alone(call: Call, served: dict[str, Any]) -> None:
    said = call("serve")
    assert said.code == 0
    assert (served["host"], served["port"], served["found"]) == (serve.HOST, serve.PORT, (None, ()))
    assert "http://127.0.0.1" in said.out
    assert said.err == ""


def test_another_address_is_served_with_a_word_of_warning(
    call: Call, served: dict[str, Any], tmp_path: Path
) -> None:
    said = call(
        "serve", "--host", "0.0.0.0", "--name", "plant.example", "--study", str(tmp_path),
        "--port", "0", "--workers", "3",
    )  # fmt: skip
    assert "0.0.0.0" in said.err
    assert served["names"] == ("plant.example",)
    assert served["limits"] == {"workers": 3}
    assert served["found"] == (tmp_path, ())


@pytest.mark.parametrize(
    ("host", "own"), [("localhost", True), ("::1", True), ("10.0.0.1", False), ("x.example", False)]
)
def test_the_loopback_is_known(host: str, own: bool, call: Call, served: dict[str, Any]) -> None:
    assert (call("serve", "--host", host).err == "") is own
    assert served["host"] == host


def test_missing_packages_are_named(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(serve, "loaded", missing)
    said = call("serve")
    assert said.code == 2
    assert "polysight.web.serving" in said.err
