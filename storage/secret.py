"""The key that lies beside the database and never in it."""

import os
import secrets
from pathlib import Path

from storage.errors import PlainError

NAME = "secret.key"
_BYTES = 32
_UNUSABLE = (
    "The file secret.key in the folder of the database cannot be read or written. "
    "Check the rights of the folder; put the file back from a backup where it is damaged."
)


def secret_in(folder: Path) -> bytes:
    """Return the key of this folder; made at the first call, readable by its owner alone.

    Two that start at once agree on one key.

    Raises
    ------
    PlainError
        The file cannot be read or written, or is not what this function wrote.
    """
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _write(path)
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise PlainError(_UNUSABLE) from error
    if len(key) != _BYTES:
        raise PlainError(_UNUSABLE)
    return key


def _write(path: Path) -> None:
    """Write a new key under another name first: nobody ever reads half of one; who comes second takes the first."""
    own = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without links
        own.replace(path)
    finally:
        own.unlink(missing_ok=True)
