from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import blocks, coaching_school, pickers, rated, show
from pages.shared.words import groups as words

st.title(words.LEADERS)
saved = pickers.wave_or_stop()

st.header(words.OF_LEADERS)
finding = rated.profile(saved, "shared_room")
show.headline(finding)
show.bars(finding)
show.counts(finding, rated.words.FAVOURABLE_COLUMNS, saved)
rated.show_wordings(saved, "shared_room")
coaching_school.shared_room()

st.header(words.LEADS)
st.write(words.LEADS_WHAT)
found = blocks.in_force(saved)
asked = blocks.by_role(found) if found else {}
if not asked:
    st.info(words.NO_ROLES)
else:
    finding = asked[pickers.one_of(words.WHICH_QUESTION, list(asked), "of_leads")]
    show.headline(finding, small=True)
    blocks.dates(saved, found)
    show.caution(finding)
    show.bands(finding, words.BAND_COLUMNS, saved)

show.promise(saved)
