"""What goes wrong with a database, said in one sentence that tells what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from storage.errors import PlainError

FULL = "The disk is full, so nothing was changed: free some space and try again."
LOCKED = "The database is locked by another program: close that program or try again in a minute."
READ_ONLY = "The database is read-only: give this account the right to write to the file and to its folder."
CANNOT_OPEN = "The database cannot be opened: check that its folder exists and that this account may write there."
NOT_A_DATABASE = "The file named as the database is something else: name another file, or restore a backup copy."
DAMAGED = "The database is damaged and was left as it is: restore a backup copy in its place."
DISK_ERROR = "The disk reported an error, so nothing was changed: check the disk, then try again."
UNREACHABLE = "The database server cannot be reached: check that it runs and that the address and account are right."
UNEXPECTED = "The database refused, so nothing was changed: try again, and start the program anew if it happens again."

_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_NOTADB: NOT_A_DATABASE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK_ERROR,
}

# By SQLSTATE, or by its class (the first two characters); a connection that fails has none.
_POSTGRESQL = {
    "": UNREACHABLE,
    "08": UNREACHABLE,
    "25": READ_ONLY,
    "28": UNREACHABLE,
    "3D": UNREACHABLE,
    "40": LOCKED,
    "42501": READ_ONLY,
    "53": UNREACHABLE,
    "53100": FULL,
    "55P03": LOCKED,
    "57": UNREACHABLE,
    "XX001": DAMAGED,
}

_SYSTEM = {errno.ENOSPC: FULL, errno.EROFS: READ_ONLY, errno.EIO: DISK_ERROR}


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn whatever a database driver or the file system raises inside into a PlainError."""
    try:
        yield
    except NoFreeConnection as error:
        raise PlainError(LOCKED) from error
    except OSError as error:
        raise PlainError(_SYSTEM.get(error.errno, CANNOT_OPEN)) from error
    except (DBAPIError, sqlite3.Error) as error:
        raise PlainError(_sentence(getattr(error, "orig", error))) from error


def _sentence(cause: BaseException) -> str:
    if isinstance(cause, sqlite3.Error):
        primary_code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return _SQLITE.get(primary_code, UNEXPECTED)
    state = getattr(cause, "sqlstate", None) or ""
    return _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2], UNEXPECTED)
