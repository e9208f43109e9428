"""The one kind of failure a person is meant to see."""


class PlainError(Exception):
    """Something a person can put right, said in one plain sentence that tells what to do.

    The message reaches the screen and standard error as it is, so it never holds an answer, a name or a path.
    """
