"""From people to numbers: the only code that looks at what single respondents answered, besides reading and storing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from analysis import decisions
from analysis.ballots import Stages, borda_points, choice_stages
from analysis.survey import ANSWERED, NONRESPONSE, NOT_ASKED, Counts, Item, PairCounts, Scale, ScoreDifferences, Survey
from analysis.vocabulary.purposes import role_of

EVERYONE, TEACHERS = "everyone", "teachers"
_SINGLE = ("single_choice", "likert", "number", "date")
_SEVERAL = ("select_all", "ranking")
_NO_SCORE = np.iinfo(np.int64).min
_POINTS_PER_UNIT = 100
_ADD_UP, _NEARLY_EVERYONE = 0.01, 0.9


def members(survey: Survey, block: str = TEACHERS) -> NDArray[np.bool_]:
    """Return who belongs to a block of the whole school.

    Parameters
    ----------
    survey : Survey
        Leaders are told from teachers by its role question; without one everybody counts as a teacher.
    block : str
        "everyone", or "teachers": all who did not say that they lead the school, team leads included.

    Returns
    -------
    ndarray of bool, shape (respondents,)
    """
    belongs = np.ones(survey.respondents, dtype=bool)
    role = survey.first("role")
    if block == EVERYONE or role is None:
        return belongs
    leads_school = np.array([decided_role(survey, option) == "leader" for option in role.options] + [False])
    return ~leads_school[_array(survey.responses[role.item_id].codes[0])]


def decided_role(survey: Survey, option: str) -> str:
    """Return teacher, lead or leader: what somebody decided that a role is, else what its words say."""
    return survey.decided.get(decisions.role(option)) or role_of(option)


def count(survey: Survey, item: Item, block: str = TEACHERS) -> Counts:
    """Return how many of a block gave each answer to one item.

    Time grows with respondents times options; nothing of single people leaves.

    Raises
    ------
    KeyError
        The item is not one of this survey.
    """
    who = members(survey, block)
    responses = survey.responses[item.item_id]
    state = np.asarray(responses.state)
    n = _option_counts(survey, item, who)
    texts = responses.texts if item.item_type != "open_ended" else ()
    outside_n = n[len(item.options) :]
    return Counts(
        item,
        block,
        _people(who, state == ANSWERED) - sum(outside_n),
        n[: len(item.options)],
        outside_n,
        _people(who, state == NONRESPONSE),
        _people(who, state == NOT_ASKED),
        sum(map(bool, compress(texts, who.tobytes()))),
    )


def rank_counts(survey: Survey, item: Item, block: str = TEACHERS) -> NDArray[np.int64]:
    """Return how often each option of a ranking item got each rank.

    Returns
    -------
    ndarray of int, shape (options, options)
        Row: option; column 0: ranked first, and so on. An option nobody ranked is a row of zeros.
    """
    who = members(survey, block)
    most = len(item.options)
    ranks = [_array(codes)[who] for codes in survey.responses[item.item_id].codes]
    return np.array([np.bincount(given, minlength=most + 1)[1 : most + 1] for given in ranks])


def pair_counts(survey: Survey, item: Item, block: str = TEACHERS) -> PairCounts:
    """Return how many of a block chose one option and not another, for every pair of a choice item.

    Whole school only: two options at once can single people out, so this feeds ``ranking`` and is never released.
    """
    who = members(survey, block) & (_array(survey.responses[item.item_id].state) == ANSWERED)
    ticks = _ticks(survey, item)[who].astype(np.int64)
    prefer = ticks.T @ (1 - ticks)
    return PairCounts(item, int(who.sum()), tuple(map(tuple, prefer.tolist())))


def ranking_scores(survey: Survey, item: Item, block: str = TEACHERS) -> ScoreDifferences:
    """Return the Borda points of a ranking item, as ``ballots.borda_points`` gives them; ``n`` counts first places."""
    ranks = _ranks(survey, item, block)
    mean_ranks = tuple(float(given[given > 0].mean()) if given.any() else None for given in ranks.T)
    found = _differences(item, 0.5, 2 * (len(item.options) - 1), borda_points(ranks), ranks == 1)
    return replace(found, mean_ranks=mean_ranks)


def ranking_stages(survey: Survey, item: Item, block: str = TEACHERS) -> Stages:
    """Return the choices that the rankings of a block stand for, added over its people."""
    return choice_stages(_ranks(survey, item, block))


def grid_scores(survey: Survey, rows: Sequence[Item], block: str = TEACHERS) -> ScoreDifferences:
    """Return the places on the scale given to the rows of a likert grid; ``n`` counts favourable answers.

    The lowest label counts 1; on a scale of numbers each counts as itself. Answers outside the scale give no score.

    Parameters
    ----------
    rows : sequence of Item
        likert items of one section on one scale.
    """
    scale, who = rows[0].scale, members(survey, block)
    at = np.array([*places(scale), _NO_SCORE])
    good = np.array([*(label in scale.favourable for label in scale.labels), False])
    codes = np.column_stack([_array(survey.responses[row.item_id].codes[0])[who] for row in rows])
    codes = np.where((codes >= 0) & (codes < len(scale.labels)), codes, -1)
    return _differences(_question(rows), 1, int(np.ptp(at[:-1])), at[codes], good[codes])


def constant_sum_scores(survey: Survey, rows: Sequence[Item], block: str = TEACHERS) -> ScoreDifferences | None:
    """Return the points shared out over the rows of a section, None where they do not add up to the same total.

    At least nine in ten have to reach the commonest total to one in a hundred; who does not is left out, as somebody
    who did not answer. Of who does, a blank is no points. ``n`` counts people who gave a row more than any other row.

    Parameters
    ----------
    rows : sequence of Item
        number items of one section.
    """
    who = members(survey, block)
    points = np.column_stack([_numbers(survey, row)[who] for row in rows])
    sums = points.sum(axis=1)
    given = Counter(np.rint(sums[sums > 0] / _POINTS_PER_UNIT).astype(int).tolist()).most_common(1)
    total = given[0][0] * _POINTS_PER_UNIT if given else 0
    fits = np.abs(sums - total) <= _ADD_UP * total
    if not total or len(rows) < 2 or fits.sum() < _NEARLY_EVERYONE * (sums > 0).sum():
        return None
    most = np.sort(points, axis=1)[:, -2:]
    first = (points == most[:, 1:]) & (most[:, 1:] > most[:, :1])
    question = replace(_question(rows), item_type="number", scale=None)
    return _differences(question, 1 / _POINTS_PER_UNIT, int(sums[fits].max()), points[fits], first[fits])


def same_answers(
    earlier: Survey, item: Item, later: Survey, other: Item, people: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    """Return of how many people two items of two exports of one survey hold the same answer, and of how many any.

    Parameters
    ----------
    people : sequence of (int, int)
        Who is who: the place among the earlier and among the later respondents.
    """
    one, another = _answers(earlier, item), _answers(later, other)
    given = [(one[at], another[at_later]) for at, at_later in people]
    return sum(a == b != "" for a, b in given), sum(a != "" or b != "" for a, b in given)


def marked_answers(survey: Survey, item: Item, key: bytes) -> list[str]:
    """Return one hash per respondent that tells whether an answer is still the same in a later version.

    Nobody without the key can tell who answered alike: the mark of the person (else the content) enters each hash.
    """
    people = zip(survey.marks or ("",) * len(survey.contents), survey.contents, strict=True)
    salts = [mark.partition(".")[0] or content for mark, content in people] or [""] * survey.respondents
    texts = zip(salts, _answers(survey, item), strict=True)
    return [
        blake2b(f"{salt}\0{answer}".encode("utf-8", "surrogatepass"), digest_size=8, key=key).hexdigest()
        for salt, answer in texts
    ]


def digest_of_answers(survey: Survey, groups: Sequence[str | None], items: Sequence[Item]) -> bytes:
    """Return what stands for all answers to these items together, and does not tell who of a group gave which.

    Parameters
    ----------
    groups : sequence of str or None
        One per respondent; exchanging all answers of two people of one group changes nothing. None leaves one out.

    Returns
    -------
    bytes
        32 bytes, which only somebody who has all answers can compute.
    """
    answers = [_answers(survey, item) for item in sorted(items, key=lambda item: item.item_id)]
    rows = sorted("\0".join(row) for row in zip(groups, *answers, strict=True) if row[0] is not None)
    return blake2b("\1".join(rows).encode("utf-8", "surrogatepass"), digest_size=32).digest()


def _answers(survey: Survey, item: Item) -> list[str]:
    """Return what each respondent answered as one text, empty without an answer."""
    responses, labels = survey.responses[item.item_id], (*item.options, *item.outside, "")
    texts = responses.texts or ("",) * survey.respondents
    if item.item_type in _SEVERAL:
        given = zip(*responses.codes, strict=True) if responses.codes else ((),) * survey.respondents
        chosen = (sorted(f"{n} {labels[at]}" for at, n in enumerate(row) if n > 0) for row in given)
        return ["\n".join([*row, text] if text else row) for row, text in zip(chosen, texts, strict=True)]
    given = (labels[code] for code in responses.codes[0]) if responses.codes else ("",) * survey.respondents
    return [f"{label}\n{text}".strip() for label, text in zip(given, texts, strict=True)]


def _differences(item: Item, unit: float, widest: int, scores: NDArray, named: NDArray) -> ScoreDifferences:
    scored = scores != _NO_SCORE
    sums = np.where(scored, scores, 0).sum(axis=0)
    options = range(scores.shape[1])
    pairs = tuple(tuple(_histogram(scores[:, j], scores[:, k]) for k in options) for j in options)
    base_n = int(scored.any(axis=1).sum())
    n, scored_n, totals = (tuple(found.tolist()) for found in (named.sum(axis=0), scored.sum(axis=0), sums))
    return ScoreDifferences(item, base_n, unit, widest, n, scored_n, totals, pairs)


def _histogram(one: NDArray, other: NDArray) -> tuple[tuple[int, int], ...]:
    """Return how many people make each difference between two scores."""
    both = (one != _NO_SCORE) & (other != _NO_SCORE)
    values, people = np.unique(one[both] - other[both], return_counts=True)
    return tuple(zip(values.tolist(), people.tolist(), strict=True))


def _question(rows: Sequence[Item]) -> Item:
    """Return the rows of a section as one item: its wording is the stem, its options are the rows."""
    columns = tuple(column for row in rows for column in row.columns)
    options = tuple(row.wording for row in rows)
    return replace(rows[0], wording=rows[0].section or "", columns=columns, options=options, outside=())


def places(scale: Scale) -> list[int]:
    """Return the place of every label of a scale: from 1, or on a scale of numbers the number itself."""
    if scale.scale_id.startswith("numeric"):
        return [int(re.match(r"[-+]?\d+", label)[0]) for label in scale.labels]
    return list(range(1, len(scale.labels) + 1))


def _numbers(survey: Survey, item: Item) -> NDArray[np.int64]:
    """Return the numbers answered to one item in hundredths, 0 for a blank."""
    table = np.array([round(_POINTS_PER_UNIT * float(text.replace(",", "."))) for text in (*item.options, "0")])
    return table[_array(survey.responses[item.item_id].codes[0])]


def _ranks(survey: Survey, item: Item, block: str) -> NDArray[np.int64]:
    """Return the ranks of those of a block who ranked anything: people x options, 0 is not ranked."""
    who = members(survey, block) & (_array(survey.responses[item.item_id].state) == ANSWERED)
    return np.column_stack([_array(codes)[who] for codes in survey.responses[item.item_id].codes])


def _array(values: Sequence[int]) -> NDArray[np.int64]:
    return np.asarray(values, dtype=np.int64)


def _ticks(survey: Survey, item: Item) -> NDArray[np.bool_]:
    """Return who chose what: respondents x options."""
    codes = survey.responses[item.item_id].codes
    if item.item_type == "single_choice":
        return _array(codes[0])[:, None] == np.arange(len(item.options))
    return np.column_stack([_array(ticked) == 1 for ticked in codes])


def _option_counts(survey: Survey, item: Item, who: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return counts per option, followed by counts per answer outside the scale."""
    codes = survey.responses[item.item_id].codes
    if item.item_type in _SINGLE:
        given = _array(codes[0])[who] + 1  # NO_CODE is counted first, and left out
        return tuple(np.bincount(given, minlength=len(item.options) + len(item.outside) + 1).tolist()[1:])
    if item.item_type in _SEVERAL:
        return tuple(_people(who, np.asarray(column) > 0) for column in codes)
    return ()


def _people(who: NDArray[np.bool_], which: NDArray[np.bool_]) -> int:
    """Return how many of a block these are."""
    return int(np.count_nonzero(who & which))
