"""What people decided about two waves, kept: whether two questions, options or teams are the same, reworded, different.

A decision belongs to the series of two surveys, so it holds for all their versions. Its key comes from the words alone
(``crosswalk.links.link_key``), so what was decided for one pair of years is offered again for the same words in others.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from analysis.crosswalk.links import CHOICES
from analysis.errors import SurveyError
from analysis.tables import LINK_RULING, column_text
from storage.database import Database

_NO_SUCH_CHOICE = "Choose whether the two are the same, reworded or different."


@dataclass(frozen=True)
class LinkRuling:
    """One answer: for which pair of series, about what (``key``), same, reworded or different, when, and why."""

    earlier: str
    later: str
    key: str
    choice: str
    at: str
    why: str = ""


class LinkRulings:
    """Decisions about pairs of waves; every method is one transaction."""

    _database: Database

    def link_rulings(self, earlier: str, later: str) -> tuple[LinkRuling, ...]:
        """List what was decided about two series, the newest first."""
        with self._database.reading() as connection:
            return _rulings(connection, (LINK_RULING.c.earlier == earlier) & (LINK_RULING.c.later == later))

    def link_rulings_elsewhere(self, earlier: str, later: str) -> dict[str, LinkRuling]:
        """Return what was decided last under every key for other pairs of series: to be offered, not to be taken."""
        others = (LINK_RULING.c.earlier != earlier) | (LINK_RULING.c.later != later)
        with self._database.reading() as connection:
            found = _rulings(connection, others)
        return {ruling.key: ruling for ruling in reversed(found)}

    def rule_link(self, ruling: LinkRuling) -> None:
        """Keep a decision in the place of an earlier one on the same key; SurveyError for an unknown choice."""
        if ruling.choice not in CHOICES:
            raise SurveyError(_NO_SUCH_CHOICE)
        with self._database.writing() as connection:
            _forget(connection, ruling.earlier, ruling.later, [ruling.key])
            values = {name: column_text(value) for name, value in vars(ruling).items()}
            connection.execute(LINK_RULING.insert().values(**values))

    def forget_links(self, earlier: str, later: str, keys: Iterable[str]) -> None:
        """Take decisions back, so that what the words say holds again."""
        with self._database.writing() as connection:
            _forget(connection, earlier, later, keys)


def _forget(connection: Connection, earlier: str, later: str, keys: Iterable[str]) -> None:
    pair = (LINK_RULING.c.earlier == earlier) & (LINK_RULING.c.later == later)
    for key in keys:
        connection.execute(LINK_RULING.delete().where(pair & (LINK_RULING.c.key == column_text(key))))


def _rulings(connection: Connection, condition: ColumnElement[bool]) -> tuple[LinkRuling, ...]:
    rows = connection.execute(select(LINK_RULING).where(condition)).mappings()
    found = [LinkRuling(**row) for row in rows]
    # Sorted here: databases disagree on the order of text.
    return tuple(sorted(found, key=lambda ruling: (ruling.at, ruling.key, ruling.earlier, ruling.later), reverse=True))
