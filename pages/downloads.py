from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import files, pickers, show
from pages.shared.words import share as words

st.title(words.DOWNLOADS)
saved = pickers.wave_or_stop()

files.school(saved)
files.offer(saved, files.chosen(saved))
files.pictures(saved)
show.promise(saved)
