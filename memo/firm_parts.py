"""What a memo says of the firm's own content in a leg. Frozen data, no behaviour.

A part of ``memo.parts``: nothing here is from the guide, and nothing from the guide is here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmNoteLine:
    """A note of the firm on something that this leg passes or prints.

    Attributes:
        part, of: What it is on: ``tree``, ``question``, ``outcome``, ``finding`` or ``item``, and
            its id.
        about: The same in words.
    """

    part: str
    of: str
    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLine:
    """A text of ours that the firm words its own way.

    Attributes:
        part, of: ``question`` or ``item``, and its id.
        key: ``ask``, ``help`` or ``title``.
        ours: What our content says.
        text: What is shown and printed instead.
    """

    part: str
    of: str
    key: str
    ours: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirmLeg:
    """What of a leg is the firm's.

    Attributes:
        own: Whether the whole tree is.
        notes: Its notes on what the leg passes or prints.
        papers: Ids of the papers that the firm asks for besides ours.
        wording: Its words for questions and titles that the leg passes or prints.
    """

    own: bool
    notes: tuple[FirmNoteLine, ...]
    papers: tuple[str, ...]
    wording: tuple[WordingLine, ...]
