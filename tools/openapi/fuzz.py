"""Throw generated requests at the interface: no fault of the program, no answer beside its schema.

    .venv/bin/python -m tools.openapi.fuzz [OPTIONS OF schemathesis run]

Serves the evidence, the study of `make run` where it is there, and the models, on a port of its
own. Left out is the check that whatever fits the form is accepted: words are held against the
evidence too, so that a quantity that there is not is refused with the nearest one.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.root import ROOT
from polysight.web.serving import server
from polysight.web.store import store

#: Where `make run` leaves its study.
STUDY = Path("out/baseline")
LEFT_OUT = "positive_data_acceptance"


def main(options: list[str]) -> int:
    """Serve, fuzz, and end with the code of the fuzzer."""
    limits = Limits(rate=1e6, burst=10**6, patience=20.0, runs=1000)
    app = application(store(STUDY if STUDY.is_dir() else None), limits=limits)
    told: list[str] = []
    listening = threading.Event()

    def ready(address: str) -> None:
        told.append(address)
        listening.set()

    serving = server(app, "127.0.0.1", 0, ready)
    thread = threading.Thread(target=serving.run)
    thread.start()
    listening.wait()
    try:
        command = [str(Path(sys.executable).with_name("schemathesis")), "run"]
        asked = ["--checks", "all", "--exclude-checks", LEFT_OUT, "--continue-on-failure"]
        asked += ["--request-timeout", "60", "--warnings", "off", *options]
        address = f"{told[0].rstrip('/')}{ROOT}/openapi.json"
        return subprocess.run([*command, address, *asked], check=False).returncode
    finally:
        serving.should_exit = True
        thread.join()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
