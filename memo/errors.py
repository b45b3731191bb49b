"""What can go wrong when a memo is made; the message is the sentence the user reads."""


class MemoError(Exception):
    """Root of the memo's errors."""


class GlyphError(MemoError):
    """A text holds characters that the memo's fonts cannot print.

    Attributes:
        found: Where and which, in the order of the memo.
    """

    def __init__(self, found: tuple[tuple[str, str], ...]) -> None:
        """Name every place and its characters in one message.

        Args:
            found: Name of the place, and the character there.
        """
        named: dict[str, list[str]] = {}
        for place, character in found:
            named.setdefault(place, []).append(f"“{character}” (U+{ord(character):04X})")
        listed = "; ".join(f"{place} holds {', '.join(chars)}" for place, chars in named.items())
        super().__init__(
            f"The memo's fonts cannot print some characters: {listed}. "
            "Write them in Latin letters or Chinese characters, then export again."
        )
        self.found = found
