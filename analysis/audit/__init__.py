"""Files read back: every number in them is that of the finding it came from, and nothing else is in them.

What a file is made of is known only by opening it again; what makes it and what reads it share no code.
"""

from analysis.audit.numbers import Audit, audit_text
from analysis.audit.paper import audit_handout
from analysis.audit.sheets import audit_workbook
from analysis.audit.slides import audit_deck
from analysis.audit.svg import audit_picture

__all__ = ["Audit", "audit_deck", "audit_handout", "audit_picture", "audit_text", "audit_workbook"]
