"""The comments of a survey as the uploader works through them: masked, with themes, approved or not.

What may be shown to others comes from here by way of ``disclosure`` and in no other way.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis.comments.alike import groups
from analysis.comments.codebook import Codebook, Coder, default_codebook, health
from analysis.comments.masking import Masker, holds_masks, masker, staff_words
from analysis.comments.written import Comment, OpenQuestion, open_questions, wordings
from analysis.survey import Survey


@dataclass(frozen=True)
class Rulings:
    """What the uploader decided about the comments of one survey.

    ``approved`` holds keys of comments, ``recoded`` the themes of those whose themes were corrected, ``names`` whether
    a word (in small letters) is a name. ``stood`` are the words that were masked when a version was published: what
    later versions hold must not unmask them.
    """

    approved: frozenset[str] = frozenset()
    recoded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, bool] = field(default_factory=dict)
    codebook: Codebook = field(default_factory=default_codebook)
    stood: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CodedComment:
    """One comment, masked; ``people`` teachers wrote it, and ``leaders`` school leaders.

    ``personal`` tells to look twice: something was masked, or somebody's health is spoken of. ``alike`` numbers the
    group of near-duplicates it belongs to, from 1; 0 where it stands alone.
    """

    key: str
    text: str
    people: int
    leaders: int
    themes: tuple[str, ...]
    approved: bool
    personal: bool
    alike: int = 0


@dataclass(frozen=True)
class CodedQuestion:
    """One question with its comments in the order of the alphabet, and the counts of ``written.OpenQuestion``."""

    item_id: str
    wording: str
    kind: str
    written_n: int
    usable_n: int
    leaders_n: int
    comments: tuple[CodedComment, ...]
    codebook: Codebook

    @property
    def theme_n(self) -> Mapping[str, int]:
        """How many teachers wrote about each theme, by code, in the order of the codebook."""
        n = Counter()
        for comment in self.comments:
            for theme in comment.themes:
                n[theme] += comment.people
        return {theme.code: n[theme.code] for theme in self.codebook}


@dataclass(frozen=True)
class Name:
    """A word that may name somebody, in small letters, and in how many comments it stands.

    ``masked`` is how it stands now; ``ruled`` whether the uploader said so.
    """

    word: str
    n: int
    masked: bool
    ruled: bool


@dataclass(frozen=True)
class Worklist:
    """All questions of a survey with comments; ``names`` are those masked, ``doubtful`` those only offered."""

    questions: tuple[CodedQuestion, ...]
    names: tuple[Name, ...]
    doubtful: tuple[Name, ...]

    @property
    def personal_n(self) -> int:
        """How many comments hold something personal."""
        return sum(comment.personal for question in self.questions for comment in question.comments)


def worklist(survey: Survey, rulings: Rulings | None = None) -> Worklist:
    """Return the comments of a survey with what was decided about them.

    Time grows with the number of words; 20,000 comments take seconds.
    """
    rulings = rulings or Rulings()
    questions = open_questions(survey)
    hides = _maskers(survey, questions, rulings)
    coder = Coder((*rulings.codebook, health()))
    named: Counter[str] = Counter()
    coded = tuple(_coded(question, hides, coder, rulings, named) for question in questions)
    return Worklist(coded, *_names(named, hides[True]))


def _maskers(survey: Survey, questions: Sequence[OpenQuestion], rulings: Rulings) -> Mapping[bool, Masker]:
    """Return what masks comments of teachers (True) and those that only school leaders wrote (False).

    What a leader wrote must not decide what is masked in comments that others see.
    """
    comments = [comment for question in questions for comment in question.comments]
    plain = wordings(survey)
    teachers = masker((comment.text for comment in comments if comment.people), plain, rulings.names, rulings.stood)
    if all(comment.people for comment in comments):
        return {True: teachers}
    return {True: teachers, False: masker((comment.text for comment in comments), plain, rulings.names, rulings.stood)}


def masked_names(survey: Survey, rulings: Rulings) -> frozenset[str]:
    """Return the words that are masked in what teachers wrote, in small letters."""
    return _maskers(survey, open_questions(survey), rulings)[True].names


def with_approved(found: Worklist, approved: frozenset[str]) -> Worklist:
    """Return a list with these comments approved and no others: all else stays, so this takes no time."""

    def one(comment: CodedComment) -> CodedComment:
        return replace(comment, approved=comment.key in approved and bool(comment.people))

    questions = (replace(question, comments=tuple(map(one, question.comments))) for question in found.questions)
    return replace(found, questions=tuple(questions))


def coded_by_hand(survey: Survey, coding: Mapping[str, tuple[tuple[str, ...], bool]]) -> Rulings:
    """Return the decisions about comments that are known by their words.

    Parameters
    ----------
    survey : Survey
        One wave.
    coding : mapping
        Words of a comment to its themes and whether it may be read.
    """
    comments = [comment for question in open_questions(survey) for comment in question.comments]
    known = {comment.key: coding[comment.text] for comment in comments if comment.text in coding}
    approved = frozenset(key for key, (_, may_be_read) in known.items() if may_be_read)
    return Rulings(approved, {key: themes for key, (themes, _) in known.items()})


def staff_names(survey: Survey, listed: str) -> frozenset[str]:
    """Return the words of a staff list that occur in a survey's comments with a capital; the list is not kept."""
    texts = (comment.text for question in open_questions(survey) for comment in question.comments)
    return staff_words(listed, texts)


def _coded(question: OpenQuestion, hides: Masker, coder: Coder, rulings: Rulings, named: Counter[str]) -> CodedQuestion:
    """Return a question with its comments coded and masked; ``named`` goes on counting the names in them."""
    alike = groups([comment.text for comment in question.comments])
    group_of = {at: number for number, group in enumerate(alike, 1) for at in group}
    comments = []
    for at, comment in enumerate(question.comments):
        masked, names = hides[comment.people > 0].read(comment.text)
        named.update(names)
        comments.append(_comment(comment, masked, coder, rulings, group_of.get(at, 0)))
    comments.sort(key=lambda comment: (comment.text.casefold(), comment.key))
    counts = (question.written_n, question.usable_n, question.leaders_n)
    return CodedQuestion(question.item_id, question.wording, question.kind, *counts, tuple(comments), rulings.codebook)


def _comment(comment: Comment, masked: str, coder: Coder, rulings: Rulings, alike: int) -> CodedComment:
    found = coder.themes(comment.text)
    recoded = rulings.recoded.get(comment.key, found)
    themes = tuple(theme.code for theme in rulings.codebook if theme.code in recoded)
    approved = comment.key in rulings.approved and bool(comment.people)
    personal = holds_masks(masked) or health().code in found
    return CodedComment(comment.key, masked, comment.people, comment.leaders, themes, approved, personal, alike)


def _names(named: Mapping[str, int], hides: Masker) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return the words masked or taken back, and those that only might be names, in the order of the alphabet."""
    taken_back = {word: hides.found.often.get(word, 0) for word in hides.kept}
    often = sorted({**taken_back, **named}.items())
    names = tuple(Name(word, n, word not in hides.kept, word in hides.rulings) for word, n in often if n)
    maybe = sorted(hides.found.doubtful - set(hides.rulings) - set(named))
    return names, tuple(Name(word, hides.found.often[word], False, False) for word in maybe)
