"""The server tells where it listens, answers there, and ends its workers."""

from __future__ import annotations

import threading
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from polysight.web.application import application
from polysight.web.serving import server
from tests.web.interface_example import Scripted, at, little_store

pytestmark = pytest.mark.slow


def test_an_address_is_told_once_requests_are_answered() -> None:
    worker, told, listening = Scripted(), list[str](), threading.Event()

    def ready(address: str) -> None:
        told.append(address)
        listening.set()

    made = server(application(little_store(), staff=[worker]), "127.0.0.1", 0, ready)
    thread = threading.Thread(target=made.run)
    thread.start()
    try:
        assert listening.wait(60)
        place = urlsplit(told[0])
        connection = HTTPConnection(place.hostname or "", place.port, timeout=30)
        connection.request("GET", at(""))
        answer = connection.getresponse()
        assert answer.status == 200
        assert answer.getheader("server") is None
        connection.close()
    finally:
        made.should_exit = True
        thread.join(60)
    assert worker.stopped == 1
