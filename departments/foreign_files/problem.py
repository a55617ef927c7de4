"""Why a file gives no text, in words for the person who chose it."""


class SourceProblem(Exception):
    """The file cannot be read; the message says why and what to do instead."""
