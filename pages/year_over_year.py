from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import years
from pages.shared.words import years as words

st.title(words.TITLE)
found = years.all_or_stop()

years.modes(found)
labels = years.two(found)
years.changes(found, labels)
years.one_question(found)
years.promise_line(found, labels)
