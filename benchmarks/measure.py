"""Timing side by side: every side lives in a process of its own, and they take turns.

A task is ``module:function``; called once with the arguments of its side it prepares everything that is not measured
and returns the function that is. Run as ``python -m benchmarks.measure TASK ARGUMENTS`` this module is that process: it
answers every line of its standard input with one line of JSON. Processor time and memory come from ``getrusage``, which
Windows does not have.
"""

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
KEYS = (
    "name",
    "n",
    "ours_s",
    "peer",
    "peer_s",
    "ratio_to_peer",
    "floor",
    "floor_s",
    "ratio_to_floor",
    "peak_mb",
    "repeats",
)
REPEATS, QUICK_REPEATS = 5, 3
# One thread for each side: the machine is shared, and so are its processors.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS")
_OWN_AND_CHILDREN = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

Line = dict[str, Any]


class MissingError(Exception):
    """A side that cannot be measured here, and why."""


@dataclass(frozen=True)
class Side:
    """One contender: its name for the reader, its task, and what the task is called with (JSON)."""

    label: str
    task: str
    arguments: tuple = ()


@dataclass(frozen=True)
class Figure:
    """What is compared at one size; ``warm_up`` lets every side run once unmeasured."""

    name: str
    n: int
    ours: Side
    peer: Side | None = None
    floor: Side | None = None
    warm_up: bool = True


class Worker:
    """A side in its own process, which prepares itself while others do."""

    def __init__(self, side: Side):
        command = [sys.executable, "-m", "benchmarks.measure", side.task, json.dumps(side.arguments)]
        environment = {**os.environ, **dict.fromkeys(_THREADS, "1")}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def wait(self) -> None:
        """Wait until it is ready to run; MissingError where it cannot be."""
        ready = self._answer()
        if "missing" in ready:
            raise MissingError(ready["missing"])

    def run(self) -> float:
        """Run once and return the seconds of processor time it took, those of its children included."""
        print("run", file=self._process.stdin, flush=True)
        return self._answer()["cpu"]

    def peak_mb(self) -> float:
        """Return the most memory the process has held so far, or its largest child, in millions of bytes."""
        print("peak", file=self._process.stdin, flush=True)
        return self._answer()["peak_mb"]

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _answer(self) -> Line:
        line = self._process.stdout.readline()
        if not line:
            raise MissingError(f"its process ended with code {self._process.wait()}")
        return json.loads(line)


def measured(figure: Figure, repeats: int) -> Line:
    """Return the line of a figure; a peer or floor that is not here leaves null and a word on standard error."""
    with ExitStack() as stack:
        sides = {role: side for role in ("ours", "peer", "floor") if (side := getattr(figure, role))}
        workers = {role: stack.enter_context(closing(Worker(side))) for role, side in sides.items()}
        for role, side in sides.items():
            try:
                workers[role].wait()
            except MissingError as missing:
                say_missing(figure.name, side.label, missing)
                del workers[role]
        if figure.warm_up:
            for worker in workers.values():
                worker.run()
        seconds = in_turn({role: worker.run for role, worker in workers.items()}, repeats)
        peak = workers["ours"].peak_mb() if "ours" in workers else None
    labels = {role: sides[role].label for role in workers}
    return line(figure.name, figure.n, seconds, labels, peak, repeats)


def in_turn(sides: Mapping[Any, Callable[[], float]], repeats: int) -> dict[Any, float]:
    """Return the median of every side, all of them run once before any runs again."""
    taken: dict[Any, list[float]] = {role: [] for role in sides}
    for _ in range(repeats):
        for role, run in sides.items():
            taken[role].append(run())
    return {role: statistics.median(seconds) for role, seconds in taken.items()}


def line(
    name: str, n: int, seconds: Mapping[str, float], labels: Mapping[str, str], peak: float | None, repeats: int
) -> Line:
    """Return a line to print; ours is ``ratio_to_peer`` times faster, ``ratio_to_floor`` times slower."""
    ours, peer, floor = (seconds.get(role) for role in ("ours", "peer", "floor"))
    to_peer = peer / ours if ours and peer is not None else None
    to_floor = ours / floor if floor and ours is not None else None
    numbers = (to_peer, labels.get("floor"), floor, to_floor, peak)
    values = (name, n, ours, labels.get("peer"), peer, *numbers, repeats)
    return {key: _short(value) for key, value in zip(KEYS, values, strict=True)}


def nothing(name: str, n: int, why: object) -> Line:
    """Return the line of a figure that cannot be measured here, with a word on standard error."""
    say_missing(name, "figure", why)
    return line(name, n, {}, {}, None, 0)


def say_missing(name: str, label: str, why: object) -> None:
    """Say on standard error what is left out and why."""
    print(f"{name}: no {label}: {why}", file=sys.stderr)


def _short(value: Any) -> Any:
    return float(f"{value:.4g}") if isinstance(value, float) else value


def main(task: str, arguments: Sequence[Any]) -> None:
    """Prepare a task, say so, and run it whenever a line asks for it."""
    module, _, function = task.partition(":")
    try:
        run = getattr(import_module(module), function)(*arguments)
    except ImportError as error:
        print(json.dumps({"missing": str(error)}), flush=True)
        return
    print(json.dumps({"ready": True}), flush=True)
    for order in sys.stdin:
        answer = _timed(run) if order.strip() == "run" else {"peak_mb": _peak_mb()}
        print(json.dumps(answer), flush=True)


def _timed(run: Callable[[], Any]) -> Line:
    gc.collect()
    before = _cpu()
    kept = run()
    answer = {"cpu": _cpu() - before}
    del kept  # Freeing a result is not part of making it.
    return answer


def _cpu() -> float:
    used = map(resource.getrusage, _OWN_AND_CHILDREN)
    return sum(part.ru_utime + part.ru_stime for part in used)


def _peak_mb() -> float:
    most = max(resource.getrusage(who).ru_maxrss for who in _OWN_AND_CHILDREN)
    return most / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
