"""What a school sets once for all its surveys: its codebook, its price for a teacher's learning."""

from sqlalchemy import Connection, select

from analysis.tables import SCHOOL_SETTING
from storage.database import Database


class School:
    """Settings by name; every method is one transaction."""

    _database: Database

    def setting(self, name: str) -> str | None:
        """Return what was set under a name, None where nothing was."""
        with self._database.reading() as connection:
            return setting_of(connection, name)

    def set_setting(self, name: str, value: str | None, at: str) -> None:
        """Set something under a name, None to forget it."""
        with self._database.writing() as connection:
            connection.execute(SCHOOL_SETTING.delete().where(SCHOOL_SETTING.c.name == name))
            if value is not None:
                connection.execute(SCHOOL_SETTING.insert().values(name=name, value=value, at=at))


def setting_of(connection: Connection, name: str) -> str | None:
    """Return what was set under a name, None where nothing was."""
    return connection.execute(select(SCHOOL_SETTING.c.value).where(SCHOOL_SETTING.c.name == name)).scalar()
