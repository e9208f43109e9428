"""What ``compare`` prints: a document whose keys are a contract, and the same facts as a short text."""

from analysis import headcounts
from analysis.change.verdict import ShareChange, share_change
from analysis.comparison import Comparison, ItemChange, ModeChange, Share
from analysis.crosswalk.links import ASK, DROPPED, NEW, OPTIONS_CHANGED, SAME, SCALE_CHANGED, Link
from analysis.findings.change import together_words, verdict_words
from analysis.settings import CLEAR_CHANGE, SOME_CHANGE
from analysis.survey import Item
from analysis.vocabulary.modes import canonical, codes

Staff = tuple[int | None, int | None]
NO_HEADCOUNTS: Staff = (None, None)


def check_headcounts(found: Comparison, staff: Staff) -> None:
    """Raise SurveyError if in a year fewer people could have answered than answered any question."""
    changes = [*(change.favourable for change in found.items), *((one.earlier, one.later) for one in found.modes)]
    for side, staff_n in enumerate(staff):
        headcounts.check(staff_n, max((shares[side].base_n for shares in changes if shares[side]), default=0))


def comparison_document(found: Comparison, staff: Staff = NO_HEADCOUNTS) -> dict:
    """Return everything ``compare`` tells; numbers are not rounded.

    Parameters
    ----------
    found : Comparison
        Two waves.
    staff : (int or None, int or None)
        How many could have answered in each.
    """
    return {
        "items": [_item(change, staff) for change in found.items],
        "modes": [_mode(change, staff) for change in found.modes],
        "families": [_mode(change, staff) | {"modes": list(change.modes)} for change in found.families],
        "teams": [{"earlier": link.earlier, "later": link.later} | _why(link) for link in found.teams],
    }


def _item(change: ItemChange, staff: Staff) -> dict:
    return {
        "earlier": change.link.earlier,
        "later": change.link.later,
        **_why(change.link),
        "change_pp": change.change_pp,
        **_verdict(_change_of(change, change.favourable, staff)),
        "earlier_wording": change.earlier and _title(change.earlier),
        "later_wording": change.later and _title(change.later),
        "favourable": {
            side: _share(share) for side, share in zip(("earlier", "later"), change.favourable, strict=True)
        },
    }


def _why(link: Link) -> dict:
    return {"match": link.match, "reason": link.reason, "line": link.line}


def _mode(change: ModeChange, staff: Staff) -> dict:
    return {
        "mode": change.mode,
        "earlier": _share(change.earlier),
        "later": _share(change.later),
        "change_pp": change.change_pp,
        **_verdict(_change_of(change, (change.earlier, change.later), staff)),
        "line": change.line,
        "reason": change.reason,
        "options": {"earlier": list(change.options[0]), "later": list(change.options[1])},
    }


def _change_of(
    change: ItemChange | ModeChange, shares: tuple[Share | None, Share | None], staff: Staff
) -> ShareChange | None:
    """Return what may be said of two shares, None where they are not compared."""
    if change.change_pp is None:
        return None
    return share_change(*((share.n, share.base_n) for share in shares), staff)


def _verdict(change: ShareChange | None) -> dict:
    """Return the word for a change and the smallest that could have been told from none, None where there is none."""
    visible = change and change.visible
    return {"verdict": change and change.verdict, "smallest_visible_pp": None if visible is None else 100 * visible}


def _share(share: Share | None) -> dict | None:
    return share and {"n": share.n, "base_n": share.base_n}


def _title(item: Item) -> str:
    return f"{item.section}: {item.wording}" if item.section else item.wording


def comparison_text(found: Comparison, earlier: str, later: str, staff: Staff = NO_HEADCOUNTS) -> str:
    """Return what ``compare`` tells of two waves of these names, for people; ``staff`` as for the document."""
    changes = sorted(
        (change for change in found.items if change.change_pp is not None),
        key=lambda change: (-change.change_pp, change.link.later),
    )
    lines = [f"{later} against {earlier}. Teachers only. {_WORDS_OF_CHANGE.format(*_LIMITS)}", ""]
    lines += ["Favourable answers, most risen first:"] if changes else ["No question can be compared by its answers."]
    lines += [_change_line(change, staff) for change in changes]
    together = together_words([_change_of(change, change.favourable, staff) for change in changes])
    lines += ["", together] if together else []
    if found.modes:
        named = [change for change in found.modes if change.earlier.n or change.later.n]
        lines += ["", "Named as most valuable:"] + [_mode_line(change, staff) for change in named]
        lines += [_mode_line(change, staff) for change in found.families]
        lines += _kept_lines(found)
    return "\n".join([*lines, "", *_rest(found)])


def _change_line(change: ItemChange, staff: Staff) -> str:
    before, after = change.favourable
    words = "" if change.link.match == SAME else " (similar question)"
    said = verdict_words(_change_of(change, change.favourable, staff))
    return (
        f"{_points(change.change_pp):>5}  {_counts(before)} to {_counts(after)}  {_title(change.later)}{words}: {said}"
    )


def _mode_line(change: ModeChange, staff: Staff) -> str:
    name = canonical(change.mode) if change.mode in codes() else change.mode
    shown = "" if change.change_pp is None else _points(change.change_pp)
    none = "none written" if change.mode == "other" else "not offered"
    compared = _change_of(change, (change.earlier, change.later), staff)
    said = f": {verdict_words(compared)}" if compared else ""
    return f"{shown:>5}  {_counts(change.earlier, none)} to {_counts(change.later, none)}  {name}{said}"


def _kept_lines(found: Comparison) -> list[str]:
    if found.kept is None:
        return ["The two years asked for it in different ways, so no change is told."]
    if any(share.n != share.base_n for share in found.kept):
        return [f"Answers to what both years offered: {_counts(found.kept[0])}, then {_counts(found.kept[1])}."]
    return []


def _counts(share: Share, none: str = "not offered") -> str:
    return none if share.n is None else f"{share.n} of {share.base_n}"


def _points(change: float) -> str:
    rounded = int(abs(change) + 0.5)
    return f"{'+' if change > 0 else '-'}{rounded}" if rounded else "0"


def _rest(found: Comparison) -> list[str]:
    """Return what cannot be compared, and why, a line for each kind."""
    lines = []
    for match, words in _WORDS.items():
        of_kind = [change for change in found.items if change.link.match == match]
        if of_kind:
            lines += [f"{words}:", *(f"  {_title(change.later or change.earlier)}" for change in of_kind), ""]
    return lines


_LIMITS = (*CLEAR_CHANGE, *SOME_CHANGE)
_WORDS_OF_CHANGE = (
    "A clear change is at least {} points and {} people, and more than ordinary wobble; some change {} points and {} "
    "people; anything less is about the same."
)
_WORDS = {
    ASK: "To be decided by a person, on the page Match the years",
    SCALE_CHANGED: "Answered on another scale, so not compared",
    OPTIONS_CHANGED: "Other options were offered",
    NEW: "New",
    DROPPED: "No longer asked",
}
