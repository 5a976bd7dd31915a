"""What the interface reads: evidence, a stored study, stored markets, and their versions."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from polysight import __version__
from polysight.answers.law_answer import names
from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence, evidence
from polysight.messages import LANGUAGES, Language
from polysight.study.explanation import Explainer
from polysight.study.manifest import code_digest, data_digest
from polysight.study.references import SCENARIO, References, references
from polysight.study.result import Result
from polysight.study.storage import MARKETS, read

#: Digits of a hash that name a version.
DIGITS = 16


@dataclass(frozen=True, slots=True)
class Versions:
    """What an answer was made of.

    Parameters
    ----------
    package : str
        Version of the package.
    code, data : str
        Hashes of the code, and of the data with the study.
    """

    package: str
    code: str
    data: str


@dataclass(frozen=True, eq=False)
class Store:
    """Everything that can be read; nobody changes it.

    Parameters
    ----------
    evidence : Evidence
        Rows, sources, names.
    study : Result or None
        The stored study; None where none was named.
    markets : dict of str to bytes
        Stored documents of markets by scenario.
    versions : Versions
        What answers are made of.
    same_data : bool
        Whether the study was made of the data that are read.
    folder : pathlib.Path or None
        Folder of the study.
    """

    evidence: Evidence
    study: Result | None
    markets: dict[str, bytes]
    versions: Versions
    same_data: bool = True
    folder: Path | None = None

    @property
    def overlays(self) -> tuple[Path, ...]:
        """Data folders of the user."""
        return self.evidence.folders[1:]

    @cached_property
    def explainers(self) -> dict[Language, Explainer]:
        """Derivations of everything, by language.

        Returns
        -------
        dict of str to Explainer
            Each node is made once.
        """
        return {one: Explainer(self.study, self.evidence, one) for one in LANGUAGES}

    @cached_property
    def said(self) -> dict[str, str]:
        """What can be searched of an observation: id, note, names and source, in small letters.

        Returns
        -------
        dict of str to str
            Text by id.
        """
        data = self.evidence
        quantities, companies = (data.codelists[one].codes for one in ("quantities", "companies"))
        found = {}
        for row in data.observations:
            source, parts = data.sources[row.source], [row.id, row.note, row.site, row.source]
            parts += [source.title, source.publisher]
            for code in (quantities.get(row.quantity), companies.get(row.company)):
                parts += [code.code, code.en, code.zh] if code else []
            found[row.id] = " ".join(parts).casefold()
        return found

    def prepare(self) -> None:
        """Make what the first reader of a search or a derivation would wait for."""
        assert self.said is not None
        assert self.references is not None
        assert self.explainers is not None

    @cached_property
    def instruments(self) -> frozenset[str]:
        """Names by which the law can be asked for.

        Returns
        -------
        frozenset of str
            Ids of instruments and of families.
        """
        return names(self.evidence)

    @cached_property
    def references(self) -> References:
        """Rows by id.

        Returns
        -------
        References
            Of all tables.
        """
        return references(self.evidence)

    @cached_property
    def _inputs(self) -> dict[str, tuple[str, ...]]:
        told = self.study.numbers() if self.study else ()
        return {one.id: one.inputs for one in told}

    @cached_property
    def _assumed(self) -> dict[str, str]:
        told = self.study.assumptions if self.study else ()
        return {f"{SCENARIO}{one.key}": one.row for one in told}

    @cached_property
    def _sources(self) -> dict[str, frozenset[str]]:
        return {}

    def sources_of(self, name: str) -> frozenset[str]:
        """Keys of the sources that a number or row rests on, however far down.

        Parameters
        ----------
        name : str
            Id of a number of the study, of a row, or of a setting of the scenario.

        Returns
        -------
        frozenset of str
            Source keys; none where nothing but a setting stands behind it.
        """
        known = self._sources
        if name not in known:
            known[name] = frozenset()
            known[name] = self._found(name)
        return known[name]

    def _found(self, name: str) -> frozenset[str]:
        if name in self._inputs:
            return frozenset().union(*(self.sources_of(one) for one in self._inputs[name]))
        if name in self._assumed:
            row = self._assumed[name]
            return self.sources_of(row) if row else frozenset()
        index = self.references
        if name in index.observations:
            return frozenset((index.observations[name].source,))
        if name in index.rows:
            source = index.rows[name][1].cells.get("source", "")
            return frozenset((source,)) if source else frozenset()
        return frozenset()


def store(study: Path | None = None, overlays: tuple[Path, ...] = ()) -> Store:
    """Read everything that is served.

    Parameters
    ----------
    study : pathlib.Path, optional
        Folder that `polysight run` wrote.
    overlays : tuple of pathlib.Path
        Data folders of the user.

    Returns
    -------
    Store
        The store.

    Raises
    ------
    UsageError
        If there is no study in the folder.
    DataError
        If data, study or a stored market are broken.
    """
    data = evidence(overlays)
    found = read(study) if study is not None else None
    markets = _markets(study / MARKETS) if study is not None else {}
    digests = [data_digest(folder) for folder in data.folders]
    told = hashlib.sha256("".join(digests).encode())
    if found is not None:
        told.update(json.dumps(found.manifest, sort_keys=True).encode())
    for name, content in markets.items():
        told.update(f"{name}\0{hashlib.sha256(content).hexdigest()}".encode())
    versions = Versions(__version__, code_digest()[:DIGITS], told.hexdigest()[:DIGITS])
    same = found is None or found.manifest.get("data_sha256") == digests[0]
    return Store(data, found, markets, versions, same, None if found is None else study)


def _markets(folder: Path) -> dict[str, bytes]:
    """Documents of a folder, each of the scenario after which its file is named."""
    found: dict[str, bytes] = {}
    for path in sorted(folder.glob("*.json")):
        content = path.read_bytes()
        try:
            tree = json.loads(content)
        except ValueError as fault:
            raise refusal(DataError, "api.market_broken", got=path.name) from fault
        if not isinstance(tree, dict) or tree.get("scenario") != path.stem:
            raise refusal(DataError, "api.market_broken", got=path.name)
        found[path.stem] = content
    return found
