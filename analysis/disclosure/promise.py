"""The promise to respondents: the smallest group that anything shown is about."""

from dataclasses import dataclass

from analysis.errors import SurveyError
from analysis.settings import LOOSEST_PROMISE


@dataclass(frozen=True)
class Withheld:
    """Nothing may be shown here: fewer people answered than was promised."""

    wording: str
    promise: int


def check_promise(promise: int) -> None:
    """Raise SurveyError where a promise is looser than any school may give."""
    if promise < LOOSEST_PROMISE:
        raise SurveyError(
            f"The smallest group cannot be below {LOOSEST_PROMISE}: two people know each other's answers."
        )
