from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import meeting, pickers, room
from pages.shared.words import share as words

if not room.running():
    st.title(words.PRESENT)
saved = room.survey() or pickers.wave_or_stop()

if saved.state != "published":
    st.info(words.NOT_PUBLISHED)
    st.stop()

slides = meeting.slides(saved)
if room.running():
    room.show(saved, slides)
else:
    room.begin(saved, slides)
