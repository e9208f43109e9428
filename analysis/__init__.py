"""From an exported teacher survey to findings a whole staff can look at.

The data walk one way: bytes become a ``Survey`` (``reading``), a survey becomes ``Counts`` (``tabulate``, the only
door from people to numbers), counts become results (``ranking``), results become ``Released`` tables
(``disclosure``, what may be shown), and released tables become a ``Finding`` (``findings``), which a page, a slide
and a JSON document show alike. Nothing here knows Streamlit, the network or the clock.
"""
