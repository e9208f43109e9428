"""One result of the whole school beside a team's priority: from released findings only, joined by nothing but words."""

from coaching.priority import Priority
from pages.shared import data


def whole_school_result(priority: Priority) -> str:
    """Return a sentence about the whole school to talk about, empty where no survey is published.

    The question the team quotes is kept as text; what is shown is what every page shows: the newest published ranking.
    """
    published = [saved for saved in data.store().surveys() if saved.state == "published"]
    finding = data.ranking(published[-1], "most_valuable") if published else None
    result = finding.headline if finding else ""
    return f"{result} We want to move: {priority.wording}" if priority.wording else result
