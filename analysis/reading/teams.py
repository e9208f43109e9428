"""Teams that people typed in different ways, brought together."""

from analysis.decisions import Repairs
from analysis.reading.columns import Column
from analysis.survey import ReceiptLine
from analysis.vocabulary.teams import grade_of


def merge_teams(column: Column, where: str, repairs: Repairs) -> tuple[Column, list[ReceiptLine]]:
    """Return a column in which every grade team has one name (the most frequent), and a line for every merge."""
    names: dict[str, list[str]] = {}
    cells = column.filled()
    for team in cells:
        if grade := grade_of(team):
            names.setdefault(grade, []).append(team)
    target, lines = {}, []
    for grade, teams in names.items():
        if len(teams) < 2 or not repairs.wanted("teams_merged", grade):
            continue
        kept = max(teams, key=lambda team: (cells[team], team))
        others = [team for team in teams if team != kept]
        target.update(dict.fromkeys(others, kept))
        listed = ", ".join(f"'{team}'" for team in others)
        n = sum(cells[team] for team in others)
        detail = f"{listed} became '{kept}'"
        lines.append(ReceiptLine("teams_merged", where, n, detail, repairs.key("teams_merged", grade)))
    return (column.map(lambda text: target.get(text, text)), lines) if target else (column, [])
