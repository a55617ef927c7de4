"""Stopping all letters of reminders, and letting them go again."""

from datetime import date

from django.db import transaction

from conclusions.actions import Refused
from departments.journals import RuleChange
from departments.models import Agency, User

GOES, STOPPED = "thư nhắc việc: gửi hằng ngày", "thư nhắc việc: ngừng gửi"
KEPT = "Việc phải nhắc vẫn ghi tại Nhắc việc; khi gửi lại, mỗi người nhận một thư."


def stop_letters(why: str, *, by: User, on: date) -> None:
    """No letter of reminders leaves from now on. Raises Refused where they are stopped already."""
    _set(on, why, by, on, (GOES, STOPPED, "Thư nhắc việc đang ngừng gửi."))


def start_letters(*, by: User, on: date) -> None:
    """Letters leave again; what was to be told meanwhile stands in the day's, one a person. Raises
    Refused where none was stopped."""
    _set(None, "", by, on, (STOPPED, GOES, "Thư nhắc việc đang được gửi."))


@transaction.atomic
def _set(since: date | None, why: str, by: User, on: date, words: tuple[str, str, str]) -> None:
    before, after, already = words
    agencies = Agency.objects.filter(letters_stopped_on__isnull=since is not None)
    if not agencies.update(letters_stopped_on=since, letters_stopped_why=why):
        raise Refused(already)
    RuleChange.objects.create(
        actor=by,
        kind=RuleChange.Kind.AGENCY,
        takes_effect_on=on,
        before=before,
        after=after,
        reason=why,
        effect=KEPT if since else "",
    )
