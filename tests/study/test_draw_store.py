import json
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from polysight.errors import DataError, UsageError
from polysight.study.chunks import Chunk
from polysight.study.draw_store import (
    IDENTITY,
    JOURNAL,
    DrawStore,
    Identity,
    identity_of,
    opened,
    partial,
    sha256,
)

IT = Identity("m", "c", 7, 24_318, 54, ("a", "b"))
ONE, TWO = Chunk(0, 1024), Chunk(1024, 500)


@pytest.fixture
def store(tmp_path: Path) -> DrawStore:
    """A folder with two stretches."""
    with opened(tmp_path / "own", IT) as made:
        keep(made, ONE, {"months/1": b"one", "plants/1": b"of one"})
        keep(made, TWO, {"months/2": b"two"})
    return made


def keep(store: DrawStore, chunk: Chunk, files: dict[str, bytes]) -> None:
    """Write some files beside their places and enter them."""
    for name, content in files.items():
        partial(store.folder, name).write_bytes(content)
    store.enter(chunk, {name: sha256(partial(store.folder, name)) for name in files})


def whole(store: DrawStore) -> list[bool]:
    """What a later run finds whole."""
    with opened(store.folder, IT) as again:
        return [again.whole(chunk) for chunk in (ONE, TWO)]


def test_what_was_kept_is_found_by_a_later_run(store: DrawStore) -> None:
    assert whole(store) == [True, True]
    assert identity_of(store.folder) == IT
    assert (store.folder / "plants" / "1").read_bytes() == b"of one"
    assert list(store.folder.rglob("*.partial")) == []


@pytest.mark.parametrize("content", [None, b"", b"on", b"onf"])
def test_a_missing_or_torn_file_is_not_whole(store: DrawStore, content: bytes | None) -> None:
    file = store.folder / "months" / "1"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    assert whole(store) == [False, True]


def test_a_file_without_its_line_is_not_whole_and_a_torn_line_spoils_no_other(
    store: DrawStore,
) -> None:
    journal = store.folder / JOURNAL
    text = journal.read_text("utf-8")
    journal.write_text(text[:-20], encoding="utf-8")
    assert whole(store) == [True, False]
    with opened(store.folder, IT) as again:
        keep(again, TWO, {"months/2": b"two"})
    assert whole(store) == [True, True]


def test_a_stretch_with_fewer_draws_is_not_whole_and_one_with_more_is(store: DrawStore) -> None:
    assert store.whole(Chunk(1024, 200))
    assert not store.whole(Chunk(1024, 1024))
    assert not store.whole(Chunk(2048, 1))


def test_another_ensemble_is_refused_with_what_differs(store: DrawStore) -> None:
    another = opened(store.folder, replace(IT, seed=8, plants=()))
    with pytest.raises(UsageError, match="differ in: seed, plants"), another:
        pass


def test_one_run_at_a_time_writes_into_a_folder(store: DrawStore) -> None:
    again = opened(store.folder, IT)
    with opened(store.folder, IT), pytest.raises(UsageError, match="another run"), again:
        pass
    assert whole(store) == [True, True]


def test_what_is_no_ensemble_is_told(store: DrawStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no ensemble"):
        identity_of(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is a file"), opened(tmp_path / "file", IT):
        pass
    for text in ("{", "[]", json.dumps({"format": 99}), json.dumps({"format": 1, "seed": 1})):
        (store.folder / IDENTITY).write_text(text, encoding="utf-8")
        with pytest.raises(DataError, match="another format"), opened(store.folder, IT):
            pass


def test_files_that_will_not_fit_are_refused(
    store: DrawStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=10**9))
    partial(store.folder, "months/3").write_bytes(b"\0" * 1_000_000)
    store.room_for(1001, ["months/3"])
    with pytest.raises(UsageError, match=r"need 1\.1 GB"):
        store.room_for(1101, ["months/3"])
