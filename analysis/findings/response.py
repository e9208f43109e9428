"""How many answered, and the finding that stands where too few did."""

from analysis.disclosure import ReleasedResponse, Withheld
from analysis.findings.words import percent
from analysis.survey import Finding, Row


def response_finding(released: ReleasedResponse | Withheld, who: str) -> Finding:
    """Return how many answered, in words; ``who`` is what the people are called ("teachers")."""
    if isinstance(released, Withheld):
        return withheld_finding("response", released)
    n, staff = released.answered_n, released.staff_n
    if staff is None:
        headline = f"{n} {who} answered."
        base = f"How many could have answered is not known yet. {n} answers."
        return Finding("response", headline, base, "none", alternative=headline)
    headline = f"All {n} {who} answered." if n == staff else f"{n} of {staff} {who} answered."
    base = f"{percent(n, staff)} of the {staff} {who} who could have answered."
    return Finding("response", headline, base, "share", (Row("Answered", n, staff, marked=True),), None, headline)


def withheld_finding(finding_id: str, withheld: Withheld) -> Finding:
    """Return the finding that stands where too few answered to show anything."""
    headline = "Too few people answered to show anything."
    base = f"Results are shown from {withheld.promise} answers on, as was promised."
    return Finding(finding_id, headline, base, "none", question=withheld.wording)
