"""Column names of platforms are known in the languages they write."""

import pytest

from analysis.vocabulary.headers import column_role


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Timestamp", "timestamp"),
        ("Horodateur", "timestamp"),
        ("Časová značka", "timestamp"),
        ("Carimbo de data/hora", "timestamp"),
        ("Zeitstempel", "timestamp"),
        ("Email Address", "email"),
        ("E-mail", "email"),
        ("Adresse e-mail", "email"),
        ("Correo electrónico", "email"),
        ("IP Address", "ip_address"),
        ("IPAddress", "ip_address"),
        ("First Name", "name"),
        ("Prénom", "name"),
        ("Respondent ID", "respondent_id"),
        ("ResponseId", "respondent_id"),
        ("LocationLatitude", "location"),
        ("Duration (in seconds)", "duration"),
        ("UserLanguage", "language"),
        ("Phone number", "phone"),
        ("Which team are you on?", None),
        ("Name one thing you learned", None),
        ("How do you use your phone in class?", None),
        ("", None),
    ],
)
def test_roles(header: str, role: str | None) -> None:
    assert column_role(header) == role
