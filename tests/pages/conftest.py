"""A running server and a real browser, for what AppTest cannot see: layout, keys, deep links, requests to elsewhere."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCAL = {"localhost", "127.0.0.1", "::1"}
CHROMIUMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# Chromium refuses its sandbox to root, speaks to its maker when left alone, and has no graphics card on a server.
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60
STATE = '[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
SETTLED, UNSETTLED = f'[data-testid="stApp"]{STATE}', f'[data-testid="stApp"]:not({STATE})'
QUIET_MS = 300


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that drives the browser, so that ``-m "not browser"`` leaves none behind, and put these last.

    Playwright keeps an event loop running in the main thread, in which ``asyncio.run`` of a later test would fail.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def settled(page) -> None:
    """Wait until the page is connected and its script has come to the end and stays there.

    After a click the page looks settled until the server has answered, some 40 ms here: hence the quiet time. A test
    that waits for one known thing waits better with ``expect``.
    """
    from playwright.sync_api import TimeoutError as NothingHappens

    while True:
        page.wait_for_selector(SETTLED)
        try:
            page.wait_for_selector(UNSETTLED, timeout=QUIET_MS)
        except NothingHappens:
            return


def take(page, box, name: str, exact: bool = False, typed: bool = False) -> None:
    """Choose an option of a box; the list is opened anew where a run of the script closed it."""
    from playwright.sync_api import TimeoutError as NothingHappens

    for patience in (4_000, 8_000, 15_000):
        settled(page)
        box.click()
        if typed:
            box.fill(name)
        try:
            page.get_by_role("option", name=name, exact=exact).first.click(timeout=patience)
            return
        except NothingHappens:
            page.keyboard.press("Escape")
    pytest.fail(f"No option {name} can be chosen.")


@pytest.fixture
def sample(app):
    """Return the app with the sample school open."""
    app.run()
    app.button(key="load_sample").click().run()
    return app


@pytest.fixture
def coaching(app):
    """Return the app with the sample school's year of coaching and without its surveys, which take seconds to read."""
    from pages.shared import coaching_data

    app.run()
    coaching_data.open_sample()
    return app


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of one server for all tests of a run; it has a home of its own."""
    with serving(tmp_path_factory.mktemp("server")) as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[str]:
    """Return the address of a server that nobody has visited yet, with an empty home."""
    with serving(tmp_path) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run the app as a user would start it, and end it with everything it has started.

    Parameters
    ----------
    folder
        Holds the home of the app (``home``) and what the server says (``server.log``).

    Yields
    ------
    str
        Its address, without a slash at the end.
    """
    port, log = free_port(), folder / "server.log"
    (folder / "home").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--server.port", str(port)],
            cwd=ROOT,
            env={**os.environ, "SAME_ROOM_HOME": str(folder / "home")},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        address = f"http://localhost:{port}"
        wait_until_healthy(address, process, log)
        yield address
    finally:
        end(process)


def free_port() -> int:
    """Return a port of this computer that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_healthy(address: str, process: subprocess.Popen, log: Path) -> None:
    """Wait for the server to answer; fail with what it said when it ends or takes too long."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with direct.open(f"{address}/_stcore/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")


def end(process: subprocess.Popen) -> None:
    """End the server and its children, children that outlived it included."""
    if os.name == "nt":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="session")
def browser():
    """Return a Chromium; where none can be driven, skip the test, or fail it if ``SAME_ROOM_REQUIRE_BROWSER`` is 1."""
    from playwright.sync_api import sync_playwright

    chromium = find_chromium()
    if chromium is None:
        without_browser("No Chromium here: install one, or name it in CHROMIUM_PATH.")
    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
            started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        except Exception as error:  # What Playwright raises when a library of the system is missing.
            without_browser(f"{chromium} cannot be driven: {error}")
        stack.callback(started.close)
        yield started


def without_browser(reason: str) -> NoReturn:
    """Skip the test, or fail it where a browser is required."""
    if os.environ.get("SAME_ROOM_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one named in ``CHROMIUM_PATH``, else the first that is installed."""
    return os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, CHROMIUMS)), None)


@pytest.fixture
def viewport() -> tuple[int, int]:
    """Return width and height of the window in pixels; a test may parametrise it."""
    return 1280, 800


@pytest.fixture
def foreign() -> list[str]:
    """Return the list that gathers the addresses elsewhere the page asked for; all of them are refused."""
    return []


@pytest.fixture
def page(browser, viewport: tuple[int, int], foreign: list[str]):
    """Return an empty page of a new visitor whose browser reaches this computer and nothing else."""
    width, height = viewport
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    context.set_default_timeout(30_000)

    def refuse(route) -> None:
        foreign.append(route.request.url)
        route.abort()

    def refuse_socket(route) -> None:
        foreign.append(route.url)
        route.close()

    context.route(elsewhere, refuse)
    context.route_web_socket(elsewhere, refuse_socket)
    yield context.new_page()
    context.close()


def elsewhere(address: str) -> bool:
    """Tell whether an address leads to another computer."""
    parts = urlsplit(address)
    return re.fullmatch("https?|wss?", parts.scheme) is not None and parts.hostname not in LOCAL


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that starts the app with an empty home of its own."""
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    def start(name: str) -> AppTest:
        st.cache_data.clear()
        st.cache_resource.clear()
        (tmp_path / name).mkdir()
        monkeypatch.setenv("SAME_ROOM_HOME", str(tmp_path / name))
        return AppTest.from_file(Path(__file__).parents[2] / "dashboard.py", default_timeout=30)

    yield start
    st.cache_data.clear()
    st.cache_resource.clear()
