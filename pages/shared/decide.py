"""What the uploader decides about a draft: open questions, repairs undone, readings corrected, last year's answers."""

import streamlit as st

from analysis import decisions
from analysis.corrections import undoing
from analysis.decisions import Decision
from analysis.findings import joined, quoted
from analysis.report import item_sentence
from analysis.store import SavedSurvey
from analysis.survey import Ask, Item
from analysis.vocabulary import modes
from pages.shared import data, drafts, words


def questions(saved: SavedSurvey) -> None:
    """Ask what reading left open; show every choice with the headline under it."""
    asks = drafts.asks(saved)
    if not asks:
        return
    st.subheader(words.ASKS)
    for ask in asks:
        with st.container(border=True):
            _question(saved, ask)


def _question(saved: SavedSurvey, ask: Ask) -> None:
    st.write(words.literal(ask.question))
    about_mode = ask.key.startswith("mode:")
    choices = (*ask.choices, *modes.codes()) if about_mode else ask.choices
    key = f"ask_{saved.id}_{ask.key}"
    if about_mode:
        chosen = st.selectbox(words.ANSWER, choices, format_func=_mode_words, key=key, label_visibility="collapsed")
    else:
        consequences = [words.literal(found.consequence) for found in drafts.alternatives(saved, ask)]
        chosen = st.radio(
            words.ANSWER,
            choices,
            format_func=lambda choice: _choice_words(ask.key, choice),
            captions=consequences,
            key=key,
            label_visibility="collapsed",
        )
    if ask.key == decisions.wave() and chosen != decisions.TOGETHER:
        st.caption(words.OTHER_WAVES)
    if st.button(words.ASK_SAVE, key=f"{key}_save"):
        if ask.key == decisions.wave() and chosen != decisions.TOGETHER:
            drafts.apart(saved, ask.choices[1:], chosen, words.WAVE_WHY)
            return
        why = f"{ask.question} {_mode_words(chosen) if about_mode else _choice_words(ask.key, chosen)}"
        drafts.decide(saved, {ask.key: chosen}, why)


def repairs(saved: SavedSurvey) -> None:
    """Show every line of the receipt, with a button to undo it and what that does to the headline."""
    st.subheader(words.RECEIPT)
    effects = {effect.sentence: effect for effect in drafts.effects(saved)}
    sentences = data.receipt(saved)
    if not sentences:
        st.write(words.RECEIPT_CLEAN)
    for number, (sentence, key) in enumerate(sentences):
        effect = effects.get(sentence)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(words.literal(sentence))
            if key and st.button(words.UNDO, key=f"undo_{saved.id}_{number}"):
                drafts.decide(saved, {key: undoing(key)}, words.UNDID.format(what=sentence))
        if effect and effect.otherwise:
            st.caption(words.literal(words.WITHOUT.format(headline=effect.otherwise)))


def taken(saved: SavedSurvey) -> None:
    """Show what was decided, when and why, each with a button to take it back."""
    found = drafts.decisions(saved)
    if not found:
        return
    st.subheader(words.DECIDED)
    for number, decision in enumerate(found):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(words.literal(f"{decision.at[:10]}: {decision.why}"))
            if st.button(words.TAKE_BACK, key=f"take_back_{saved.id}_{number}"):
                drafts.take_back(saved, [decision.key])
    if len(found) > 1 and st.button(words.TAKE_ALL_BACK, key=f"take_all_back_{saved.id}"):
        drafts.take_back(saved, [decision.key for decision in found])


def again(saved: SavedSurvey) -> None:
    """Offer what was decided about earlier exports, where it fits this one."""
    offered = drafts.offered_again(saved)
    if not offered:
        return
    st.subheader(words.AGAIN)
    chosen = [decision for decision in offered if _offer(saved, decision)]
    if st.button(words.AGAIN_SAVE, key=f"again_{saved.id}") and chosen:
        drafts.take_over(saved, chosen)


def _offer(saved: SavedSurvey, decision: Decision) -> bool:
    label = words.literal(decision.why or decision.key)
    return st.checkbox(label, value=True, key=f"again_{saved.id}_{decision.key}")


def correct(saved: SavedSurvey) -> None:
    """Let the uploader say what an item is for, its type, its scale, and which answers mean the same."""
    items = {item.item_id: item for item in data.survey(saved).items}
    chosen = st.selectbox(
        words.CORRECT_WHICH, list(items), index=None, format_func=lambda key: items[key].wording, key=f"item_{saved.id}"
    )
    if chosen in items:
        st.write(words.literal(item_sentence(data.survey(saved), items[chosen])))
        _correct(saved, items[chosen])


def _correct(saved: SavedSurvey, item: Item) -> None:
    key = f"{saved.id}_{item.item_id}"
    with st.form(f"correct_{key}", border=False):
        left, right = st.columns(2)
        purposes = [decisions.NONE, *(purpose for purpose in words.PURPOSES if purpose)]
        purpose = left.selectbox(
            words.CORRECT_PURPOSE, purposes, purposes.index(item.purpose or decisions.NONE),
            format_func=lambda choice: words.PURPOSES.get(choice) or words.NO_PURPOSE, key=f"purpose_{key}",
        )  # fmt: skip
        kinds = list(dict.fromkeys((item.item_type, *words.CORRECTABLE)))
        kind = right.selectbox(words.CORRECT_TYPE, kinds, format_func=words.TYPES.__getitem__, key=f"type_{key}")
        labels = (*item.options, *item.outside) if item.item_type == "likert" else ()
        scale = st.multiselect(words.CORRECT_SCALE, labels, item.options, key=f"scale_{key}") if labels else []
        good = item.scale.favourable if item.scale else ()
        favourable = st.multiselect(words.CORRECT_GOOD, labels, good, key=f"good_{key}") if labels else []
        if st.form_submit_button(words.SETTINGS_SAVE, key=f"correct_save_{key}"):
            changes = {}
            if purpose != (item.purpose or decisions.NONE):
                changes[decisions.purpose(item.item_id)] = purpose
            if kind != item.item_type:
                changes[decisions.item_type(item.item_id)] = kind
            if labels and tuple(scale) != item.options:
                changes[decisions.scale(item.item_id)] = decisions.as_choice(scale)
            if labels and set(favourable) != set(good):
                changes[decisions.favourable(item.item_id)] = decisions.as_choice(favourable)
            drafts.decide(saved, changes, words.CORRECTED.format(wording=item.wording))
    if item.item_type in ("single_choice", "select_all", "likert"):
        _options(saved, item, key)


def _options(saved: SavedSurvey, item: Item, key: str) -> None:
    """Let the uploader join two answers, name the learning an answer means, or say what a role is."""
    option = st.selectbox(words.OPTION_WHICH, item.options, index=None, key=f"option_{key}")
    if option is None:
        return
    others = [other for other in item.options if other != option]
    left, right = st.columns(2)
    same = left.selectbox(words.SAME_AS, others, index=None, key=f"same_{key}")
    if same and left.button(words.SAME_SAVE, key=f"same_save_{key}"):
        drafts.decide(
            saved, {decisions.same(item.item_id, option): same}, words.SAME_WHY.format(one=option, other=same)
        )
    if item.purpose == "role":
        role = right.selectbox(
            words.ROLE_IS, list(words.ROLES), index=None, format_func=words.ROLES.get, key=f"role_{key}"
        )
        if role and right.button(words.ROLE_SAVE, key=f"role_save_{key}"):
            why = words.ROLE_WHY.format(option=option, role=words.ROLES[role])
            drafts.decide(saved, {decisions.role(option): role}, why)
    elif item.purpose in words.QUESTIONS:
        choices = (decisions.NONE, *modes.codes())
        mode = right.selectbox(words.MODE_IS, choices, index=None, format_func=_mode_words, key=f"mode_{key}")
        if mode and right.button(words.MODE_SAVE, key=f"mode_save_{key}"):
            why = words.MODE_WHY.format(option=option, mode=_mode_words(mode))
            drafts.decide(saved, {decisions.mode(option): mode}, why)


def _mode_words(mode: str) -> str:
    return words.OWN_KIND if mode == decisions.NONE else modes.canonical(mode)


def _choice_words(key: str, choice: str) -> str:
    if key.startswith("header:"):
        return words.HEADER_ROW.format(row=choice) if choice != "0" else words.NO_HEADER_ROW
    if key == decisions.wave():
        return words.TOGETHER if choice == decisions.TOGETHER else words.literal(words.APART.format(wave=choice))
    if key.startswith("numbers:"):
        return words.NUMBERS_MEAN[choice].format(high=key.partition(":")[2])
    if decisions.is_about_file(key):
        return words.literal(choice)
    if key.startswith("favourable:"):
        return words.literal(joined([quoted(label) for label in decisions.as_list(choice)])) or words.NO_GOOD_SIDE
    return words.CHOICES.get(choice) or words.PURPOSES.get(choice) or choice
