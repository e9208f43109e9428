"""One to one, the best as a whole, and the same whatever the order of what is matched."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from analysis.crosswalk.judging import Judgement
from analysis.crosswalk.links import ASK, REWORDED, SAME

Pair = tuple[str, str]
# One of a higher kind outweighs what it can displace of a lower kind: an exchange of k pairs makes k + 1 at most.
_WEIGHTS = {SAME: 100.0, REWORDED: 10.0, ASK: 0.0}
_BREAKS_TIES = 1e-9


def assign(earlier: Sequence[str], later: Sequence[str], judged: Mapping[Pair, Judgement]) -> list[Pair]:
    """Return which of the earlier and the later belong together: first as many of the same, then the most alike.

    Parameters
    ----------
    earlier, later : sequence of str
        What is matched, by name.
    judged : mapping of pairs to Judgement
        The pairs that may be; all others may not.

    Returns
    -------
    list of (str, str)
        In the order of the earlier ones' names. Of equally good answers always the same one.

    Notes
    -----
    Maximum weight bipartite matching (Jonker and Volgenant 1987, as in scipy). Names are sorted before, and every pair
    has a tiny weight of its own, so neither rows nor columns can be told by their order.
    """
    rows, columns = sorted(set(earlier)), sorted(set(later))
    if not rows or not columns or not judged:
        return []
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    weights = np.zeros((len(rows), len(columns)))
    place_earlier, place_later = ({name: at for at, name in enumerate(names)} for names in (rows, columns))
    for (one, other), found in judged.items():
        weight = _WEIGHTS[found.match] + found.score + _BREAKS_TIES * _own(one, other)
        weights[place_earlier[one], place_later[other]] = weight
    chosen = zip(*linear_sum_assignment(weights, maximize=True), strict=True)
    pairs = ((rows[row], columns[column]) for row, column in chosen)
    return [pair for pair in pairs if pair in judged]


def _own(one: str, other: str) -> float:
    return int.from_bytes(sha256(f"{one}\0{other}".encode()).digest()[:4]) / 2**32
