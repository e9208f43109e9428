"""What the command line prints: documents whose keys are a contract, and the same facts as a short text."""

from dataclasses import dataclass

from analysis.disclosure import for_uploader
from analysis.findings import joined, order_words, percent, quoted, rank_words, verdict_sentence
from analysis.plackett_luce import Strength
from analysis.ranking import RankedOption, Ranking
from analysis.survey import Counts, Item, Receipt, ReceiptLine, Survey
from analysis.tabulate import EVERYONE, count, rank_counts
from analysis.versions import Difference

_ABOUT_ANSWERS = (
    "spelling_merged",
    "teams_merged",
    "number_restored",
    "excel_date_repaired",
    "address_removed",
    "option_kept_whole",
)


@dataclass(frozen=True)
class ItemRow:
    """How one item was read, for the uploader: its title, type, purpose, and how many answered."""

    title: str
    item_type: str
    purpose: str | None
    answered_n: int


def item_rows(survey: Survey) -> list[ItemRow]:
    """Return how every item was read, in file order; leaders are counted in."""
    counted = ((item, count(survey, item, EVERYONE)) for item in survey.items)
    return [
        ItemRow(_title(item), item.item_type, item.purpose, counts.base_n + sum(counts.outside_n))
        for item, counts in counted
    ]


def _title(item: Item) -> str:
    return f"{item.section}: {item.wording}" if item.section else item.wording


def item_sentence(survey: Survey, item: Item) -> str:
    """Return what an item says as it is read now, for the uploader: favourable answers, or the answer given most."""
    counts = count(survey, item, EVERYONE)
    base = f"of {counts.base_n} people"
    if item.scale and item.scale.favourable:
        chosen = zip(item.options, counts.n, strict=True)
        n = sum(given for option, given in chosen if option in item.scale.favourable)
        return f"{n} {base} gave a favourable answer: {joined([quoted(label) for label in item.scale.favourable])}."
    if not any(counts.n):
        return f"{counts.base_n} people answered."
    n = max(counts.n)
    return f"{n} {base} answered {quoted(item.options[counts.n.index(n)])}, more than anything else."


def receipt_sentences(receipt: Receipt) -> list[tuple[str, str]]:
    """Return the receipt as sentences, each with the key it is undone by.

    What cannot be undone and was done in the same way to several items is one sentence with an empty key.
    """
    together: dict[tuple[str, str, str], list[ReceiptLine]] = {}
    for line in receipt.lines:
        together.setdefault((line.action, line.detail, line.key), []).append(line)
    return [(_sentence(lines), key) for (_, _, key), lines in together.items()]


def receipt_sentence(line: ReceiptLine) -> str:
    """Return one line of the receipt as a sentence."""
    return _sentence([line])


def _sentence(lines: list[ReceiptLine]) -> str:
    first = lines[0]
    places = ", ".join(dict.fromkeys(line.where for line in lines if line.where))
    answers = sum(line.n for line in lines)
    n = f": {answers} answer{'s' if answers > 1 else ''}" if first.action in _ABOUT_ANSWERS else ""
    return f"{first.detail[:1].upper()}{first.detail[1:]}{n}{f' ({places})' if places else ''}."


def difference_sentences(found: Difference) -> list[str]:
    """Return how a later export differs from the one before, one sentence for each thing."""
    if found.nothing:
        return ["It holds the same answers to the same questions."]
    people = {
        f"{found.same} people answered as before.": found.same,
        f"{found.added} more people answered." if found.added > 1 else "One more person answered.": found.added,
        f"{found.changed} people changed an answer." if found.changed > 1 else "One person changed an answer.": (
            found.changed
        ),
        f"{found.removed} answers are no longer there." if found.removed > 1 else "One answer is no longer there.": (
            found.removed
        ),
        "The questions stand in another order.": found.reordered,
    }
    sentences = [sentence for sentence, holds in people.items() if holds]
    sentences += [f"{quoted(old)} now reads {quoted(new)}." for old, new in found.renamed_questions]
    for said, questions in (("New", found.new_questions), ("No longer there", found.dropped_questions)):
        sentences += [f"{said}: {joined([quoted(question) for question in questions])}."] if questions else []
    return sentences


def survey_document(survey: Survey) -> dict:
    """Return everything ``read`` tells of a survey, leaders included; columns and rows are counted from 1."""
    receipt = survey.receipt
    return {
        "platform": receipt.platform,
        "sheet": receipt.sheet,
        "header_rows": receipt.header_rows,
        "rows": receipt.rows,
        "respondents": survey.respondents,
        "wave": survey.wave,
        "excluded": [{"row": found.row, "reason": found.reason} for found in receipt.excluded],
        "metadata": [_column(found) for found in receipt.metadata],
        "identity_removed": [_column(found) for found in receipt.identity_removed],
        "items": [_item_document(survey, item) for item in survey.items],
        "receipt": [
            {"action": line.action, "where": line.where, "n": line.n, "detail": line.detail} for line in receipt.lines
        ],
    }


def _column(found) -> dict:
    return {"column": found.column, "header": found.header, "role": found.role}


def _item_head(item: Item) -> dict:
    return {
        "item_id": item.item_id,
        "wording": item.wording,
        "section": item.section,
        "columns": list(item.columns),
        "item_type": item.item_type,
        "purpose": item.purpose,
    }


def _item_document(survey: Survey, item: Item) -> dict:
    counts = count(survey, item, EVERYONE)
    return _item_head(item) | {
        "base_n": counts.base_n,
        "item_nonresponse": counts.item_nonresponse,
        "not_asked": counts.not_asked,
        "outside_scale": [
            {"option": label, "n": n} for label, n in zip(item.outside, counts.outside_n, strict=True) if n
        ],
        "options": _options(survey, item, counts),
        "other_text_n": counts.other_text_n,
    }


def _options(survey: Survey, item: Item, counts: Counts) -> list[dict]:
    """Return options with counts: scale order for ordered items, else most chosen first.

    Of options that stand in one column each the file tells which were offered, so those nobody chose are listed too.
    """
    listed = [{"option": option, "n": n} for option, n in zip(item.options, counts.n, strict=True)]
    if item.item_type == "ranking":
        for entry, ranks in zip(listed, rank_counts(survey, item, EVERYONE), strict=True):
            entry["mean_rank"] = float(ranks @ range(1, len(ranks) + 1)) / entry["n"] if entry["n"] else None
            entry["first"] = int(ranks[0])
    if len(item.columns) < len(item.options) or item.item_type not in ("select_all", "ranking"):
        listed = [entry for entry in listed if entry["n"]]
    return listed if item.item_type in ("likert", "number") else sorted(listed, key=lambda entry: -entry["n"])


def survey_text(survey: Survey) -> str:
    """Return what ``read`` tells, for people."""
    receipt = survey.receipt
    lines = [
        f"{survey.name}: {survey.respondents} people answered, {len(survey.items)} questions "
        f"(read as {receipt.platform.replace('_', ' ')}).",
        "",
    ]
    lines += [f"- {sentence}" for sentence, _ in receipt_sentences(receipt)]
    lines.append("")
    for item in survey.items:
        counts = count(survey, item, EVERYONE)
        lines.append(f"{item.item_id}  {_title(item)}  [{item.item_type.replace('_', ' ')}, {counts.base_n} answered]")
        lines += [f"    {entry['n']:>5}  {entry['option']}" for entry in _options(survey, item, counts)]
    return "\n".join(lines)


def ranking_document(ranking: Ranking, who: str, strength: Strength | None = None) -> dict:
    """Return everything ``rank`` tells; numbers are not rounded."""
    document = {
        "item": _item_head(ranking.item),
        "base_n": ranking.base_n,
        "staff_n": ranking.staff_n,
        "ranking": [_row_document(row, ranking.item.item_type) for row in ranking.rows],
        "verdict": ranking.verdict,
        "sentence": verdict_sentence(for_uploader(ranking), who),
    }
    return document | ({"strength": _strengths(ranking, strength)} if strength else {})


def _row_document(row: RankedOption, item_type: str) -> dict:
    """Return one row; where options were scored with its own base and the mean that the order goes by."""
    document = {
        "mode": row.mode,
        "option": row.option,
        "n": row.n,
        "share": row.share,
        "interval": list(row.interval),
        "rank": row.rank,
        "rank_interval": list(row.rank_interval) if row.rank_interval else None,
    }
    if row.mean is not None:
        document |= {"base_n": row.base_n, "mean_score" if item_type == "likert" else "mean_points": row.mean}
    return document if row.mean_rank is None else document | {"mean_rank": row.mean_rank}


def _strengths(ranking: Ranking, strength: Strength) -> list[dict]:
    """Return the options by worth: the chance to be first among all; the quasi-standard error is that of its log."""
    found = zip(ranking.item.options, strength.worth.tolist(), strength.quasi_se.tolist(), strict=True)
    listed = [{"option": option, "worth": worth, "quasi_se": error} for option, worth, error in found]
    return sorted(listed, key=lambda entry: -entry["worth"])


def ranking_text(ranking: Ranking, who: str, strength: Strength | None = None) -> str:
    """Return what ``rank`` tells, for people."""
    released = for_uploader(ranking)
    lines = [ranking.item.wording, verdict_sentence(released, who), *order_words(released), ""]
    for row in ranking.rows:
        ranks = rank_words(row.rank_interval) if row.rank_interval else "not ranked" if row.rank is None else ""
        lines.append(f"{row.n:>5} of {row.base_n}  {percent(row.n, row.base_n):>5}  {ranks:<14} {row.option}")
    return "\n".join(lines + (_strength_lines(ranking, strength) if strength else []))


def _strength_lines(ranking: Ranking, strength: Strength) -> list[str]:
    listed = [entry["option"] for entry in _strengths(ranking, strength)]
    ranked = [row.option for row in ranking.rows if row.rank]
    lines = ["", "Strength of preference (Plackett-Luce): of a hundred people choosing one, so many would choose"]
    lines += [f"{100 * entry['worth']:>5.0f}  {entry['option']}" for entry in _strengths(ranking, strength)]
    if [option for option in listed if option in ranked] != ranked:
        lines.append("The order by strength is not the order by ranks: the model does not fit everybody.")
    return lines
