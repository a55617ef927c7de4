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
from departments.unit_forms import follow_name

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
    unit = form.save()
    _spell(unit, form.cleaned_data["spellings"])
    told = [*filter(None, [follow_name(unit, was.name)])] if was else []
    note_facts(unit, before, by=by)
    if was and was.works and not unit.works:
        told.append(ENDED.format(unit=unit))
    return told


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
    during = Delegation.objects.filter(starts_on__lte=row.ends_on, ends_on__gte=row.starts_on)
    # Others who stand in for the same person, and who stands in for the stand-in.
    others = during.filter(giver__in=[row.giver, row.taker]).exclude(pk=row.pk).order_by("pk")
    return [f"Cùng thời gian: {one.words}." for one in others.select_related("giver", "taker")]


def end_stand_in(row: Delegation, *, by: User) -> str:
    """End it today, or take it back where it has not begun; what is to be told."""
    today, words = timezone.localdate(), row.words
    if row.starts_on > today:
        delete_stand_in(row, by=by)
        return f"Đã bỏ: {words}."
    with noting(people_of([row]), by=by):
        row.ends_on = today
        row.save(update_fields=["ends_on"])
    return f"Đã rút ngắn: {row.words}."


def delete_stand_in(row: Delegation, *, by: User) -> None:
    with noting(people_of([row]), by=by):
        row.delete()
