"""Decisions: the latest on a key counts, keys hold for any file, lists survive."""

from analysis import decisions
from analysis.decisions import Decision, Repairs, standing


def test_the_latest_decision_on_a_key_counts_whatever_their_order():
    first, last = Decision("k", "a", "2025-06-01"), Decision("k", "b", "2025-06-02")
    assert standing([first, last]) == standing([last, first]) == {"k": "b"}


def test_keys_do_not_depend_on_spelling():
    assert decisions.mode("Coaching ") == decisions.mode("coaching")
    assert decisions.same("i", "Gr. 3") == decisions.same("i", "gr 3")


def test_a_repair_is_wanted_until_it_is_undone():
    repairs = Repairs("i", {})
    assert repairs.wanted("spelling_merged", "grade 3")
    undone = Repairs("i", {repairs.key("spelling_merged", "grade 3"): decisions.UNDONE})
    assert not undone.wanted("spelling_merged", "Grade 3")
    assert undone.wanted("spelling_merged", "grade 4")


def test_lists_survive_and_damage_is_empty():
    assert decisions.as_list(decisions.as_choice(["Très bien", 'a "b"'])) == ("Très bien", 'a "b"')
    assert decisions.as_list("no json") == decisions.as_list('{"a": 1}') == decisions.as_list("7") == ()


def test_a_key_tells_its_item():
    about = (decisions.purpose("i-2"), decisions.item_type("i-2"), decisions.scale("i-2"), decisions.favourable("i-2"))
    repaired = Repairs("i-2", {}).key("option_kept_whole", "one: two")
    for key in (*about, decisions.same("i-2", "one: two"), repaired):
        assert decisions.item_id_of(key) == "i-2"
    for key in (decisions.mode("i-2"), decisions.role("i-2"), decisions.exclusion("i-2")):
        assert decisions.item_id_of(key) == ""
