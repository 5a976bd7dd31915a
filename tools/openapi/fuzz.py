"""Throw generated requests at the interface: no fault of the program, no answer beside its schema.

    .venv/bin/python -m tools.openapi.fuzz [OPTIONS OF schemathesis run]

Serves the evidence, the study of `make run` where it is there, and the models, on a port of its
own; what is computed is computed in the same process, so that no question ends a worker that takes
longer to begin again than to answer. Every check is made but those that the settings beside this
file leave out; checks named on the command line would be made in spite of them.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import urllib.request
from pathlib import Path

from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.root import ROOT
from polysight.web.serving import server
from polysight.web.store import store
from polysight.web.workshop import Inline

#: Where `make run` leaves its study.
STUDY = Path("out/baseline")
#: What is left out, of all operations and of single ones.
SETTINGS = Path(__file__).with_name("schemathesis.toml")


def main(options: list[str]) -> int:
    """Serve, fuzz, and end with the code of the fuzzer."""
    limits = Limits(rate=1e6, burst=10**6, runs=10_000, waiting=1000)
    study = STUDY if STUDY.is_dir() else None
    staff = [Inline(study=study) for _ in range(limits.workers)]
    app = application(store(study), limits=limits, staff=staff)
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
        program = Path(sys.executable).with_name("schemathesis")
        command = [str(program), "--config-file", str(SETTINGS), "run"]
        asked = ["--continue-on-failure", "--warnings", "off", *options]
        address = f"{told[0].rstrip('/')}{ROOT}/openapi.json"
        # The fuzzer waits ten seconds for the description, which a busy machine makes in more.
        with urllib.request.urlopen(address, timeout=300) as first:
            first.read()
        return subprocess.run([*command, address, *asked], check=False).returncode
    finally:
        serving.should_exit = True
        thread.join()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
