"""Run the converters and write the data folder: build.py SOURCE_DIR OUT_DIR [--only NAME ...]."""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
from lib import Build, rows  # noqa: E402


def codelists() -> dict[str, tuple[list[str], list[dict[str, str]]]]:
    lists: dict[str, tuple[list[str], dict[tuple[str, str], dict[str, str]]]] = {}
    for path in sorted((HERE / "codelists").glob("*.csv"), key=lambda p: (not p.stem.endswith(".seed"), p.name)):
        name = path.stem.split(".")[0]
        table = rows(path)
        if not table:
            continue
        columns, known = lists.setdefault(name, (list(table[0]), {}))
        for row in table:
            if set(row) != set(columns):
                raise SystemExit(f"{path.name}: columns {list(row)} but {columns}")
            identity = (row.get("dimension", "") if name == "bases" else "", row["code"])
            if known.setdefault(identity, row) != row:
                print(f"warning: {path.name}: {row['code']} differs from an earlier fragment; the first one holds")
    return {name: (columns, list(known.values())) for name, (columns, known) in lists.items()}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="*")
    args = parser.parse_args()
    build = Build(args.source, args.out)
    build.licences = rows(HERE / "licences.csv") if (HERE / "licences.csv").exists() else []
    names = args.only or sorted(p.stem for p in HERE.glob("*.py") if p.stem not in ("lib", "build", "descriptor"))
    for name in names:
        importlib.import_module(name).convert(build)
    problems = build.write(codelists())
    for text in problems[:200]:
        print("problem:", text)
    count = sum(len(t) for t in build.observations.values())
    print(f"{count} observations, {len(build.sources)} sources, {len(build.left_out)} rows left out, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
