"""What can go wrong with a matter's file."""


class MatterError(Exception):
    """A matter that could not be read or written; the message is the sentence the user reads."""
