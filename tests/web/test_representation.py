"""Tags are of the bytes that are sent; who has them gets nothing again."""

from __future__ import annotations

import gzip

import pytest

from tests.web.interface_example import at, client

PATH = at("/evidence/codelists/regions")


def test_packed_and_plain_are_the_same_content_under_two_tags() -> None:
    reader = client()
    plain = reader.get(PATH, headers={"accept-encoding": "identity"})
    packed = reader.get(PATH, headers={"accept-encoding": "gzip"})
    assert plain.content == packed.content
    assert packed.headers["content-encoding"] == "gzip"
    assert plain.headers["etag"] != packed.headers["etag"]
    assert len(gzip.compress(plain.content)) < len(plain.content)


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', "*"])
def test_what_the_reader_has_is_not_sent_again(known: str) -> None:
    reader = client()
    tag = reader.get(PATH).headers["etag"]
    again = reader.get(PATH, headers={"if-none-match": known.format(tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag


def test_another_language_is_another_answer() -> None:
    reader, path = client(), at("/evidence/quantities")
    told = [reader.get(path, params={"lang": one}) for one in ("en", "zh")]
    assert len({one.headers["etag"] for one in told}) == 2
    assert [one.headers["content-language"] for one in told] == ["en", "zh"]
    assert "Accept-Language" in told[0].headers["vary"]


@pytest.mark.parametrize("refused", ["gzip;q=0", "br", ""])
def test_who_cannot_unpack_gets_plain_bytes(refused: str) -> None:
    told = client().get(PATH, headers={"accept-encoding": refused})
    assert "content-encoding" not in told.headers
