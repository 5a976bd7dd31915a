"""The page as a reader has it: served on this machine, in the browser that Debian brings."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from socket import AF_INET, SOCK_STREAM, socket

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.pages import BUILT, ENTRY
from polysight.web.question import question
from polysight.web.store import store
from polysight.web.workshop import Inline
from tests.web.browser.reader import Reader

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
#: Draws of the market that is stored for the tests.
DRAWS = 16
#: Bounds that no test meets.
OPEN = Limits(rate=1000.0, burst=5000, patience=600.0)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the page is served, with two markets stored."""
    if not (BUILT / ENTRY).is_file():
        pytest.skip("the page is not built")
    found, one = store(), Inline()
    markets = {
        name: one.answer(
            question("market", {"scenario": name, "draws": DRAWS, "seed": 1}, "en"),
            lambda done, total: None, lambda: True,
        )
        for name in ("baseline", "demand-stall")
    }  # fmt: skip
    app = application(replace(found, markets=markets), limits=OPEN, staff=[Inline(), Inline()])
    listening = socket(AF_INET, SOCK_STREAM)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """The browser."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(chromium), args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader whose page has no fault and asks nothing of others."""
    context = browser.new_context(accept_downloads=True, permissions=["clipboard-read"])
    page: Page = context.new_page()
    found = Reader(page, address)
    yield found
    context.close()
    assert found.faults == []
    assert [url for url in found.asked if not url.startswith((address, "blob:", "data:"))] == []
