from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import cost, pickers, show, words
from pages.shared.words import cost as said

st.title(said.TITLE)
saved = pickers.wave()
if saved is None:
    st.write(words.NO_SURVEYS)
    st.page_link("pages/upload.py", label=words.GO_UPLOAD)
    st.stop()

finding = cost.value(saved)
if finding is None:
    st.info(said.NO_QUESTION)
else:
    show.headline(finding)
    show.question(finding)
    cost.bars(finding, saved)
cost.price(saved)
show.promise(saved)
