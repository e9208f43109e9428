"""Pages: what a rerun costs the server, how long a click and a start take, and whether respondents make a difference.

Floor is an app of one button and one title under the product's own settings of Streamlit.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from benchmarks import data
from benchmarks.measure import QUICK_REPEATS, REPEATS, ROOT, Line, MissingError, in_turn, line, nothing
from benchmarks.servers import Browser, Server, Visitor

_EMPTY = {"floor": "an empty page"}
_SCHOOL, _MANY = 48, 20_000
_QUESTION = '.st-key-question [aria-checked="false"]'
_HEADLINE = ".room-headline"
# From the click to the last change of the page, once it shows something else and has been quiet for 300 ms.
_CLICK = """async ([button, shown]) => {
  const text = () => document.querySelector(shown)?.textContent;
  const running = () => !document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const before = text(), start = performance.now();
  let last = start;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true});
  document.querySelector(button).click();
  while (text() === before || running() || performance.now() - last < 300) {
    if (performance.now() - start > 30000) throw new Error('nothing happens');
    await new Promise(again => setTimeout(again, 5));
  }
  watch.disconnect();
  return (last - start) / 1000;
}"""


def page_rerun(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the processor time of the server for a rerun of Overview with the sample school."""
    try:
        yield _reruns("page_rerun", _SCHOOL, {"ours": _sample_home(folder), "floor": None}, folder, quick, _EMPTY)
    except (MissingError, ImportError) as missing:
        yield nothing("page_rerun", _SCHOOL, missing)


def growth(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure a rerun of Overview with many respondents against one with 48 who answered the same survey."""
    many = 1_000 if quick else _MANY
    try:
        homes = {"ours": _generated_home(folder, many), "floor": _generated_home(folder, _SCHOOL)}
        yield _reruns("growth", many, homes, folder, quick, {"floor": f"the page with {_SCHOOL} respondents"})
    except (MissingError, ImportError) as missing:
        yield nothing("growth", many, missing)


def _reruns(name: str, n: int, homes: dict[str, Path | None], folder: Path, quick: bool, labels: dict) -> Line:
    """Return the line of servers with these homes, None for the empty app; a visitor sits at each."""
    repeats, reruns = (QUICK_REPEATS, 20) if quick else (REPEATS, 100)
    with ExitStack() as stack:
        servers = {
            role: stack.enter_context(Server(home or folder / "empty", empty=home is None))
            for role, home in homes.items()
        }
        visitors = {role: stack.enter_context(closing(Visitor(server))) for role, server in servers.items()}
        seconds = in_turn({role: lambda v=visitor: v.cpu_of(reruns) for role, visitor in visitors.items()}, repeats)
        return line(name, n, seconds, labels, servers["ours"].peak_mb(), repeats)


def page_browser(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the time from a click on another question to the last change of the page, its chart redrawn."""
    repeats = QUICK_REPEATS if quick else 15
    try:
        with ExitStack() as stack:
            chromium = stack.enter_context(Browser())
            ours = stack.enter_context(Server(_sample_home(folder)))
            empty = stack.enter_context(Server(folder / "empty", empty=True))
            places = {
                "ours": (f"{ours.listening().address}/learning_modes", _QUESTION, _HEADLINE),
                "floor": (empty.listening().address, ".st-key-again button", "h1"),
            }
            clicks = {role: _opened(chromium, *place) for role, place in places.items()}
            for click in clicks.values():
                click()
            yield line("page_browser", _SCHOOL, in_turn(clicks, repeats), _EMPTY, ours.peak_mb(), repeats)
    except MissingError as missing:
        yield nothing("page_browser", _SCHOOL, missing)


def _opened(chromium, address: str, button: str, shown: str):
    """Return what clicks and measures on a page that has been opened."""
    page = chromium.new_page()
    page.goto(address)
    page.wait_for_selector(button)
    page.wait_for_selector(shown)
    return lambda: page.evaluate(_CLICK, [button, shown])


def first_page(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure the time from the start of the process to the title of the first page, of a server new to everybody."""
    repeats = QUICK_REPEATS if quick else REPEATS
    try:
        with Browser() as chromium:
            started = {
                "ours": lambda: _seconds_to_title(chromium, Server(folder / "nobody")),
                "floor": lambda: _seconds_to_title(chromium, Server(folder / "empty", empty=True)),
            }
            yield line("first_page", 0, in_turn(started, repeats), _EMPTY, None, repeats)
    except MissingError as missing:
        yield nothing("first_page", 0, missing)


def _seconds_to_title(chromium, server: Server) -> float:
    start = time.perf_counter()
    with server:
        server.listening()
        context = chromium.new_context()
        page = context.new_page()
        page.goto(server.address, wait_until="commit")
        page.wait_for_selector("h1")
        page.evaluate("() => new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)))")
        seconds = time.perf_counter() - start
        context.close()
    return seconds


FIGURES = {"page_rerun": page_rerun, "page_browser": page_browser, "first_page": first_page}


def _sample_home(folder: Path) -> Path:
    """Return a home with the sample school in it, opened by its own button."""
    return _home(folder / "sample", "sample")


def _generated_home(folder: Path, n: int) -> Path:
    """Return a home with one survey of n respondents as a draft."""
    return _home(folder / f"generated_{n}", data.made(folder, "csv", n))


def _home(home: Path, kind: str) -> Path:
    if not home.exists():
        home.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.pages", str(home), kind], cwd=ROOT, capture_output=True, text=True
        )
        if done.returncode:
            raise MissingError(f"no school could be opened: {done.stderr.strip().splitlines()[-1:]}")
    return home


def _open_sample(home: str) -> None:
    import os

    from streamlit.testing.v1 import AppTest

    os.environ["SAME_ROOM_HOME"] = home
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    app.button(key="load_sample").click().run()
    assert not app.exception


def _open_generated(home: str, path: str) -> None:
    from analysis.store import Store
    from benchmarks.reading import ours_read
    from sample_data import TODAY

    Store(f"sqlite:///{home}/same_room.db").save(ours_read(path)(), TODAY)


if __name__ == "__main__":
    if sys.argv[2] == "sample":
        _open_sample(sys.argv[1])
    else:
        _open_generated(*sys.argv[1:])
