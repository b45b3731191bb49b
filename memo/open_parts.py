"""What a memo says of open points: frozen data, no behaviour.

Part of the JSON form of the memo, as ``memo.parts`` is; worded in ``memo.open_points``.
"""

from dataclasses import dataclass

from memo.citations import Cites


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """What an open point may turn out to be: replies that leave the same verdicts possible.

    Attributes:
        replies: In words.
        verdicts: Their ids, from best to worst.
        words: The verdicts as the reader knows them.
    """

    replies: tuple[str, ...]
    verdicts: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """A point not known yet, as a request for facts.

    Attributes:
        row: The ground of a matrix it concerns; empty for a whole question.
        text: What is to be obtained or confirmed.
        ask: The point as a question to the client.
        look_for: What to look for; may be empty.
        matters: Why it matters, in one sentence.
        replies: What it may turn out to be; empty where that narrows nothing, or is not worked out.
        narrows_most: Of all points it leaves the fewest verdicts.
    """

    question: str
    row: str = ""
    label: str
    text: str
    ask: str
    look_for: str
    matters: str
    weight: str
    weight_words: str
    cites: Cites
    replies: tuple[ReplyLine, ...] = ()
    narrows_most: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StillPossible:
    """What the open points of a leg leave possible.

    Attributes:
        verdicts: Their ids, from best to worst.
        text: The same in a sentence.
        first: The point that narrows it most, in a few words; empty where none does.
        ask_first: A sentence on it: what it leaves for each reply.
        exact: Whether all answers were worked out, not a sample.
        basis: The same in a sentence.
    """

    verdicts: tuple[str, ...]
    text: str
    first: str
    ask_first: str
    exact: bool
    basis: str
