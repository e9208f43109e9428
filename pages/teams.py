from pages.shared.frame import routed

routed()

import streamlit as st

from analysis.disclosure.plan import TEAM
from pages.shared import blocks, pickers, show
from pages.shared.words import groups as words

st.title(words.TEAMS)
saved = pickers.wave_or_stop()
if saved.state != "published":
    st.info(words.DRAFT_TEAMS)
    st.stop()

found = blocks.in_force(saved)
names = blocks.names(found, TEAM) if found else []
if not names:
    st.info(words.NO_TEAMS)
    st.stop()

st.write(words.TEAMS_WHO)
finding = blocks.of_block(found, TEAM, pickers.one_of(words.WHICH_GROUP, names, "group"))
show.headline(finding)
blocks.dates(saved, found)
show.caution(finding)
show.bands(finding, words.BAND_COLUMNS, saved)

show.promise(saved)
