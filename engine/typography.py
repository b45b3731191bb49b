"""Typographic quotation marks for the content's own words; users' words stay as they are typed."""

import re

_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[“‘]))(['\"])(?=\S)")
_MARKS = str.maketrans({"'": "’", '"': "”"})
_OPEN = {"'": "‘", '"': "“"}


def typographic(text: str) -> str:
    """Turn straight quotation marks into typographic ones: ``the court’s “shall”``."""
    if "'" not in text and '"' not in text:
        return text
    return _OPENING.sub(lambda match: _OPEN[match[1]], text).translate(_MARKS)
