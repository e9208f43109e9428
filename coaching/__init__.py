"""Teachers coaching teachers: the year of a school from its top priorities to what was learned from each other.

A store of its own: nothing here has a key in common with a survey, and `analysis` and this package never import each
other, so what a person answered can never be joined to what a person does. Nouns are frozen dataclasses (`people`,
`priority`, `roadmap`, `evidence`, `rounds`); `cycle` is all of them at one moment; `store` keeps them with every
version they ever had. `desk` is the only way to read them and `hand` the only way to change them, both for one reader
at a time, by the table of `visibility`. Time is always an argument.
"""
