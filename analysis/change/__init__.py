"""What changed from one year to the next: of the same people, of two sets of people, of a whole staff.

``linked`` and ``squares`` where each person's two answers are joined, ``unlinked`` where they are not; ``staff`` for
all who could have answered; ``turnover`` for who came and went; ``options`` where the list of answers changed;
``verdict`` for what may be said of it; ``several`` where many things are tested together.
"""
