"""Reach, value, wish: per learning mode who took part, who valued it most, who wants more of it.

Three questions to the same people, counted side by side. Nothing here says who gave which two answers.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.crosswalk import NOT_LEARNING, has_own_columns, learning_item, option_modes
from analysis.survey import Counts, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.modes import canonical

ASKED = ("took_part", "most_valuable", "want_more")


@dataclass(frozen=True)
class Cell:
    """How many of ``base_n`` chose a mode in one question.

    ``listed`` is False where nobody chose it and it stands in the list of another question only: the file does not
    tell whether this question offered it.
    """

    n: int
    base_n: int
    listed: bool = True


@dataclass(frozen=True)
class ModeReach:
    """One learning mode and its cells by purpose; no cell where the question was not asked or did not offer it.

    ``mode`` is None for options that name none. ``names`` are the options read as this mode, the first of them is how
    it is called; an option that may have been typed goes by the name of the mode.
    """

    mode: str | None
    names: tuple[str, ...]
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Question:
    """One of the three questions: how many answered it, and whether they could choose several."""

    base_n: int
    several: bool


@dataclass(frozen=True)
class Reach:
    """The questions asked, by purpose, and the learning modes in the order of their lists.

    ``apart`` are modes with several options in one select-all question, shown option by option.
    """

    questions: Mapping[str, Question]
    rows: tuple[ModeReach, ...]
    apart: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Option:
    text: str
    mode: str | None
    n: int
    vouched: bool

    @property
    def shown(self) -> str:
        """What it is called: its own words where they were surely offered, else those of its mode."""
        return self.text if self.vouched or not self.mode else canonical(self.mode)


@dataclass(frozen=True)
class _List:
    """The options of one question that somebody chose, or all of them where each has a column of its own."""

    question: Question
    complete: bool
    options: tuple[_Option, ...]


def reach(survey: Survey, block: str = TEACHERS) -> Reach:
    """Return who took part in, valued most and wants more of each learning mode.

    Each question keeps its own base: the people of the block who answered it on its scale. Write-ins, "None of these"
    and evaluation visits are left out, and so is what may have been typed and names no mode. Options of one mode are
    added in a single-choice question; in a select-all question they stay apart in all three, because how many chose
    either would tell, next to the ranking, how many chose both. Options that name no mode, and those kept apart, are
    matched by their exact text.

    A mode that a question does not hold counts 0 there only if the file cannot show what nobody chose (single choice,
    several answers in one cell) and no option of that question could be the same under another name. Options that
    nobody of the block chose in such a question are as good as absent, so leaders leave no trace.

    Parameters
    ----------
    survey : Survey
        One wave.
    block : str
        As in ``tabulate.members``.

    Returns
    -------
    Reach
        Time grows with respondents times options.
    """
    lists = {purpose: _list(survey, count(survey, item, block)) for purpose, item in _items(survey).items()}
    apart = _apart(lists)
    keys: dict[str, list[_Option]] = {}
    for found in lists.values():
        for option in found.options:
            if option.vouched or _counts_by_mode(option, apart):
                keys.setdefault(_key(option, apart), []).append(option)
    rows = tuple(_row(key, options, lists, apart) for key, options in keys.items())
    return Reach({purpose: found.question for purpose, found in lists.items()}, rows, apart)


def _items(survey: Survey) -> dict:
    found = {purpose: learning_item(survey, purpose) for purpose in ASKED}
    return {purpose: item for purpose, item in found.items() if item}


def _list(survey: Survey, counts: Counts) -> _List:
    item = counts.item
    complete = has_own_columns(item)
    named = zip(option_modes(survey, counts), counts.n, strict=True)
    options = (_Option(hit.option, hit.mode, n, hit.vouched) for hit, n in named if hit.mode not in NOT_LEARNING)
    kept = tuple(option for option in options if option.n or complete)
    if item.item_type == "single_choice":  # in the file stands first what was answered first
        kept = tuple(sorted(kept, key=lambda option: option.text.casefold()))
    return _List(Question(counts.base_n, item.item_type == "select_all"), complete, kept)


def _apart(lists: Mapping[str, _List]) -> tuple[str, ...]:
    modes: dict[str, None] = {}
    for found in lists.values():
        if found.question.several:
            often = Counter(option.mode for option in found.options if option.mode)
            modes |= dict.fromkeys(mode for mode, options in often.items() if options > 1)
    return tuple(modes)


def _key(option: _Option, apart: tuple[str, ...]) -> str:
    return f"mode {option.mode}" if _counts_by_mode(option, apart) else f"text {option.text}"


def _counts_by_mode(option: _Option, apart: tuple[str, ...]) -> bool:
    return option.mode is not None and option.mode not in apart


def _row(key: str, options: list[_Option], lists: Mapping[str, _List], apart: tuple[str, ...]) -> ModeReach:
    cells = {purpose: _cell(key, options[0].mode, purpose, lists, apart) for purpose in lists}
    names = tuple(dict.fromkeys(option.shown for option in options))
    return ModeReach(options[0].mode, names, {purpose: cell for purpose, cell in cells.items() if cell})


def _cell(key: str, mode: str | None, purpose: str, lists: Mapping[str, _List], apart: tuple[str, ...]) -> Cell | None:
    asked = lists[purpose]
    chosen = [option.n for option in asked.options if _key(option, apart) == key]
    if chosen:
        return Cell(sum(chosen), asked.question.base_n)
    elsewhere = {_key(option, apart) for other, found in lists.items() if other != purpose for option in found.options}
    alone = (option for option in asked.options if _key(option, apart) not in elsewhere)
    if asked.complete or any(option.mode in (None, mode) or mode is None for option in alone):
        return None
    return Cell(0, asked.question.base_n, listed=False)
