"""What platforms translate is known in eight languages: English, French, Spanish, German, Portuguese, Italian, Dutch,
and Polish.
"""

import pytest

from tests.analysis.reading.exports import AGREE, pick, roles
from tests.analysis.reading.tables import document, document_of, types, xlsx_bytes

PEOPLE = 24
STAMP = "2025-05-02 08:00:00"


def answers(at: int) -> list[str]:
    """Return what one person answered: a single choice, a scale, words."""
    return [pick(("Grade 1", "Grade 2"), at), pick(AGREE, at), f"Thing {at}, really."]


QUESTIONS = ["Which team?", "I am trusted", "What would help?"]
KINDS = ["single_choice", "likert", "open_ended"]

GOOGLE = {
    "en": ["Timestamp", "Email Address"],
    "fr": ["Horodateur", "Adresse e-mail"],
    "es": ["Marca temporal", "Dirección de correo electrónico"],
    "de": ["Zeitstempel", "E-Mail-Adresse"],
    "pt": ["Carimbo de data/hora", "Endereço de e-mail"],
    "it": ["Informazioni cronologiche", "Indirizzo email"],
    "nl": ["Tijdstempel", "E-mailadres"],
    "pl": ["Sygnatura czasowa", "Nazwa użytkownika"],
}  # fmt: skip


@pytest.mark.parametrize("language", GOOGLE)
def test_google_forms(language: str) -> None:
    stamp, email = GOOGLE[language]
    rows = [[f"5/{at % 28 + 1}/2025 8:{at:02}:13", f"t{at}@school.example", *answers(at)] for at in range(PEOPLE)]
    found = document_of([[stamp, email, *QUESTIONS], *rows])
    assert (found["platform"], found["respondents"], types(found)) == ("google_forms", PEOPLE, KINDS)
    assert roles(found) == {stamp: "timestamp", email: "email"}


MICROSOFT = {
    "en": ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"],
    "fr": ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
           "Heure de la dernière modification"],
    "es": [
        "ID",
        "Hora de inicio",
        "Hora de finalización",
        "Correo electrónico",
        "Nombre",
        "Hora de la última modificación",
    ],
    "de": ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Zeitpunkt der letzten Änderung"],
    "pt": ["ID", "Hora de início", "Hora de conclusão", "Email", "Nome", "Hora da última modificação"],
    "it": ["ID", "Ora di inizio", "Ora di completamento", "Posta elettronica", "Nome", "Ora dell'ultima modifica"],
    "nl": ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"],
    "pl": [
        "Identyfikator",
        "Godzina rozpoczęcia",
        "Godzina ukończenia",
        "Adres e-mail",
        "Nazwa",
        "Czas ostatniej modyfikacji",
    ],
    "in words nobody knows": ["ID", "Kezdés", "Befejezés", "Levél", "Név", ""],
}  # fmt: skip


@pytest.mark.parametrize("language", MICROSOFT)
def test_microsoft_forms(language: str) -> None:
    header = MICROSOFT[language]
    rows = [[str(at + 1), STAMP, STAMP, "anonymous", "", "", *answers(at)] for at in range(PEOPLE)]
    found = document(xlsx_bytes([[*header, *QUESTIONS], *rows]), "survey(1-24).xlsx")
    assert (found["platform"], found["respondents"], types(found)) == ("microsoft_forms", PEOPLE, KINDS)
    own = ["row_number", "timestamp", "timestamp", "email", "name", "timestamp"]
    wanted = dict(zip(header, own, strict=True))
    assert {name: role for name, role in roles(found).items() if name} == {
        name: role for name, role in wanted.items() if name
    }


SURVEYMONKEY = {
    "en": ["Respondent ID", "Collector ID", "Start Date", "End Date", "Response", "Open-Ended Response"],
    "fr": ["ID du répondant", "ID du collecteur", "Date de début", "Date de fin", "Réponse", "Réponse libre"],
    "es": [
        "ID del encuestado",
        "ID del recopilador",
        "Fecha de inicio",
        "Fecha de finalización",
        "Respuesta",
        "Respuesta abierta",
    ],
    "de": ["Befragten-ID", "Kollektor-ID", "Startdatum", "Enddatum", "Antwort", "Offene Antwort"],
    "pt": ["ID do respondente", "ID do coletor", "Data de início", "Data de término", "Resposta", "Resposta aberta"],
    "it": ["ID rispondente", "ID raccoglitore", "Data di inizio", "Data di fine", "Risposta", "Risposta aperta"],
    "nl": ["Respondent-ID", "Collector-ID", "Begindatum", "Einddatum", "Antwoord", "Open antwoord"],
    "pl": ["ID respondenta", "ID kolektora", "Data rozpoczęcia", "Data zakończenia", "Odpowiedź",
           "Odpowiedź otwarta"],
}  # fmt: skip


@pytest.mark.parametrize("language", SURVEYMONKEY)
def test_surveymonkey(language: str) -> None:
    *front, plain, typed = SURVEYMONKEY[language]
    rows = [[str(118555197051 + at), "45", STAMP, STAMP, *answers(at)] for at in range(PEOPLE)]
    found = document_of([[*front, *QUESTIONS], ["", "", "", "", plain, plain, typed], *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("surveymonkey", 2, PEOPLE)
    assert [item["wording"] for item in found["items"]] == QUESTIONS
    assert list(roles(found).values()) == ["collector", "timestamp", "timestamp", "respondent_id"]


LIMESURVEY = {
    "en": ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Yes", "No"],
    "fr": [
        "ID de la réponse",
        "Date de soumission",
        "Dernière page",
        "Langue de départ",
        "Tête de série",
        "Oui",
        "Non",
    ],
    "es": ["ID de respuesta", "Fecha de envío", "Última página", "Idioma inicial", "Semilla", "Sí", "No"],
    "de": ["Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache", "Zufallsstartwert", "Ja", "Nein"],
    "pt": ["ID da resposta", "Data de envio", "Última página", "Idioma inicial", "Semente", "Sim", "Não"],
    "it": ["ID risposta", "Data di invio", "Ultima pagina", "Lingua iniziale", "Seme", "Sì", "No"],
    "nl": ["Antwoord-ID", "Datum ingezonden", "Laatste pagina", "Starttaal", "Zaad", "Ja", "Nee"],
    "pl": ["ID odpowiedzi", "Data wysłania", "Ostatnia strona", "Język początkowy", "Ziarno", "Tak", "Nie"],
}  # fmt: skip


@pytest.mark.parametrize("language", LIMESURVEY)
def test_limesurvey(language: str) -> None:
    *front, yes, no = LIMESURVEY[language]
    ticks = ["What did you do? [Coaching]", "What did you do? [Books]"]
    rows = [
        [
            str(at + 1),
            STAMP if at else "",
            "3",
            "en",
            "99",
            *answers(at),
            *(["N/A"] * 2 if at % 4 == 3 else [pick((yes, no), at), yes]),
        ]
        for at in range(PEOPLE)
    ]
    found = document_of([[*front, *QUESTIONS, *ticks], *rows])
    assert (found["platform"], found["respondents"], types(found)) == ("limesurvey", PEOPLE - 1, [*KINDS, "select_all"])
    assert [row["reason"] for row in found["excluded"]] == ["unfinished"]
    assert found["items"][-1]["not_asked"] == 6
    assert set(roles(found)) == set(front)


MOODLE = {
    "en": ["Full name", "Groups", "Date"],
    "fr": ["Nom complet", "Groupes", "Date"],
    "es": ["Nombre completo", "Grupos", "Fecha"],
    "de": ["Vollständiger Name", "Gruppen", "Datum"],
    "pt": ["Nome completo", "Grupos", "Data"],
    "it": ["Nome completo", "Gruppi", "Data"],
    "nl": ["Volledige naam", "Groepen", "Datum"],
    "pl": ["Imię i nazwisko", "Grupy", "Data"],
}  # fmt: skip


@pytest.mark.parametrize("language", MOODLE)
def test_moodle(language: str) -> None:
    front = MOODLE[language]
    rows = [["Anonymous", "G1", "Monday, 5 May 2025, 9:31", *answers(at)] for at in range(PEOPLE)]
    found = document_of([[*front, *QUESTIONS], *rows])
    assert (found["platform"], found["respondents"], types(found)) == ("moodle", PEOPLE, KINDS)


NEXTCLOUD = {
    "en": ["User ID", "User display name", "Timestamp"],
    "fr": ["Identifiant utilisateur", "Nom d'affichage de l'utilisateur", "Horodatage"],
    "es": ["ID de usuario", "Nombre para mostrar del usuario", "Marca de tiempo"],
    "de": ["Benutzer-ID", "Anzeigename des Benutzers", "Zeitstempel"],
    "pt": ["ID do usuário", "Nome de exibição do usuário", "Carimbo de data/hora"],
    "it": ["ID utente", "Nome visualizzato utente", "Marca temporale"],
    "nl": ["Gebruikers-ID", "Weergavenaam gebruiker", "Tijdstempel"],
    "pl": ["ID użytkownika", "Wyświetlana nazwa użytkownika", "Znacznik czasu"],
}  # fmt: skip


@pytest.mark.parametrize("language", NEXTCLOUD)
def test_nextcloud_forms(language: str) -> None:
    front = NEXTCLOUD[language]
    rows = [["", "Anonymous", f"2025-05-02T08:00:{at:02}+02:00", *answers(at)] for at in range(PEOPLE)]
    found = document_of([[*front, *QUESTIONS], *rows])
    assert (found["platform"], found["respondents"], types(found)) == ("nextcloud_forms", PEOPLE, KINDS)


QUALTRICS = {
    "de": ["Anfangsdatum", "Enddatum", "Antworttyp", "Aktueller Stand", "Beendet", "Antwort-ID"],
    "fr": ["Date de début", "Date de fin", "Type de réponse", "Progression", "Terminé", "ID de réponse"],
    "pl": ["Data rozpoczęcia", "Data zakończenia", "Typ odpowiedzi", "Postęp", "Zakończono", "ID odpowiedzi"],
}  # fmt: skip


@pytest.mark.parametrize("language", QUALTRICS)
@pytest.mark.parametrize("headers", [2, 3])
def test_qualtrics_texts_in_the_language_of_the_account(language: str, headers: int) -> None:
    tags = ["StartDate", "EndDate", "Status", "Progress", "Finished", "ResponseId", "Q1", "Q2", "Q3"]
    ids = [f'{{"ImportId":"QID{at}"}}' for at in range(len(tags))]
    rows = [[STAMP, STAMP, "IP Address", "100", "True", f"R_{at:04}", *answers(at)] for at in range(PEOPLE)]
    found = document_of([tags, [*QUALTRICS[language], *QUESTIONS], *[ids][: headers - 2], *rows])
    assert (found["header_rows"], found["respondents"], types(found)) == (headers, PEOPLE, KINDS)
    assert [item["wording"] for item in found["items"]] == QUESTIONS
