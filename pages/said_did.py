from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import commitments, pickers
from pages.shared.words import share as words

st.title(words.SAID_DID)
st.write(words.SAID_DID_WHAT)
saved = pickers.wave_or_stop()

commitments.listed(saved)
commitments.new(saved)
commitments.change(saved)
commitments.before(saved)
