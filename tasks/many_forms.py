"""The form of a move that is made of several tasks: its fields are told once for all of them."""

from datetime import date

from django import forms

from departments.models import User
from departments.papertext import out_of_calendar, paper_date
from tasks.forms import FIELDS, OFF_DAY
from tasks.many import ManyTasks
from tasks.models import DayOff
from tasks.verbs import OF_MANY


class ManyForm(forms.Form):
    """Its cleaned data are the keywords of `actions.move_all`; what each task's own rules say of
    them, the move of that task says."""

    day_off = ""  # the day off that was typed, for the form to be sent again with

    def __init__(self, data=None, *, verb: str, many: ManyTasks):
        super().__init__(data)
        move, leads = OF_MANY[verb], {task.lead_id for task in many.tasks}
        for name in (*move.needs, *move.asks):
            self.fields[name] = FIELDS[name](verb, required=name in move.needs, error_messages={})
        if "assignee" in self.fields:
            people = User.objects.filter(memberships__department__in=leads, is_active=True)
            self.fields["assignee"].queryset = people.distinct().order_by("full_name", "pk")

    def clean_new_due_on(self) -> date | None:
        """A day off may be meant: it is asked once more, and taken when it is sent again."""
        day = self.cleaned_data["new_due_on"]
        if day is None:
            return None
        if trouble := out_of_calendar(day):
            raise forms.ValidationError(trouble)
        if DayOff.objects.calendar().is_working(day) or self.data.get("day_off") == f"{day}":
            return day
        self.day_off = day.isoformat()
        raise forms.ValidationError(OFF_DAY.format(what="Thời hạn", day=paper_date(day)))
