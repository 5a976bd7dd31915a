"""Texts that try to be more than text."""

from __future__ import annotations

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }} {% raw %} {# x #}",
    '#panic("typst") #read("/etc/passwd") $x^2$ *b* _i_ `c` @ref <label>',
    '#link("https://example.org")[x] \\u{41} = heading',
    "&lt;b&gt; &amp; ]]> <!-- x -->",
    "=cmd|' /C calc'!A0",
)
