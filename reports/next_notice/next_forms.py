"""What of the offer is taken into the draft, and until when unfinished work goes on."""

from typing import Any

from django import forms

from departments.fields import DayField
from reports.next_notice.next_composing import NOTHING, NextChoice
from reports.next_notice.next_offer import NextOffer, day_proposed

MOVED = {"invalid_choice": "Số liệu vừa thay đổi; xem lại phần này rồi chọn lại."}
LINES = "tiep_tuc"


class NextNoticeForm(forms.Form):
    """A box for each clause and each piece of work to carry on; a day for each line of it."""

    def __init__(self, *args: Any, offer: NextOffer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer, on = offer, offer.told.day.on
        for kind, label, clauses in offer.groups():
            self.fields[kind] = _boxes(label, [(one.key, one.words, one.ticked) for one in clauses])
        rows = [(work.key, work.tasks[0].title, work.ticked) for work in offer.carried]
        self.fields[LINES] = _boxes("Nhiệm vụ chuyển sang", rows)
        self.fields["han_chung"] = DayField(label="Hạn chung cho dòng để trống hạn", required=False)
        for task in (task for work in offer.carried for task in work.tasks):
            label = f"Hoàn thành trước ngày: {task.title}"
            self.fields[f"han_{task.pk}"] = DayField(
                label=label, required=False, initial=day_proposed(task, on)
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name, day in list(data.items()):
            if name.startswith("han_") and day and day < self.offer.told.day.on:
                self.add_error(name, "Hạn đã qua; nhập ngày từ hôm nay trở đi.")
        if not self.errors and not any(data[name] for name in self._boxes()):
            raise forms.ValidationError(NOTHING)
        return data

    def _boxes(self) -> list[str]:
        return [name for name in self.fields if not name.startswith("han_")]

    @property
    def choice(self) -> NextChoice:
        """The chosen, in the order of the offer."""
        data, offer = self.cleaned_data, self.offer
        carried = [work for work in offer.carried if work.key in data[LINES]]
        common = data.get("han_chung")
        return NextChoice(
            [one for one in offer.clauses if one.key in data.get(one.kind, ())],
            carried,
            {
                task.pk: data.get(f"han_{task.pk}") or common
                for work in carried
                for task in work.tasks
            },
        )


def _boxes(label: str, rows: list[tuple[str, str, bool]]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=[(key, words) for key, words, _ in rows],
        initial=[key for key, _, ticked in rows if ticked],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=MOVED,
    )
