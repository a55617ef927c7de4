"""The table of moves: every verb is one row of one of these files.

A new verb is a row, its effect and its test: `docs/architecture.md` shows one.
"""

from tasks.verbs import (
    causes,
    course,
    doing,
    extending,
    helping_out,
    judging,
    meeting_moves,
    reassigning,
)
from tasks.workflow import Move, Status

# In the order of menus.
MOVES: dict[str, Move] = (
    helping_out.PART_MOVES
    | doing.MOVES
    | helping_out.ASKING_MOVES
    | judging.MOVES
    | extending.MOVES
    | causes.MOVES
    | reassigning.MOVES
    | course.MOVES
    | meeting_moves.MOVES
)
BUTTONS = {verb: move for verb, move in MOVES.items() if move.is_button}
# What may be made of many tasks at once.
OF_MANY = {verb: move for verb, move in BUTTONS.items() if move.of_many}
# What a leader says or decides; an obstacle told before it has had its answer.
REPLIES = tuple(verb for verb, move in MOVES.items() if move.replies)
# What puts a task before a unit; its wait to be accepted runs from there.
GIVING = tuple(verb for verb, move in MOVES.items() if move.target == Status.ASSIGNED)
# What only adds words, as often as anybody has any.
APPENDING = tuple(verb for verb, move in MOVES.items() if move.appends)
# What a report that stands may have been made by.
REPORTS = tuple(verb for verb, move in MOVES.items() if move.reports)
# What tells how the work stands.
TOLD = tuple(verb for verb, move in MOVES.items() if move.told)
# What says nothing of how the work stands.
NO_NEWS = tuple(verb for verb, move in MOVES.items() if move.no_news)
# Questions to be decided, by the verb that asks; and what decides each, the natural one first.
ANSWERS = {
    asked: tuple(verb for verb, move in MOVES.items() if move.answers == asked)
    for asked, asking in MOVES.items()
    if asking.waits_as
}
# The questions in the order they are shown: what must be decided before what wants a word.
ASKING = {
    verb: MOVES[verb]
    for verb in sorted(ANSWERS, key=lambda asked: MOVES[ANSWERS[asked][0]].appends)
}
# Those that nobody decides who asked.
OWN_QUESTIONS = tuple(verb for verb in ANSWERS if MOVES[verb].own_question)


def verb_choices() -> list[tuple[str, str]]:
    """What an event may be; asked by the model, so that a new verb needs no migration."""
    return [(verb, move.label) for verb, move in MOVES.items()]
