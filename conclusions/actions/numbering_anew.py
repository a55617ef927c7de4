"""Another number for a paper that was read and whose own is another notice's."""

from django.db import transaction

from conclusions.actions.drafting import save_numbered
from conclusions.models import Conclusion, Intake


@transaction.atomic
def number_anew(intake: Intake, number: str) -> None:
    """Give the draft, whose paper's number was another notice's, this one. Raises NumberTaken."""
    draft = Conclusion.objects.select_for_update(no_key=True).get(pk=intake.draft_id)
    if draft.is_draft and not draft.number:
        draft.number = number
        draft.version += 1
        save_numbered(draft)
    Intake.objects.filter(pk=intake.pk).update(message="", twins=[])
