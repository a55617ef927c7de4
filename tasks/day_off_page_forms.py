"""The form of a day off on the lists' own pages."""

from django.utils import timezone

from departments.kept_forms import OpenedRow
from tasks.day_off_forms import NO_NAME, DayOffForm
from tasks.models import DayOff


class DayOffPageForm(OpenedRow, DayOffForm):
    class Meta(DayOffForm.Meta):
        model = DayOff
        fields = ["day", "worked", "name"]
        labels = {"worked": "Làm bù (đi làm vào thứ Bảy hoặc Chủ nhật)", "name": "Lý do"}

    def __init__(self, *args, **kwargs):
        self.today = timezone.localdate()
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = NO_NAME
        if not self.actor.is_superuser:
            del self.fields["reason"], self.fields["seen"]
