"""Where the interface is, and in which version."""

from __future__ import annotations

#: Root of all resources; a change that breaks readers gets another one.
ROOT = "/api/v1"
#: Version of the interface: of its paths, parameters and documents.
VERSION = "1.0.0"
