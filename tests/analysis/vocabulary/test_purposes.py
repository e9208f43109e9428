"""What an item is for, told from wordings as schools write them, and what they must not be taken for."""

import csv
from pathlib import Path

import pytest

from analysis.vocabulary.purposes import may_be, purpose_of, role_of

with Path(__file__).with_name("purposes_test.csv").open(encoding="utf-8", newline="") as file:
    WORDINGS = [(row["wording"], row["item_type"], row["purpose"] or None) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("wording", "item_type", "purpose"), WORDINGS)
def test_purposes(wording: str, item_type: str, purpose: str | None) -> None:
    assert purpose_of(wording, None, item_type) == purpose


def test_there_are_enough_wordings() -> None:
    assert len(WORDINGS) >= 150


@pytest.mark.parametrize("wording", ["My team meets regularly", "My team listens", "How often does your team meet?"])
def test_what_speaks_of_a_team_asks_for_none(wording: str) -> None:
    assert not may_be(wording, ("team",))


@pytest.mark.parametrize(
    ("answer", "role"),
    [
        ("Teacher", "teacher"),
        ("Classroom teacher", "teacher"),
        ("Specialist teacher", "teacher"),
        ("Educational assistant", "teacher"),
        ("Instructional coach", "teacher"),
        ("Team lead", "lead"),
        ("Team lead teacher", "lead"),
        ("Grade level leader", "lead"),
        ("Department head", "lead"),
        ("Head of department", "lead"),
        ("Lead teacher", "lead"),
        ("Principal", "leader"),
        ("Vice-principal", "leader"),
        ("Assistant Principal", "leader"),
        ("Principal or assistant principal", "leader"),
        ("Administrator", "leader"),
        ("Admin", "leader"),
        ("School leader", "leader"),
        ("Headteacher", "leader"),
        ("Head teacher", "leader"),
        ("Deputy head", "leader"),
        ("Team lead or principal", "leader"),
        ("Directrice", "leader"),
        ("Enseignante", "teacher"),
        ("Direction d'école", "leader"),
        ("Chef d'équipe", "lead"),
        ("Docente", "teacher"),
        ("Coordinadora de ciclo", "lead"),
        ("Directora", "leader"),
        ("Jefe de estudios", "leader"),
        ("Schulleitung", "leader"),
        ("Lehrkraft", "teacher"),
    ],
)
def test_roles(answer: str, role: str) -> None:
    assert role_of(answer) == role
