"""Whoever reads the page, with what went wrong and what was asked on the way."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from playwright.sync_api import ConsoleMessage, Locator, Page

#: Longest time that a page may take when nothing is warm [ms].
PATIENCE = 600_000


class Reader:
    """A page of the browser that looks at the application.

    Parameters
    ----------
    page : Page
        The page.
    address : str
        Where the application is.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.faults: list[str] = []
        self.asked: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("console", self._told)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))
        page.on("request", lambda request: self.asked.append(request.url))

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(message.text)

    def look(self, page: str, **particulars: str) -> Page:
        """Look at a page until all of it is there."""
        self.page.goto(f"{self.address}/?{urlencode({'page': page, **particulars})}")
        return self.settled()

    def settled(self) -> Page:
        """The page once nothing is waited for."""
        self.page.wait_for_selector("main:not([aria-busy]) h1")
        self.page.wait_for_selector(".wait", state="detached")
        count = self.figures().count()
        for at in range(count):
            self.figures().nth(at).locator(".picture[data-drawn]").wait_for(state="attached")
        return self.page

    def figures(self) -> Locator:
        """Cards with a chart."""
        return self.page.locator("[data-figure]")

    def particulars(self) -> dict[str, str]:
        """What the address tells."""
        told = re.findall(r"[?&]([^=&#]+)=([^&#]*)", self.page.url)
        return dict(told)
