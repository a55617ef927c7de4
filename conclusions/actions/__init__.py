"""Everything that writes a notice: drafting it from a reading, correcting the draft."""

from conclusions.actions.attaching import attach
from conclusions.actions.continuing import continue_item
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
    hold_beside,
    place_sentence,
    remove_duty,
    set_kind,
    touch,
)
from conclusions.actions.intaking import Unreadable, draft_of, keep_files, receive
from conclusions.actions.own_series import next_number
from conclusions.actions.refusals import Refused, StaleDraft
from departments.people import director, leaders, office_head

__all__ = [
    "Refused",
    "StaleDraft",
    "Unreadable",
    "add_duty",
    "attach",
    "continue_item",
    "director",
    "discard",
    "draft_from",
    "draft_of",
    "edit_duty",
    "edit_header",
    "full_path",
    "hold_beside",
    "keep_files",
    "keep_source",
    "kind_of",
    "leader_for",
    "leaders",
    "next_number",
    "office_head",
    "place_sentence",
    "receive",
    "remove_duty",
    "save_numbered",
    "section_term",
    "set_kind",
    "touch",
]
