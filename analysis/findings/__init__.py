"""Released tables to findings: sentences no stronger than the evidence, each with its count and its base."""

from analysis.findings.comments import quotes_finding, theme_finding, word_finding
from analysis.findings.cost import KINDS, price_finding, value_cost_finding
from analysis.findings.ranking import order_words, ranking_finding, verdict_sentence
from analysis.findings.reach import reach_findings
from analysis.findings.response import response_finding, withheld_finding
from analysis.findings.words import joined, number_word, ordinal, percent, quoted, rank_words

__all__ = [
    "KINDS",
    "joined",
    "number_word",
    "order_words",
    "ordinal",
    "percent",
    "price_finding",
    "quoted",
    "quotes_finding",
    "rank_words",
    "ranking_finding",
    "reach_findings",
    "response_finding",
    "theme_finding",
    "value_cost_finding",
    "verdict_sentence",
    "withheld_finding",
    "word_finding",
]
