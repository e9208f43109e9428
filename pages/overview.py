from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import coaching_school, data, intake, overview, pickers, show, words

if not data.store().surveys():
    intake.welcome()
    coaching_school.overview_strip()
    st.stop()

st.title(words.OVERVIEW)
saved = pickers.wave()
show.headline(data.response(saved), small=True, level=2)
first = data.ranking(saved, "most_valuable")
if first is None:
    st.info(words.NO_MOST_VALUABLE)
else:
    show.headline(first)
    show.bars(first, most=5)
    show.details(first, saved)

for part in overview.parts(saved):
    overview.show_part(part)

others = [other for other in data.years(saved) if other.id != saved.id]
if others:
    st.header(words.OTHER_YEARS)
    for label, finding in data.headlines(others):
        show.line(label, finding)

show.promise(saved)
coaching_school.overview_strip()
