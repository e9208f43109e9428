"""Files: reading of workbooks and text, an upload up to its Finding, text to codes, and how time grows."""

import csv
import io
import math
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

from benchmarks import data
from benchmarks.measure import QUICK_REPEATS, REPEATS, Figure, Line, Side, Worker, in_turn, line, measured

_HUGE = 10**10
_WARM_BELOW = 100_000


def read_xlsx(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure a workbook from bytes to Survey."""
    return _read("xlsx", ("pandas, openpyxl", "calamine range"), folder, (1_000,) if quick else _SIZES)


def read_csv(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure comma-separated text from bytes to Survey."""
    return _read("csv", ("pandas, as text", "module csv"), folder, (1_000,) if quick else _SIZES)


_SIZES = (100, 10_000, 100_000)


def _read(kind: str, others: tuple[str, str], folder: Path, sizes: tuple[int, ...]) -> Iterator[Line]:
    repeats = REPEATS if sizes == _SIZES else QUICK_REPEATS
    for n in sizes:
        path = data.made(folder, kind, n)
        ours = Side("read_here", _task("ours_read"), (path,))
        peer, floor = Side(others[0], _task(f"peer_{kind}"), (path,)), Side(others[1], _task(f"floor_{kind}"), (path,))
        yield measured(Figure(f"read_{kind}", n, ours, peer, floor, warm_up=n < _WARM_BELOW), repeats)


def upload_to_finding(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure what happens between dropping the sample school's file and its first sentence, the child included."""
    from sample_data import STAFF

    floor = Side("a child process that does nothing", _task("floor_upload"))
    ours = Side("read_export", _task("ours_upload"))
    yield measured(Figure("upload_to_finding", STAFF, ours, None, floor), QUICK_REPEATS if quick else 15)


def text_to_codes(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure select-all cells to one 0/1 array per label, 60 labels: given as to the peer, then found as well."""
    n = 10_000 if quick else 100_000
    floor = Side("one dictionary and NumPy, labels given", _task("floor_codes"), (n,))
    for label, ours in (("labels given", "given"), ("labels given to pandas, found by ours", "found")):
        peer = Side(f"pandas str.contains, {label}", _task("peer_codes"), (n,))
        figure = Figure("text_to_codes", n, Side(label, _task(f"ours_codes_{ours}"), (n,)), peer, floor)
        yield measured(figure, QUICK_REPEATS if quick else REPEATS)


def growth(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure by which power of n reading grows: the slope of log time on log n, in the place of the ratio."""
    sizes, repeats = ((500, 1_500, 4_500), QUICK_REPEATS) if quick else ((1_000, 10_000, 100_000), REPEATS)
    sides = {n: Side(f"{n} rows", _task("ours_read"), (data.made(folder, "csv", n),)) for n in sizes}
    with ExitStack() as stack:
        workers = {n: stack.enter_context(closing(Worker(side))) for n, side in sides.items()}
        for worker in workers.values():
            worker.wait()
        seconds = in_turn({n: worker.run for n, worker in workers.items()}, repeats)
        peak = workers[sizes[-1]].peak_mb()
    logs = [math.log(n) for n in sizes], [math.log(seconds[n]) for n in sizes]
    found = line("growth", sizes[-1], {"ours": seconds[sizes[-1]]}, {"floor": "exponent 1"}, peak, repeats)
    yield {**found, "ratio_to_floor": round(statistics.linear_regression(*logs).slope, 3)}


def _task(name: str) -> str:
    return f"benchmarks.reading:{name}"


FIGURES = {
    "read_xlsx": read_xlsx,
    "read_csv": read_csv,
    "upload_to_finding": upload_to_finding,
    "text_to_codes": text_to_codes,
}


def ours_read(path: str) -> Callable:
    """Read, clean and type the whole file."""
    from analysis.reading import read_here
    from analysis.settings import Limits

    limits = Limits(bytes=_HUGE, inflated=_HUGE, rows=_HUGE, characters=_HUGE)
    content, name = Path(path).read_bytes(), Path(path).name
    return lambda: read_here(content, name, limits)


def peer_xlsx(path: str) -> Callable:
    """Read cells only, as most do."""
    import openpyxl  # noqa: F401 - imported here, so that time is that of reading and its lack is noticed
    import pandas as pd

    content = Path(path).read_bytes()
    return lambda: pd.read_excel(io.BytesIO(content), engine="openpyxl", dtype=str)


def floor_xlsx(path: str) -> Callable:
    """Read cells only, by the reader the product uses."""
    from python_calamine import CalamineWorkbook

    content = Path(path).read_bytes()
    return lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def peer_csv(path: str) -> Callable:
    """Read cells only, as text."""
    import pandas as pd

    content = Path(path).read_bytes()
    return lambda: pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def floor_csv(path: str) -> Callable:
    """Read cells only, by Python's own module."""
    content = Path(path).read_bytes()
    return lambda: list(csv.reader(io.StringIO(content.decode(), newline="")))


def ours_upload() -> Callable:
    """Take the sample school's last export from bytes to the Finding on the first page."""
    from analysis.disclosure import release_ranking
    from analysis.findings import ranking_finding
    from analysis.reading import read_export
    from analysis.results import rank_survey
    from sample_data import MAPLE_HOLLOW, PROMISE, STAFF

    path = MAPLE_HOLLOW[-1]
    content = path.read_bytes()

    def finding():
        ranked = rank_survey(read_export(content, path.name), "most_valuable", staff_n=STAFF)
        return ranking_finding(release_ranking(ranked, PROMISE), "teachers")

    return finding


def floor_upload() -> Callable:
    """Start a Python that does nothing, and wait for its end."""
    return lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)


def ours_codes_given(n: int) -> Callable:
    """Code the cells of every question whose type and labels are known, by distinct texts."""
    from analysis.reading.columns import column
    from analysis.reading.encode import encode

    columns = data.select_all(n)[1]
    types = list(map(_typed, map(column, columns)))
    return lambda: [encode(column(cells), typed) for cells, typed in zip(columns, types, strict=True)]


def ours_codes_found(n: int) -> Callable:
    """Find the labels of every question and code its cells, by distinct texts."""
    from analysis.reading.columns import column
    from analysis.reading.encode import encode

    labels, columns = data.select_all(n)

    def coded():
        found = [encode(one, _typed(one)) for one in map(column, columns)]
        assert [set(options) for options, *_ in found] == list(map(set, labels))
        return found

    return coded


def _typed(column):
    from analysis.reading.item_types import item_type
    from analysis.reading.layout import Layout

    return item_type(column, "Check all that apply", Layout("google_forms", 1, (), (", ",)), ())


def peer_codes(n: int) -> Callable:
    """Ask every cell for every label."""
    import pandas as pd

    labels, columns = data.select_all(n)
    series = [pd.Series(cells) for cells in columns]
    return lambda: [
        [cells.str.contains(label, regex=False).to_numpy() for label in names]
        for cells, names in zip(series, labels, strict=True)
    ]


def floor_codes(n: int) -> Callable:
    """Look every cell up in a dictionary of distinct texts, and ask only these for the labels."""
    import numpy as np

    labels, columns = data.select_all(n)

    def coded():
        found = []
        for cells, names in zip(columns, labels, strict=True):
            index = {text: code for code, text in enumerate(dict.fromkeys(cells))}
            codes = np.fromiter(map(index.__getitem__, cells), np.int32, len(cells))
            found += [np.array([label in text for text in index], np.uint8)[codes] for label in names]
        return found

    return coded
