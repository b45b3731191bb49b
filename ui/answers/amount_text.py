"""Reading a sum as people type it; pure functions, no Qt, no locale.

A point is the decimal sign; commas, spaces and apostrophes may only stand between groups of three.
"""

import re
import unicodedata
from decimal import Decimal

_PLAIN = re.compile(r"\d{1,18}(\.\d{1,4})?")
_GROUPED = re.compile(r"\d{1,3}([ ,'’])\d{3}(\1\d{3}){0,4}(\.\d{1,4})?")


def read_number(text: str) -> Decimal | None:
    """Read a sum; None if it is none, or could be read in two ways."""
    plain = re.sub(r"\s", " ", unicodedata.normalize("NFKC", text)).strip()
    if _PLAIN.fullmatch(plain) or _GROUPED.fullmatch(plain):
        return Decimal(re.sub(r"[ ,'’]", "", plain))
    return None


def write_number(number: Decimal) -> str:
    """Write a sum with its groups set off: ``1,250,000.50``."""
    return f"{number:,f}"
