"""What the uploader decides about comments, kept: which may be read, what is a name, which themes one has.

Once a survey is published, approval may still be given and withdrawn, and more may be masked. Nothing else changes any
more, and what was masked stays masked in every later version, also after deleting and uploading again.
"""

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select

from analysis import ledger, tables
from analysis.comments import Codebook, Rulings, from_text, masked_names, to_text
from analysis.errors import SurveyError
from analysis.school import setting_of
from analysis.survey import Survey
from analysis.tables import COMMENT_CODEBOOK, COMMENT_RULING, PUBLISHED, SURVEY, SavedSurvey
from storage.database import Database

CODEBOOK = "codebook"
_APPROVED, _THEMES, _NAME, _STOOD = "approved", "themes", "name", "stood"
_CODED = "This survey is published, so the themes of its comments stand as they are."
_MASKED = "This survey was published, so what is masked stays masked: words can be added, not taken back."


class CommentRulings:
    """Decisions about the comments of a survey; every method is one transaction."""

    _database: Database

    def comment_rulings(self, survey_id: int) -> Rulings:
        """Return what was decided about the comments of a survey, and the codebook that holds for it."""
        with self._database.reading() as connection:
            return _rulings(connection, tables.by_id(connection, survey_id))

    def approve_comments(self, survey_id: int, keys: Iterable[str], approved: bool, at: str) -> None:
        """Give approval to comments, or withdraw it; also once the survey is published."""
        with self._database.writing() as connection:
            series = tables.by_id(connection, survey_id).series
            _keep(connection, series, _APPROVED, dict.fromkeys(keys, True if approved else None), at)

    def recode_comment(self, survey_id: int, key: str, themes: Iterable[str] | None, at: str) -> None:
        """Correct the themes of a comment, None for those its words tell; SurveyError once published."""
        self.recode_comments(survey_id, {key: themes}, at)

    def recode_comments(self, survey_id: int, themes: Mapping[str, Iterable[str] | None], at: str) -> None:
        """Correct the themes of several comments, by key; SurveyError once published."""
        values = {key: codes if codes is None else list(codes) for key, codes in themes.items()}
        with self._database.writing() as connection:
            series = tables.by_id(connection, survey_id).series
            if tables.saved_surveys(connection, (SURVEY.c.series == series) & (SURVEY.c.state == PUBLISHED)):
                raise SurveyError(_CODED)
            _keep(connection, series, _THEMES, values, at)

    def rule_names(self, survey_id: int, names: Mapping[str, bool], at: str) -> None:
        """Say of words in small letters whether they are names; SurveyError where one that was masked is taken back."""
        with self._database.writing() as connection:
            saved = tables.by_id(connection, survey_id)
            taken_back = {word for word, is_name in names.items() if not is_name}
            if taken_back and not _may_take_back(connection, saved, taken_back):
                raise SurveyError(_MASKED)
            _keep(connection, saved.series, _NAME, {tables.column_text(word): yes for word, yes in names.items()}, at)


def _may_take_back(connection: Connection, saved: SavedSurvey, words: set[str]) -> bool:
    """Return whether nobody who read a published version saw these words masked, as far as is known."""
    if saved.state == PUBLISHED:
        return False
    if ledger.promised(connection, saved.series) is None:
        return True
    versions = tables.saved_surveys(connection, SURVEY.c.series == saved.series)
    return any(version.published_at for version in versions) and not words & _rulings(connection, saved).stood


def freeze_comments(connection: Connection, saved: SavedSurvey, survey: Survey, at: str) -> None:
    """Keep the codebook and the masked words of a survey as they are at this moment, whatever changes later."""
    decided = _rulings(connection, saved)
    connection.execute(COMMENT_CODEBOOK.delete().where(COMMENT_CODEBOOK.c.survey_id == saved.id))
    connection.execute(COMMENT_CODEBOOK.insert().values(survey_id=saved.id, document=to_text(decided.codebook)))
    masked = {tables.column_text(word): True for word in masked_names(survey, decided)}
    _keep(connection, saved.series, _STOOD, masked, at)


def _rulings(connection: Connection, saved: SavedSurvey) -> Rulings:
    columns = (COMMENT_RULING.c.kind, COMMENT_RULING.c.key, COMMENT_RULING.c.value)
    rows = connection.execute(select(*columns).where(COMMENT_RULING.c.series == saved.series)).all()
    kept = {kind: {} for kind in (_APPROVED, _THEMES, _NAME, _STOOD)}
    for kind, key, value in sorted(rows):
        kept[kind][key] = json.loads(value)
    recoded = {key: tuple(themes) for key, themes in kept[_THEMES].items()}
    codebook = _codebook(connection, saved.id, saved.published_at is not None)
    return Rulings(frozenset(kept[_APPROVED]), recoded, kept[_NAME], codebook, frozenset(kept[_STOOD]))


def _codebook(connection: Connection, survey_id: int, published: bool) -> Codebook:
    """Return a published survey's own codebook, for a draft the school's newest."""
    own = select(COMMENT_CODEBOOK.c.document).where(COMMENT_CODEBOOK.c.survey_id == survey_id)
    return from_text(connection.execute(own).scalar() if published else setting_of(connection, CODEBOOK))


def _keep(connection: Connection, series: str, kind: str, values: Mapping[str, object], at: str) -> None:
    """Put values in the place of earlier ones; None removes."""
    own = (COMMENT_RULING.c.series == series) & (COMMENT_RULING.c.kind == kind)
    if values:
        one = COMMENT_RULING.delete().where(own & (COMMENT_RULING.c.key == bindparam("one")))
        connection.execute(one, [{"one": key} for key in values])
    rows = [
        {"series": series, "kind": kind, "key": key, "value": json.dumps(value, ensure_ascii=False), "at": at}
        for key, value in values.items()
        if value is not None
    ]
    if rows:
        connection.execute(COMMENT_RULING.insert(), rows)
