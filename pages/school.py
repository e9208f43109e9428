from pages.shared.frame import routed

routed()

import streamlit as st

from analysis.disclosure.plan import ROLE, TEAM
from pages.shared import blocks, data, pickers, promises, show
from pages.shared.words import groups as words

st.title(words.SCHOOL)
saved = pickers.wave_or_stop()
show.headline(data.response(saved), small=True, level=2)

st.header(words.PROMISE)
published = saved.state == "published"
if not published:
    st.info(words.DRAFT_WHAT.format(promise=data.promise(saved)))
promise, agreed = data.promise(saved), saved.agreed
shown = words.IN_COUNTS if agreed.counts else words.IN_BANDS
st.write(words.PROMISE_WHAT.format(promise=promise, shown=shown, writers=max(agreed.writers, promise)))

st.header(words.HOW_SHOWN)
found = blocks.in_force(saved) if published else blocks.preview(saved)
if found is None:
    st.write(words.NO_BLOCKS)
else:
    st.write(words.TOGETHER)
    blocks.dates(saved, found)
    for breakdown, heading in ((TEAM, words.BY_TEAM), (ROLE, words.BY_ROLE)):
        st.subheader(heading)
        rows = blocks.sizes(found, breakdown)
        if rows:
            show.table(words.GROUP_COLUMNS, rows)
        else:
            st.write(words.NOT_SHOWN)
if published and found:
    promises.unmask(saved)
if published and not saved.is_sample:
    promises.tighten(saved)
