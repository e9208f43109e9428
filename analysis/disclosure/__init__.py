"""What may be shown: the one door through which results leave towards pages and files.

The whole school leaves in exact counts (``whole_school``), comments once approved (``comments``), named blocks of teams
and roles as bands (``bands``), by a plan that certifies all of them together (``plan``, ``dependence``) and question by
question (``gate``).
"""

from analysis.disclosure.comments import (
    ReleasedComment,
    ReleasedComments,
    ReleasedTheme,
    comments_for_uploader,
    release_comments,
)
from analysis.disclosure.promise import Withheld
from analysis.disclosure.whole_school import (
    ReleasedMode,
    ReleasedOption,
    ReleasedRanking,
    ReleasedReach,
    ReleasedResponse,
    for_uploader,
    release_ranking,
    release_reach,
    release_response,
)

__all__ = [
    "ReleasedComment",
    "ReleasedComments",
    "ReleasedMode",
    "ReleasedOption",
    "ReleasedRanking",
    "ReleasedReach",
    "ReleasedResponse",
    "ReleasedTheme",
    "Withheld",
    "comments_for_uploader",
    "for_uploader",
    "release_comments",
    "release_ranking",
    "release_reach",
    "release_response",
]
