"""Text is read as it was written, in whatever encoding; where that is a guess, or damaged, it is said."""

import codecs

import pytest

from analysis.errors import SurveyError
from analysis.reading.encodings import decoded, is_guessed
from tests.analysis.reading.hostile_base import TABLE, csv
from tests.analysis.reading.tables import document, options

TEAMS = ("Fünfte", "Größe", "Über")
CHINESE = ("三年级", "四年级", "五年级")


def table(teams: tuple[str, ...] = TEAMS) -> str:
    """Return a table of these teams as delimited text."""
    return csv([TABLE[0], *([teams[at % 3], *row[1:]] for at, row in enumerate(TABLE[1:]))])


def teams_in(data: bytes) -> dict[str, int]:
    """Return how many people each team has in what is read of a file."""
    return options(document(data)["items"][0])


def counted(teams: tuple[str, ...]) -> dict[str, int]:
    """Return how many people each team has in the table."""
    return dict(zip(teams, (14, 13, 13), strict=True))


@pytest.mark.parametrize("teams", [TEAMS, CHINESE])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
)
def test_every_unicode_encoding_with_and_without_a_mark(encoding: str, teams: tuple[str, ...]) -> None:
    assert decoded(table(teams).encode(encoding)) == table(teams)


def test_text_in_utf16_without_a_mark_that_has_hardly_a_latin_letter() -> None:
    text = "".join(f"{team},{team * 20}\n" for team in CHINESE * 30)
    assert decoded(text.encode("utf-16-le")) == text
    assert decoded(text.encode("utf-16-be")) == text


@pytest.mark.parametrize(
    ("good", "broken"), [(b"w7", b"w\xff"), (b"w7", b"\x80\x80"), (b"w7", b"\xc0\xaf"), (b"w39", b"\xe4\xb8")]
)
@pytest.mark.parametrize("teams", [TEAMS, CHINESE])
def test_a_broken_byte_spoils_its_own_letter_only(good: bytes, broken: bytes, teams: tuple[str, ...]) -> None:
    assert teams_in(table(teams).encode().replace(good, broken)) == counted(teams)


def test_files_pasted_together_are_read_line_by_line() -> None:
    lines = table().split("\n")
    pasted = b"\n".join(line.encode("utf-8" if at % 2 else "cp1252") for at, line in enumerate(lines))
    assert teams_in(pasted) == counted(TEAMS)


def test_a_mark_that_is_not_true() -> None:
    assert teams_in(codecs.BOM_UTF8 + table().encode("cp1252")) == counted(TEAMS)
    assert teams_in(codecs.BOM_UTF8 * 2 + table().encode()) == counted(TEAMS)


@pytest.mark.parametrize("tail", [b"\x1a", bytes(5_000), b"\n\x1a\x00"])
def test_what_nobody_sees_is_no_row(tail: bytes) -> None:
    assert document(table().encode() + tail)["respondents"] == 40


@pytest.mark.parametrize("place", [b"w0", b"w7", b"w39"])
def test_a_zero_byte_in_a_cell_is_nothing_wherever_it_stands(place: bytes) -> None:
    found = document(table().encode().replace(place, b"w\0x"))
    assert (found["respondents"], found["items"][3]["base_n"]) == (40, 40)


def test_a_guess_is_told() -> None:
    western, russian = table().encode("cp1252"), table(("Третий", "Пятый", "Класс")).encode("cp1251")
    for data in (western, russian):
        assert is_guessed(data)
        assert [line["action"] for line in document(data)["receipt"]] == ["letters_guessed"]
    for data in (table().encode(), table().encode("utf-16"), csv(TABLE).encode()):
        assert not is_guessed(data)
        assert document(data)["receipt"] == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_text_that_lost_a_byte_is_refused(encoding: str) -> None:
    whole = csv(TABLE * 3).encode(encoding)
    with pytest.raises(SurveyError, match="damaged"):
        decoded(whole[:301] + whole[302:])


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, b"PAR1" + bytes(range(32)) * 90])
def test_programs_are_no_text(data: bytes) -> None:
    with pytest.raises(SurveyError, match="not a table"):
        decoded(data)
