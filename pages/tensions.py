from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import pickers, rated, show
from pages.shared.words import results as words

st.title(words.TENSIONS)
saved = pickers.wave_or_stop()

together, *each = rated.tensions(saved)
show.headline(together)
if each:
    st.write(words.TENSIONS_WHAT)
    show.caution(together)
for finding in each:
    show.headline(finding, small=True)
    show.strip(finding)
    if finding.caution:
        with st.expander(words.WHEN, key=f"when_{finding.finding_id}"):
            show.text(finding.caution)

show.promise(saved)
