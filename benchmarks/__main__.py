"""``python -m benchmarks [--quick] [NAME ...]``: one line of JSON for every figure.

``ratio_to_peer`` says how many times faster ours is, ``ratio_to_floor`` how many times slower than the floor. Times are
those of the processor, children included, except for page_browser and first_page, where they are those of the clock on
the wall. In growth the ratio to the floor is the exponent for reading, and for pages the time at many respondents over
that at 48.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks import numbers, pages, reading, sharing, statistics
from benchmarks.measure import Line


def growth(folder: Path, quick: bool) -> Iterator[Line]:
    """Measure growth with respondents: of reading, then of a page."""
    yield from reading.growth(folder, quick)
    yield from pages.growth(folder, quick)


FIGURES: dict[str, Callable[[Path, bool], Iterator[Line]]] = {
    **reading.FIGURES,
    **numbers.FIGURES,
    **statistics.FIGURES,
    **sharing.FIGURES,
    **pages.FIGURES,
    "growth": growth,
}


def main(arguments: Sequence[str]) -> int:
    """Print the figures asked for, all of them without a name; 2 for a name that is none."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.partition("\n\n")[0])
    parser.add_argument("--quick", action="store_true", help="smaller data and three repeats: two minutes in all")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FIGURES))
    asked = parser.parse_args(arguments)
    for name in asked.names:
        if name not in FIGURES:
            print(f"No figure is called {name}. There are: {', '.join(FIGURES)}.", file=sys.stderr)
            return 2
    # Every process started from here finds its modules compiled, as it does where the product is used.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory(prefix="same_room_benchmarks_") as folder:
        for name in asked.names or FIGURES:
            for line in FIGURES[name](Path(folder), asked.quick):
                print(json.dumps(line), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
