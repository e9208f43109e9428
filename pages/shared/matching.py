"""Two years side by side: what is asked about them, what was decided, and what is matched."""

from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import combinations, pairwise

import streamlit as st

from analysis.crosswalk.links import ASK, CHOICES, DROPPED, ITEM, NEW, Link, link_key
from analysis.crosswalk.waves import headed, match_waves, one_sided, to_ask, told
from analysis.crosswalk.wordwise import STAYED, word_by_word
from analysis.link_rulings import LinkRuling
from analysis.store import SavedSurvey
from analysis.survey import Survey
from pages.shared import changes, data, show
from pages.shared.words import GO_UPLOAD, literal
from pages.shared.words import crosswalk as words


@dataclass(frozen=True)
class Years:
    """Two surveys, the earlier first, what each year is called, and what was decided about them."""

    labels: tuple[str, str]
    earlier: SavedSurvey
    later: SavedSurvey
    rulings: tuple[LinkRuling, ...]

    @property
    def name(self) -> str:
        """Return the pair as it is chosen."""
        return words.PAIR.format(earlier=self.labels[0], later=self.labels[1])

    @property
    def choices(self) -> dict[str, str]:
        """Return what was decided, by the key of a link."""
        return {ruling.key: ruling.choice for ruling in self.rulings}


def pairs() -> dict[str, Years]:
    """Return every two surveys, those that follow each other first, the newest first."""
    found = list(data.labels(data.years()).items())
    neighbours = list(pairwise(found))[::-1]
    further = [pair for pair in list(combinations(found, 2))[::-1] if pair not in neighbours]
    years = [
        Years((one, other), earlier, later, data.store().link_rulings(earlier.series, later.series))
        for (one, earlier), (other, later) in (*neighbours, *further)
    ]
    return {pair.name: pair for pair in years}


def choose() -> Years:
    """Return the two years that are chosen; where there are fewer than two surveys, say what to do and stop."""
    found = pairs()
    if not found:
        st.write(words.FEWER_THAN_TWO.format(n=words.NUMBER_HERE[len(data.years())]))
        st.page_link("pages/upload.py", label=GO_UPLOAD)
        st.stop()
    names = list(found)
    chosen = st.selectbox(words.WHICH, names, key="years", bind="query-params", width=360)
    return found.get(chosen, found[names[0]])


def links(years: Years) -> tuple[Link, ...]:
    """Return everything that is matched between two years, under what was decided."""
    surveys = data.survey(years.earlier), data.survey(years.later)
    return _links(years.earlier.reading, years.later.reading, tuple(sorted(years.choices.items())), *surveys)


@st.cache_data(show_spinner=False, max_entries=64)
def _links(
    reading: str, later_reading: str, choices: tuple[tuple[str, str], ...], _earlier: Survey, _later: Survey
) -> tuple[Link, ...]:
    return match_waves(_earlier, _later, dict(choices))


def ask(years: Years, found: tuple[Link, ...]) -> None:
    """Ask what is not certain, one box each, both wordings side by side; tell how much is decided."""
    st.header(words.ASKED)
    asked, decided = to_ask(found), len(years.rulings)
    if asked:
        total = len(asked) + decided
        st.progress(decided / total, words.PROGRESS.format(decided=decided, all=total))
    else:
        st.success(words.ALL_DECIDED if decided else words.NOTHING_TO_ASK)
    elsewhere = data.store().link_rulings_elsewhere(years.earlier.series, years.later.series)
    named = {saved.series: label for label, saved in data.labels(data.years()).items()}
    for link in asked:
        with st.container(border=True):
            st.caption(words.THING[link.thing])
            side_by_side(years, link)
            st.caption(literal(words.WHY_ASKED.format(reason=link.reason)))
            if link.breaks_anyway:
                st.caption(words.NO_LINE_ANYWAY)
            before = elsewhere.get(link.key)
            if before:
                st.info(literal(_said_before(before, named)))
            form(years, link.key, before)


def _said_before(before: LinkRuling, named: dict[str, str]) -> str:
    return words.BEFORE.format(
        earlier=named.get(before.earlier, "?"), later=named.get(before.later, "?"),
        choice=words.CHOICES[before.choice], at=before.at[:10], why=before.why,
    ).strip()  # fmt: skip


def side_by_side(years: Years, link: Link) -> None:
    """Show both wordings; what only one of them says is marked by line and weight, and read out as such."""
    (heading, earlier), (heading_later, later) = headed(data.survey(years.earlier), data.survey(years.later), link)
    headings = (heading, heading_later)
    sides = zip(years.labels, headings, word_by_word(earlier, later), ("del", "ins"), st.columns(2), strict=True)
    for label, above, pieces, tag, column in sides:
        under = f'<p class="room-row room-quote-n">{escape(above)}</p>' if above else ""
        column.html(f'<p class="room-row"><strong>{escape(label)}</strong></p>{under}{_marked(label, pieces, tag)}')


def _marked(label: str, pieces: tuple[tuple[str, str], ...], tag: str) -> str:
    aside = f'<span class="room-unseen">{escape(words.ONLY_HERE.format(year=label))}</span>'
    shown = [
        escape(text) if kind == STAYED else f'<{tag} class="room-diff">{aside}{escape(text)}</{tag}>'
        for kind, text in pieces
    ]
    return f'<p class="room-row">{" ".join(shown) or escape(words.NOT_ASKED)}</p>'


def form(years: Years, key: str, before: LinkRuling | None = None) -> None:
    """Let somebody say what two things are to each other, and why."""
    name = f"{years.earlier.id}_{years.later.id}_{key}"
    with st.form(f"link_{name}", border=False):
        index = CHOICES.index(before.choice) if before else None
        chosen = st.radio(
            words.CHOICE, CHOICES, index, format_func=words.CHOICES.get, horizontal=True, key=f"link_choice_{name}"
        )
        why = st.text_input(words.REASON, before.why if before else "", max_chars=300, key=f"link_why_{name}")
        if st.form_submit_button(words.SAVE, key=f"link_save_{name}") and chosen:
            ruling = LinkRuling(years.earlier.series, years.later.series, key, chosen, data.now(), why.strip())
            changes.make(lambda: data.store().rule_link(ruling))


def decided(years: Years, found: tuple[Link, ...]) -> None:
    """Show what was decided, when and why, each with a button to undo it."""
    if not years.rulings:
        return
    st.header(words.DECIDED)
    for number, ruling in enumerate(years.rulings):
        with st.container(border=True):
            link = _link_of(years, ruling.key, found)
            if link:
                side_by_side(years, link)
            with st.container(horizontal=True, vertical_alignment="center"):
                choice = words.CHOICES[ruling.choice]
                said = words.DECIDED_LINE.format(at=ruling.at[:10], choice=choice, why=ruling.why)
                st.write(literal(said.strip()))
                if st.button(words.UNDO, key=f"link_undo_{years.earlier.id}_{years.later.id}_{number}"):
                    changes.make(partial(_undo, years, ruling.key))


def _undo(years: Years, key: str) -> None:
    data.store().forget_links(years.earlier.series, years.later.series, [key])


def _link_of(years: Years, key: str, found: tuple[Link, ...]) -> Link | None:
    """Return the link that a decision is about, also where it parted the two; None where a later version lost them."""
    for link in found:
        if link.key == key:
            return link
    without = Years(years.labels, years.earlier, years.later, tuple(r for r in years.rulings if r.key != key))
    return next((link for link in links(without) if link.key == key), None) or _items_of(years, key)


def _items_of(years: Years, key: str) -> Link | None:
    thing, earlier, later = key.split(":", 2)
    known = [{item.item_id for item in data.survey(saved).items} for saved in (years.earlier, years.later)]
    return Link(ITEM, earlier, later, ASK) if thing == ITEM and earlier in known[0] and later in known[1] else None


def matched(years: Years, found: tuple[Link, ...]) -> None:
    """Show what is matched, by kind, and let any match be changed."""
    st.header(words.MATCHED)
    kinds = {kind: [link for link in found if link.match == kind] for kind in words.KINDS}
    labels = {words.KIND_N.format(kind=words.KINDS[kind], n=len(own)): own for kind, own in kinds.items() if own}
    if not labels:
        st.write(words.NOTHING_OF_KIND)
        return
    names = list(labels)
    chosen = st.segmented_control(words.SHOW, names, default=names[0], required=True, key=f"kind_{years.name}")
    shown = labels.get(chosen, labels[names[0]])
    show.table((words.COLUMNS[0], *years.labels, *words.COLUMNS[1:]), [_row(years, link) for link in shown])
    with st.expander(words.CHANGE, key=f"change_{years.earlier.id}_{years.later.id}"):
        st.write(words.CHANGE_HOW)
        _change(years, found, shown)


def _row(years: Years, link: Link) -> tuple[str, ...]:
    one, other = told(data.survey(years.earlier), data.survey(years.later), link)
    return words.THING[link.thing], one, other, words.LINES[link.line], link.reason


def _change(years: Years, found: tuple[Link, ...], shown: list[Link]) -> None:
    keys = {link.key: link for link in shown}
    place = f"{years.earlier.id}_{years.later.id}_{shown[0].match}"
    chosen = st.selectbox(
        words.CHANGE_WHICH, list(keys), index=None, key=f"change_which_{place}",
        format_func=lambda key: " | ".join(filter(None, _row(years, keys[key])[1:3])) if key in keys else key,
    )  # fmt: skip
    if chosen not in keys:
        return
    link = keys[chosen]
    if link.earlier and link.later:
        side_by_side(years, link)
        form(years, link.key)
    elif link.thing == ITEM:
        _join(years, link, one_sided(found, DROPPED if link.match == NEW else NEW), place)


def _join(years: Years, link: Link, others: tuple[Link, ...], place: str) -> None:
    """Let somebody join a question that only one year has to one that only the other has."""
    keys = {other.key: other for other in others}
    chosen = st.selectbox(
        words.PARTNER, list(keys), index=None, key=f"change_partner_{place}",
        format_func=lambda key: "".join(_row(years, keys[key])[1:3]) if key in keys else key,
    )  # fmt: skip
    if chosen in keys:
        other = keys[chosen]
        earlier, later = (link.earlier or other.earlier, link.later or other.later)
        side_by_side(years, Link(ITEM, earlier, later, ASK))
        form(years, link_key(ITEM, earlier, later))
