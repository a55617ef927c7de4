"""Whose results a task waits for, drawn with a way to each of these tasks."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from departments.html import drawn, drawn_each
from departments.models import Department
from departments.templatetags.written import glue, paper
from tasks.addresses import address_of
from tasks.rows import TaskRow
from tasks.steps_ahead import EarlierStep

register = template.Library()

NOTHING = mark_safe("")
WAY = '<a class="way-on" href="{}" title="{}">{}</a>'


def waits(row: TaskRow) -> list[tuple[SafeString]]:
    """Whose results it waits for, each a way to that task where the reader may open it; nothing
    where it waits for none."""
    wait = row.wait
    if wait is None:
        return []
    units = ((unit_task(row, step.unit, step.task),) for step in wait.named)
    named = drawn_each(", ", "{}", units) if wait.named else wait.units
    return [(drawn("{} {}{}", wait.lead_in, named, glue(wait.tail)),)]


@register.simple_tag
def unit_task(row: TaskRow, unit: Department, task: int) -> SafeString:
    """A unit as the way to its task of the same directive, for who may open that."""
    if row.opens(unit):
        return drawn(WAY, address_of(task), unit, unit.sign)
    return drawn('<span title="{}">{}</span>', unit, unit.sign)


@register.simple_tag
def waits_short(row: TaskRow) -> SafeString:
    """The same as in a list's row."""
    return drawn_each("", "{}", waits(row))


@register.simple_tag
def waits_for(row: TaskRow) -> SafeString:
    """Whose results the task waits for, all of them, and since when that counts."""
    wait = row.wait
    if wait is None:
        return NOTHING
    each = ((unit_task(row, step.unit, step.task), _how(step, row)) for step in wait.steps)
    told = drawn_each("<br>", '{} <span class="small quiet">{}</span>', each)
    days = f"Trong số ngày quá hạn có {wait.days} ngày làm việc chờ" if wait.days else ""
    return drawn(
        "{}{}",
        told,
        drawn('<br><span class="small task-note">{}</span>', glue(days)) if days else NOTHING,
    )


def _how(step: EarlierStep, row: TaskRow) -> str:
    if step.is_in:
        return glue(f"đã báo cáo ngày {paper(step.counted_on)}")
    late = step.late_days(row.day)
    if late:
        return glue(f"quá hạn {late} ngày làm việc")
    return glue(f"hạn {paper(step.due_on)}") if step.due_on else "chưa báo cáo"
