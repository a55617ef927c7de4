"""What was saved of an account and may yet be a slip: told on the next page, never refused."""

from collections.abc import Iterator

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from departments.models import Department, User
from departments.people import headed_by, heads_of, in_charge_of, namesakes, standing_in_from

LEFT_WORK = (
    "Nhiệm vụ đã giao cho người này vẫn giữ nguyên: "
    '<a href="{}?nguoi={}">xem các nhiệm vụ</a> để phân công lại những việc chưa xong khi cần.'
)


def slips(form: forms.ModelForm, headed: list[Department]) -> Iterator[str]:
    """Of a person's page just saved; `headed` are the units they headed before."""
    person = form.instance
    if "full_name" in form.changed_data and (others := namesakes(person)):
        accounts = ", ".join(other.username for other in others)
        yield f"Họ và tên “{person.full_name}” trùng với tài khoản đang dùng: {accounts}."
    yield from _of_heads(person, headed)
    if "is_active" in form.changed_data and not person.is_active:
        yield from _left_behind(person)


def _of_heads(person: User, headed: list[Department]) -> Iterator[str]:
    for unit in headed_by(person):
        heads = heads_of(unit)
        if unit not in headed and len(heads) > 1:
            yield f"{unit} có {len(heads)} cấp trưởng: {', '.join(map(str, heads))}."
    for unit in headed:
        if not heads_of(unit):
            yield f"{unit} không còn cấp trưởng nào đang dùng tài khoản."


def _left_behind(person: User) -> Iterator[str]:
    """What still names somebody whose account has ended."""
    if units := in_charge_of(person):
        yield f"{person} còn là lãnh đạo phụ trách: {', '.join(map(str, units))}."
    for row in standing_in_from(person, timezone.localdate()):
        yield f"Xử lý thay còn hiệu lực: {row.words}."
    yield format_html(LEFT_WORK, reverse("tasks:list"), person.pk)
