"""Names of tasks for lists and mails: the gist of a directive in at most 120 letters."""


def title_of(text: str, topic: str = "") -> str:
    return text[:120]


def deliverable_of(text: str) -> str:
    return ""
