from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import data, intake, words
from pages.shared.card import card

st.title(words.UPLOAD)
st.write(words.WELCOME_HOW)
intake.drop_zone()
intake.sample_school()

surveys = data.labels(data.store().surveys())
newest = max((saved.id for saved in surveys.values()), default=None)
if surveys:
    st.header(words.SURVEYS_HERE)
for label, saved in reversed(surveys.items()):
    card(label, saved, opened=saved.id == newest and saved.state == "draft")
