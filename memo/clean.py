"""Text that users typed, made fit to print: composed, on one line, without control characters.

Only a note keeps its lines.

Characters that no font can print are not the business of this module (``memo.glyphs``).
"""

import re
import unicodedata
from dataclasses import fields, replace

from engine.answers import Answers, Place, Value
from engine.law import FactId
from matters.matter import Matter, Particulars

DROPPED = frozenset({"Cc", "Cf", "Co", "Cs"})
"""Categories never printed: controls, bidi and other format marks, private use, surrogates."""

LONGEST_NAME = 160
LONGEST_TEXT = 900
CUT = "(in full in the attached answers)"

_SPACES = re.compile(r"[ \t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_VARIANTS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def clean(text: str) -> str:
    """Clean a text: NFC, one line, no control, format or private characters, no variation marks."""
    flat = _VARIANTS.sub("", _SPACES.sub(" ", text))
    kept = "".join(char for char in flat if unicodedata.category(char) not in DROPPED)
    return unicodedata.normalize("NFC", kept).strip()


def clean_matter(matter: Matter) -> Matter:
    """Clean everything in a matter that a user typed."""
    particulars = Particulars(
        **{
            field.name: clean(getattr(matter.particulars, field.name))
            for field in fields(Particulars)
        }
    )
    answers: dict[FactId, Value] = {
        fact: _clean_value(value) for fact, value in matter.answers.items()
    }
    confirmed = {
        point: replace(said, by=clean(said.by), note=clean(said.note))
        for point, said in matter.confirmed.items()
    }
    notes = {fact: _clean_lines(text) for fact, text in matter.notes.items()}
    cleaned = replace(matter, particulars=particulars, answers=answers, confirmed=confirmed)
    return replace(cleaned, notes={fact: text for fact, text in notes.items() if text})


def printed(answers: Answers) -> dict[FactId, Value]:
    """Give answers as they are printed: a very long text is cut and says where the whole stands."""
    return {fact: _printed(value) for fact, value in answers.items()}


def _printed(value: Value) -> Value:
    if isinstance(value, Place):
        return Place(value.code, cut(value.name, LONGEST_NAME))
    return cut(value, LONGEST_TEXT) if isinstance(value, str) else value


def cut(text: str, most: int) -> str:
    """Cut a very long text; it says then where the whole stands."""
    return text if len(text) <= most else f"{text[:most].rstrip()}… {CUT}"


def _clean_lines(text: str) -> str:
    return "\n".join(filter(None, map(clean, text.splitlines())))


def _clean_value(value: Value) -> Value:
    if isinstance(value, Place):
        return Place(value.code, clean(value.name))
    return clean(value) if isinstance(value, str) else value
