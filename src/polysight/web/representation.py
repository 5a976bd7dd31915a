"""An answer as bytes: tag of its content, not modified, packed where the reader can unpack."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from functools import lru_cache

from fastapi import Request, Response

from polysight.messages import Language

#: Bytes from which packing is worth it.
WORTH_PACKING = 1024
#: Digits of the hash in an entity tag.
DIGITS = 32
PACKED = "-gzip"


@lru_cache(maxsize=128)
def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]


@lru_cache(maxsize=64)
def _packed(content: bytes) -> bytes:
    return gzip.compress(content, compresslevel=5, mtime=0)


def represented(
    request: Request,
    content: bytes,
    media: str,
    language: Language | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Answer to a reading request.

    Parameters
    ----------
    request : Request
        Says what the reader has already, and whether it can unpack.
    content : bytes
        The answer.
    media : str
        Media type.
    language : {"en", "zh"}, optional
        Language of the words in it, where there are any.
    headers : mapping of str to str, optional
        Further headers.

    Returns
    -------
    Response
        The content, or 304 without it; its strong tag is a hash of the bytes.
    """
    packing = len(content) >= WORTH_PACKING and _unpacks(request.headers.get("accept-encoding", ""))
    tag = f'"{_tag(content)}{PACKED if packing else ""}"'
    told = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language, Accept-Encoding",
        **({"Content-Language": language} if language else {}),
        **(headers or {}),
    }
    if _known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=told)
    if packing:
        told["Content-Encoding"] = "gzip"
    return Response(_packed(content) if packing else content, headers=told, media_type=media)


def _known(header: str, tag: str) -> bool:
    """Whether a reader has a representation; a packed and a plain one are not the same bytes."""
    named = [one.strip().removeprefix("W/") for one in header.split(",")]
    return tag in named or "*" in named


def _unpacks(header: str) -> bool:
    """Whether a reader accepts gzip with a weight above nothing."""
    for part in header.split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip().casefold() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
