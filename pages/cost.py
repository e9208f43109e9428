from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import cost, pickers, show
from pages.shared.words import cost as said

st.title(said.TITLE)
saved = pickers.wave_or_stop()

finding = cost.value(saved)
if finding is None:
    st.info(said.NO_QUESTION)
else:
    show.headline(finding)
    show.question(finding)
    cost.bars(finding, saved)
cost.price(saved)
show.promise(saved)
