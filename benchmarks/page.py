"""The page in a browser: time to the first chart, and from a moved slider to what is drawn anew.

    .venv/bin/python benchmarks/page.py [TIMES]

The application runs in this process and its rooms, warm, in processes of their own, as it is
served; the browser is beside it on the same machine. Each first chart is that of a browser that has
seen nothing before. A slider is moved to another place each time, so that nothing is answered from
what was told before; its move is over once what rests on it is drawn and not marked as waited for.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import threading
import time
from collections.abc import Callable
from socket import AF_INET, SOCK_STREAM, socket

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from polysight.web.application import application
from polysight.web.limits import Limits
from polysight.web.store import store

OPEN = Limits(rate=1000.0, burst=5000, patience=600.0)
FLAGS = ["--no-sandbox", "--disable-gpu"]
PATIENCE = 240_000
#: Pages whose first chart is waited for.
FIRST = ("overview", "cost", "plant", "workbench", "compliance", "evidence", "record")
#: Sliders that are moved: what is looked at, page, slider, key, what is drawn anew.
MOVED = (
    ("cash flow", "workbench", "#factor-price", "ArrowRight", "#cash"),
    ("tornado", "workbench", "#factor-price", "ArrowLeft", "#tornado"),
    ("tiles", "plant", "#design-deposition-temperature_c", "ArrowRight", "#plant-tiles"),
    ("series", "evidence", "#as-of", "ArrowLeft", "#series"),
)
#: Moves before those that count: both processes have then met the question.
WARMING = 3
#: Answers once a place tells other words than before and is not marked as waited for. The page's
#: policy runs no text later, so the waiting is inside one function.
OTHER_WORDS = """([place, before]) => new Promise(tell => {
  const look = () => {
    const found = document.querySelector(place);
    const old = !found || found.closest("[data-stale]") || found.innerText === before;
    if (old) requestAnimationFrame(look);
    else tell();
  };
  look();
})"""


def served() -> str:
    """Address of the application, which listens in a thread of this process."""
    app = application(store(), limits=OPEN)
    listening = socket(AF_INET, SOCK_STREAM)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


def timed(act: Callable[[], object]) -> float:
    """Seconds that something takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def drawn(page: Page, address: str, name: str) -> None:
    """Look at a page until its first chart is drawn."""
    page.goto(f"{address}/?page={name}&lang=zh")
    page.locator(".picture[data-drawn]").first.wait_for(state="attached")


def fresh(browser: Browser, address: str, name: str) -> float:
    """Seconds to the first chart of a reader who never was here."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    found = timed(lambda: drawn(page, address, name))
    context.close()
    return found


def moved(page: Page, slider: str, key: str, place: str) -> float:
    """Seconds from a key on a slider to other words in a place."""
    before = page.locator(place).first.inner_text()
    page.locator(slider).focus()
    start = time.perf_counter()
    page.keyboard.press(key)
    page.evaluate(OTHER_WORDS, [place, before])
    found = time.perf_counter() - start
    page.wait_for_selector("[data-stale]", state="detached")
    return found


def told(name: str, seconds: list[float]) -> None:
    """Print what was measured."""
    middle, most = statistics.median(seconds), max(seconds)
    line = f"{name:40s} median {middle * 1000:6.0f} ms   most {most * 1000:6.0f} ms\n"
    sys.stdout.write(line)
    sys.stdout.flush()


def main(times: int) -> None:
    """Measure and print."""
    address = served()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name in FIRST:
            fresh(browser, address, name)
            told(f"first chart, {name}", [fresh(browser, address, name) for _ in range(times)])
        for what, name, slider, key, place in MOVED:
            page = browser.new_context().new_page()
            page.set_default_timeout(PATIENCE)
            drawn(page, address, name)
            page.wait_for_selector(".wait", state="detached")
            seen = [moved(page, slider, key, place) for _ in range(WARMING + times)]
            told(f"moved slider, {name}, {what}", seen[WARMING:])
        browser.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
