"""The key beside the database: made once, for its owner alone, and never half."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.errors import PlainError
from storage.secret import NAME, secret_in


def test_a_folder_has_one_key_for_ever(tmp_path: Path):
    key = secret_in(tmp_path / "home")
    assert len(key) == 32
    assert secret_in(tmp_path / "home") == key
    assert secret_in(tmp_path / "other") != key


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_the_key_is_readable_by_its_owner_alone(tmp_path: Path):
    secret_in(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


def test_eight_who_start_at_once_agree(tmp_path: Path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_in, [tmp_path] * 8))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize("content", ["", "half", "ab" * 16, "ä" * 64])
def test_a_damaged_key_is_said_and_not_replaced(tmp_path: Path, content: str):
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(PlainError, match="backup"):
        secret_in(tmp_path)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == content


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(PlainError, match="rights"):
        secret_in(tmp_path / "file")
