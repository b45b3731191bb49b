"""What can go wrong with a matter's file."""


class MatterError(Exception):
    """A matter that could not be read or written; the message is the sentence the user reads."""


class ReplacedError(MatterError):
    """A matter file that somebody else replaced since we read it; it is not overwritten."""
