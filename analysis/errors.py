"""The one kind of failure a user is meant to see."""


class SurveyError(Exception):
    """Something a user can put right, said in one plain sentence that tells what to do.

    The message reaches the screen and standard error as it is, so it never holds an answer, a name or a path.
    """
