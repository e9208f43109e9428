from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import matching
from pages.shared.words import crosswalk as words

st.title(words.TITLE)
years = matching.choose()
st.write(words.HOW)

found = matching.links(years)
matching.ask(years, found)
matching.decided(years, found)
matching.matched(years, found)
