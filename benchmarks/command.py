"""Answering a request for help, against an interpreter that does nothing and a peer's command."""

from __future__ import annotations

from pairing import compare

OWN = "from polysight.cli import main; main(['show', '--help'])"
PEER = (
    "import runpy, sys; sys.argv = ['frictionless', '--help']\n"
    "try: runpy.run_module('frictionless', run_name='__main__')\n"
    "except SystemExit: pass"
)

if __name__ == "__main__":
    compare("show --help", OWN, "a bare interpreter", "pass")
    compare("show --help", OWN, "frictionless --help", PEER)
