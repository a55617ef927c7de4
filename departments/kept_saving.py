"""Saving what the lists' own pages show, with the row that each change leaves in its journal.

Called inside a transaction in which nobody else changes the lists (`departments.turns`).
"""

from django.forms import BaseFormSet, ModelForm
from django.utils import timezone

from departments.account_slips import slips
from departments.accounts import facts_of, note_changes, noting
from departments.conventions import facts_of_rules, note_convention, note_facts
from departments.folding import fold
from departments.models import Agency, Alias, Delegation, Department, User
from departments.people import headed_by
from departments.stand_in_forms import people_of
from departments.unit_forms import holders_beside

OLD_NAME = "Tên cũ “{name}” được giữ làm cách viết khác, để văn bản cũ vẫn đọc ra đơn vị này."
ENDED = "{unit} ngừng hoạt động: nhiệm vụ đã giao giữ nguyên; giao lại những việc chưa xong."


def save_agency(form: ModelForm, *, by: User) -> list[str]:
    """Save the agency's row; what is to be told of it beside “Đã lưu”."""
    before = facts_of_rules(Agency.objects.get(pk=form.instance.pk))
    agency = form.save()
    note_facts(agency, before, by=by)
    if "before_excludes_day" in form.changed_data:
        note_convention(agency, by=by, on=timezone.localdate())
    return []


def save_unit(form: ModelForm, *, by: User) -> list[str]:
    """Save a unit with its spellings. A former name goes on being read as the unit."""
    was = Department.objects.filter(pk=form.instance.pk).first()
    before = facts_of_rules(was) if was else {}
    spellings, told = form.cleaned_data["spellings"], []
    unit = form.save()
    if was and _is_free(was.name, unit, spellings):
        spellings = [*spellings, was.name]
        told.append(OLD_NAME.format(name=was.name))
    _spell(unit, spellings)
    note_facts(unit, before, by=by)
    if was and was.works and not unit.works:
        told.append(ENDED.format(unit=unit))
    return told


def _is_free(name: str, unit: Department, spellings: list[str]) -> bool:
    """Whether a former name is nobody's by now, the unit itself included."""
    own = {fold(words) for words in (unit.name, *spellings)}
    return fold(name) not in own | holders_beside(unit).keys()


def _spell(unit: Department, spellings: list[str]) -> None:
    """The unit's other names are these and no others; those there were before stay the same."""
    kept = {fold(words): words for words in spellings}
    unit.aliases.exclude(folded__in=kept).delete()
    held = {alias.folded: alias for alias in unit.aliases.all()}
    for folded, words in kept.items():
        alias = held.get(folded) or Alias(department=unit, folded=folded)
        if alias.written != words:
            alias.written = words
            alias.save()


def save_person(form: ModelForm, posts: BaseFormSet | None, *, by: User) -> list[str]:
    """Save an account with its posts; a new one opens by its one-time link alone."""
    person = form.instance
    before = facts_of(User.objects.get(pk=person.pk)) if person.pk else {}
    headed = headed_by(person) if person.pk else []
    if not person.pk:
        person.set_unusable_password()
    form.save()
    if posts is not None:
        posts.save()
    note_changes(person, before, by=by)
    return list(slips(form, headed))


def save_stand_in(form: ModelForm, *, by: User) -> list[str]:
    row = form.instance
    kept = Delegation.objects.filter(pk=row.pk).select_related("giver", "taker")
    with noting(people_of([row, *kept]), by=by):
        form.save()
    return []


def delete_stand_in(row: Delegation, *, by: User) -> None:
    with noting(people_of([row]), by=by):
        row.delete()
