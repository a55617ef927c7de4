"""Everything that writes a notice: drafting it from a reading, correcting the draft."""

from conclusions.actions.approving import (
    approve,
    recall_draft,
    remark_at,
    return_draft,
    settle_remark,
    submit,
)
from conclusions.actions.attaching import attach, take_out
from conclusions.actions.citing import tie_by_hand, tie_citations
from conclusions.actions.composing import compose, leave_to_others, of_others
from conclusions.actions.continuing import continue_item, stand_alone
from conclusions.actions.drafting import (
    draft_from,
    full_path,
    keep_source,
    kind_of,
    leader_for,
    save_numbered,
    section_term,
)
from conclusions.actions.editing import (
    add_duty,
    discard,
    edit_duty,
    edit_header,
    give_leads,
    give_titles,
    hold_beside,
    hold_day,
    place_sentence,
    remove_duty,
    set_kind,
    take_words,
)
from conclusions.actions.intaking import Unreadable, draft_of, keep_files, receive
from conclusions.actions.outlining import (
    DOWN,
    UP,
    add_item,
    cut_in_two,
    delete_item,
    join_with_previous,
    lift_out,
    move_item,
    put_under,
)
from conclusions.actions.own_series import next_number
from conclusions.actions.reading_again import Renewed, read_again
from conclusions.actions.receiving import mark_sent, note_view, unmark_sent
from conclusions.actions.redrafting import draft_again
from conclusions.actions.refusals import Refused, StaleDraft
from conclusions.actions.rewording import reword
from conclusions.actions.undoing import drop_turn, redo, undo
from departments.people import director, leaders, office_head

__all__ = [
    "DOWN",
    "UP",
    "Refused",
    "Renewed",
    "StaleDraft",
    "Unreadable",
    "add_duty",
    "add_item",
    "approve",
    "attach",
    "compose",
    "continue_item",
    "cut_in_two",
    "delete_item",
    "director",
    "discard",
    "draft_again",
    "draft_from",
    "draft_of",
    "drop_turn",
    "edit_duty",
    "edit_header",
    "full_path",
    "give_leads",
    "give_titles",
    "hold_beside",
    "hold_day",
    "join_with_previous",
    "keep_files",
    "keep_source",
    "kind_of",
    "leader_for",
    "leaders",
    "leave_to_others",
    "lift_out",
    "mark_sent",
    "move_item",
    "next_number",
    "note_view",
    "of_others",
    "office_head",
    "place_sentence",
    "put_under",
    "read_again",
    "recall_draft",
    "receive",
    "redo",
    "remove_duty",
    "remark_at",
    "return_draft",
    "reword",
    "save_numbered",
    "section_term",
    "set_kind",
    "settle_remark",
    "stand_alone",
    "submit",
    "take_out",
    "take_words",
    "tie_by_hand",
    "tie_citations",
    "undo",
    "unmark_sent",
]
