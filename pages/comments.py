from pages.shared.frame import routed

routed()

import streamlit as st

from analysis.disclosure import Withheld
from pages.shared import comment_list, comments, pickers
from pages.shared.words import comments as said

st.title(said.COMMENTS)
saved = pickers.wave_or_stop()

decided = comments.rulings(saved)
found = comments.listed(saved, decided)
question = comments.question(saved, found)
if question is None:
    st.info(said.NONE_HERE)
    st.stop()

asked = comments.released(saved, question)
comments.themes(saved, asked)
if not isinstance(asked, Withheld):
    if saved.state == "published":
        comments.read(saved, asked, decided.codebook)
    comments.words_in_place(saved, asked)
comments.promise(saved)
comment_list.work(saved, found, question, decided)
