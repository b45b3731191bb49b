"""Faults in content and input, and the exceptions that carry them.

This module only describes what is wrong; it does not look for it and does not print it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a content or input file.

    Attributes:
        file: Name of the file as the user knows it.
        line: Line, counted from 1; 0 where the fault concerns the whole file.
        column: Column, counted from 1; 0 where the fault concerns the whole file.
        message: One sentence: what is wrong and what to do.
        warning: Worth a look, but no fault: content with warnings only is sound.
        example: Answers that show it, as they stand in an answers file; empty if there are none.
    """

    file: str
    line: int
    column: int
    message: str
    warning: bool = False
    example: str = ""

    def __str__(self) -> str:
        """Give the problem as ``file:line:column: message``."""
        message = f"warning: {self.message}" if self.warning else self.message
        if not self.line:
            return f"{self.file}: {message}"
        return f"{self.file}:{self.line}:{self.column}: {message}"


class EngineError(Exception):
    """Root of the engine's errors; the message is the sentence the user reads."""


class AnswerError(EngineError):
    """An answer that does not fit the fact it is given for."""


class ContentError(EngineError):
    """Content or an input file that cannot be used; carries every problem found.

    Attributes:
        problems: All faults, in file order.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; the first one leads the message."""
        more = len(problems) - 1
        tail = f" ({more} more problem{'s' if more > 1 else ''} found)" if more else ""
        super().__init__(f"{problems[0]}{tail}")
        self.problems = problems
