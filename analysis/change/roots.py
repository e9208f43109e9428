"""Where a falling function crosses nought."""

from collections.abc import Callable


def crossing(function: Callable[[float], float], low: float, high: float) -> float:
    """Return where a function that does not rise from ``low`` to ``high`` passes nought, within 1e-15, by halving.

    An end where it does not reach nought is returned itself.

    Examples
    --------
    >>> crossing(lambda x: 2 - x * x, 0, 2)
    1.414213562373095
    """
    if function(low) <= 0:
        return low
    if function(high) >= 0:
        return high
    for _ in range(60):
        middle = (low + high) / 2
        if function(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2
