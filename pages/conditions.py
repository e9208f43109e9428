from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import pickers, rated, show
from pages.shared.words import results as words

st.title(words.CONDITIONS)
saved = pickers.wave_or_stop()

for key, heading in words.PROFILES.items():
    if heading:
        st.header(heading)
    finding = rated.profile(saved, key)
    show.headline(finding, small=bool(heading))
    show.bars(finding)
    show.counts(finding, words.FAVOURABLE_COLUMNS, saved)
    rated.show_wordings(saved, key)
    rated.say_how_to_name(saved, key)

goals = rated.goals(saved)
if goals:
    st.header(words.GOALS)
for finding in goals:
    show.headline(finding, small=True)
    show.question(finding)
    show.answers(finding, saved, place="goal_")

st.header(words.EVERY_QUESTION)
asked = rated.questions(saved)
finding = asked[pickers.one_of(words.WHICH_QUESTION, list(asked), "item")] if asked else None
if finding:
    show.headline(finding, small=True)
    show.answers(finding, saved)

show.promise(saved)
