from pages.shared.frame import routed

routed()

import streamlit as st

from pages.shared import coaching_evidence, coaching_frame, coaching_priority, coaching_school, coaching_team
from pages.shared.coaching_result import whole_school_result
from pages.shared.words import coaching as said

desk = coaching_frame.opened(said.PRIORITIES)
team = desk.own_team
choices = [said.OUR_TEAM, said.ALL_TEAMS, said.STAFF_MEETING] if team else [said.ALL_TEAMS, said.STAFF_MEETING]
shown = coaching_frame.view(choices, "priorities" if team else "whole_school")

if shown == said.ALL_TEAMS:
    coaching_school.strip(desk)
    coaching_school.gallery(desk)
    st.stop()
if shown == said.STAFF_MEETING:
    coaching_school.meeting(desk)
    st.stop()

priority = desk.priority(team)
if priority is None:
    coaching_team.begin(desk, team)
    st.stop()

coaching_team.head(desk, team, priority, whole_school_result(priority))
roadmap, evidence, ours, history = st.tabs([said.ROADMAP, said.EVIDENCE, said.OUR_PRIORITY, said.HISTORY])
with roadmap:
    coaching_team.roadmap(desk, team)
with evidence:
    coaching_evidence.evidence(desk, team)
with ours:
    st.subheader(said.THE_MEASURE)
    coaching_priority.values(desk, team, priority)
    st.subheader(said.THE_STATE)
    coaching_priority.states(desk, team, priority)
    st.subheader(said.THE_QUESTIONS)
    coaching_priority.questions(desk, team, priority)
    coaching_priority.ask_anew(desk, team, priority)
with history:
    coaching_priority.history(desk, team, priority)
