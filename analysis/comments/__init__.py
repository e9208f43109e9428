"""What people wrote in their own words: themes, words by people, words in context; names masked.

Nothing here guesses at feelings, and no model finds topics: words are counted by the people who wrote them, themes are
key words that a school can read and change, and a person approves every comment before others see it.
"""

from analysis.comments.codebook import Codebook, Theme, default_codebook, edited, from_text, labels, to_text
from analysis.comments.words import InContext, WordCount, in_context, search, word_counts
from analysis.comments.worklist import (
    CodedComment,
    CodedQuestion,
    Name,
    Rulings,
    Worklist,
    coded_by_hand,
    masked_names,
    staff_names,
    with_approved,
    worklist,
)
from analysis.comments.written import COMMENT, WRITE_IN

__all__ = [
    "COMMENT",
    "WRITE_IN",
    "Codebook",
    "CodedComment",
    "CodedQuestion",
    "InContext",
    "Name",
    "Rulings",
    "Theme",
    "WordCount",
    "Worklist",
    "coded_by_hand",
    "default_codebook",
    "edited",
    "from_text",
    "in_context",
    "labels",
    "masked_names",
    "search",
    "staff_names",
    "to_text",
    "with_approved",
    "word_counts",
    "worklist",
]
