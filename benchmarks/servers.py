"""Running apps to measure: ours with a school in it, an empty one, a client of Streamlit's protocol, a Chromium."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from benchmarks.measure import ROOT, MissingError

_START_SECONDS = 60
_EMPTY = """
import streamlit as st

st.session_state.n = st.session_state.get("n", 0) + 1
st.button("Again", key="again")
st.title(f"Run {st.session_state.n}")
"""
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


class Server:
    """An app under Streamlit with the product's settings, started as a user would.

    Parameters
    ----------
    folder
        Holds the home of our app, or the empty app.
    empty
        Run an app of one button and one title instead of ours.
    """

    def __init__(self, folder: Path, empty: bool = False):
        self.folder, self.empty = folder, empty
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://localhost:{self.port}"
        script, where = ("empty.py", _empty_app(folder)) if empty else ("dashboard.py", ROOT)
        options = ["--server.headless", "true", "--server.port", str(self.port)]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, *options],
            cwd=where,
            env={**os.environ, "SAME_ROOM_HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        """End the server and what it has started."""
        if os.name == "nt":
            self.process.kill()
        with suppress(ProcessLookupError, AttributeError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def listening(self) -> "Server":
        """Wait until it accepts connections."""
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            with suppress(OSError), socket.create_connection(("localhost", self.port), timeout=1):
                return self
            time.sleep(0.01)
        raise MissingError("the server did not start")

    def cpu(self) -> float:
        """Return the processor time it has used so far, in steps of some milliseconds; needs Linux."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError as error:
            raise MissingError("processor time of another process is read from /proc, which is not here") from error
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def peak_mb(self) -> float | None:
        """Return the most memory it has held so far, None where the system does not tell."""
        with suppress(OSError):
            for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) * 1024 / 1e6
        return None


def _empty_app(folder: Path) -> Path:
    (folder / ".streamlit").mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / ".streamlit" / "config.toml", folder / ".streamlit")
    (folder / "empty.py").write_text(_EMPTY, encoding="utf-8")
    return folder


class Visitor:
    """One open page of a server that asks for reruns as a browser does, without drawing anything."""

    def __init__(self, server: Server):
        from websockets.sync.client import connect

        self._server = server
        host = f"localhost:{server.listening().port}"
        self._socket = connect(f"ws://{host}/_stcore/stream", subprotocols=["streamlit"], max_size=None, proxy=None)
        for _ in range(5):
            self.rerun()

    def rerun(self) -> None:
        """Ask for a rerun and wait until the script has come to its end; MissingError if it does not."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        order, answer = BackMsg(), ForwardMsg()
        order.rerun_script.query_string = ""
        self._socket.send(order.SerializeToString())
        while True:
            answer.ParseFromString(self._socket.recv(timeout=_START_SECONDS))
            kind = answer.WhichOneof("type")
            if kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise MissingError("the page shows an error")

    def cpu_of(self, reruns: int) -> float:
        """Return the processor time of the server for each of some reruns."""
        before = self._server.cpu()
        for _ in range(reruns):
            self.rerun()
        return (self._server.cpu() - before) / reruns

    def close(self) -> None:
        """Close the page."""
        self._socket.close()


class Browser:
    """A Chromium that is installed already; MissingError where none can be driven."""

    def __enter__(self) -> Any:
        try:
            from playwright.sync_api import sync_playwright
        except ImportError as error:
            raise MissingError(error) from error
        path = os.environ.get("CHROMIUM_PATH") or next(filter(None, map(shutil.which, _CHROMIUMS)), None)
        if path is None:
            raise MissingError("there is no Chromium: install one, or name it in CHROMIUM_PATH")
        self._playwright = sync_playwright().start()
        try:
            self._chromium = self._playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        except Exception as error:  # What Playwright raises when a library of the system is missing.
            self._playwright.stop()
            raise MissingError(f"{path} cannot be driven") from error
        return self._chromium

    def __exit__(self, *_: object) -> None:
        self._chromium.close()
        self._playwright.stop()
