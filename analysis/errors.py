"""The one kind of failure a user is meant to see."""

from storage.errors import PlainError as SurveyError

__all__ = ["SurveyError"]
