from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import coaching_data, coaching_frame, coaching_log, coaching_year
from pages.shared.words import coaching as said

if not coaching_data.store().cycle().years():
    st.title(said.SCHOOL_YEAR)
    coaching_year.begin()
    st.stop()

desk = coaching_frame.opened(said.SCHOOL_YEAR, needs_people=False)
if not desk.may_set_up:
    st.write(said.MAY_NOT)
shown = coaching_frame.view(list(said.YEAR_PARTS), "part")

if shown == said.STAFF:
    coaching_year.staff(desk)
    if desk.may_set_up:
        coaching_year.dates(desk)
elif shown == said.DAYS:
    coaching_log.calendar(desk)
elif shown == said.ROLES:
    coaching_log.roles(desk)
elif shown == said.ROOM:
    coaching_log.room(desk)
else:
    coaching_log.own_template(desk)
