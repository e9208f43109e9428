"""Changes, each made by one reader who is allowed to, checked, and kept with who, when and why.

`team` is for what belongs to a team, `rounds` for coaching, `year` for what the school sets up.
"""
