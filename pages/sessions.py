from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import coaching_frame, coaching_good, coaching_round, coaching_sessions
from pages.shared.words import coaching as said

desk = coaching_frame.opened(said.SESSIONS)
shown = coaching_frame.view([said.MINE, said.THE_ROUND, said.GOOD_SESSION], "sessions")

if shown == said.THE_ROUND:
    coaching_round.the_round(desk)
elif shown == said.GOOD_SESSION:
    coaching_good.good_session(desk)
elif desk.own_team:
    coaching_sessions.mine(desk)
else:
    st.write(said.LEADERS_HERE if desk.reader.person else said.CHOOSE_TEACHER)
