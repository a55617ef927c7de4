"""What an action answers when it cannot be done."""


class Refused(Exception):
    """What was asked cannot be done; the messages say why, for the person who asked."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


class StaleDraft(Refused):
    """A colleague saved this draft while the page was open."""
