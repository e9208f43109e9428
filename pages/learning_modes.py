from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import data, pickers, show, words

st.title(words.LEARNING_MODES)
saved = pickers.wave_or_stop()

asked = data.learning_questions(saved)
if not asked:
    st.info(words.NO_LEARNING_QUESTION)
    st.stop()

finding = pickers.question(asked)
show.headline(finding)
show.question(finding)
show.chart(finding, "ranking")
show.details(finding, saved)

st.header(words.REACH)
gap, *others = data.reach_value_wish(saved)
show.headline(gap)
for other in others:
    show.headline(other, small=True)
show.side(gap)
show.details(gap, saved)

show.promise(saved)
