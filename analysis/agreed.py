"""What a school agrees on with its team leads before results open, beside the smallest group; only ever tightened."""

from dataclasses import dataclass

from analysis.settings import FEWEST_WRITERS


@dataclass(frozen=True)
class Agreed:
    """How many people have to write before comments are shown, and whether groups stand in counts instead of bands.

    Counts tell more than bands. They go through the same gate, so that more questions are shown for the whole school
    only.
    """

    writers: int = FEWEST_WRITERS
    counts: bool = False

    def tightened(self, other: "Agreed") -> "Agreed":
        """Return the stricter of both in each."""
        return Agreed(max(self.writers, other.writers), self.counts and other.counts)


def words(agreed: Agreed, promise: int) -> str:
    """Return what is agreed, as it stands beside the promise on every page and in every file."""
    shown = "counts" if agreed.counts else "bands"
    return f"groups in {shown}, comments from {max(agreed.writers, promise)} writers on"
