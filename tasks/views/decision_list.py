"""What waits for the person's decision."""

from itertools import groupby

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from conclusions.models import Conclusion
from departments.filtering import MOST, unknown_page
from tasks.decisions import Question, Waiting, questions_for, waiting_of
from tasks.rows import TaskRow
from tasks.verbs import ANSWERS, BUTTONS
from tasks.views.bulk import ConfirmAll
from tasks.views.today import Today

PAGE, LEAST = 32, 8  # rows of a page, and of one kind at least where all are shown


class Decisions(Today, TemplateView):
    """The oldest of each kind, or of one kind asked for all of it, page by page."""

    template_name = "tasks/decisions.html"

    def get_context_data(self, **kwargs):
        questions = questions_for(self.request.user)
        drafts = self.drafts()
        kinds = {asked: list(found) for asked, found in groupby(questions, lambda one: one.asked)}
        chosen = self.request.GET.get("loai", "")
        pages = Paginator(kinds.get(chosen, []), PAGE)
        page = pages.get_page(self.request.GET.get("page")) if chosen in kinds else None
        unknown = [f"loại “{chosen[:MOST]}”"] if chosen and chosen not in ANSWERS else []
        unknown += filter(None, [unknown_page(page, self.request.GET.get("page", ""))])
        most = max(LEAST, PAGE // (len(kinds) or 1))
        shown = {chosen: list(page)} if page else {k: v[:most] for k, v in kinds.items()}
        lines = waiting_of(one for found in shown.values() for one in found)
        tasks = {line.task.pk: line.task for line in lines}
        rows = {row.task.pk: row for row in self.rows(tasks.values())}
        return super().get_context_data(
            groups=[self.group(asked, kinds[asked], lines, rows) for asked in shown],
            total=len(questions) + len(drafts),
            drafts=drafts if page is None else [],
            page_obj=page,
            unknown=", ".join(unknown),
            **kwargs,
        )

    def drafts(self) -> list[tuple[Conclusion, int]]:
        """Drafts to approve, with the working days each has waited."""
        found = Conclusion.objects.to_approve(self.request.user).select_related("submitted_by")
        return [
            (draft, self.day.since(timezone.localdate(draft.submitted_at or draft.created_at)))
            for draft in found.defer("source_text")[:PAGE]
        ]

    def group(
        self,
        asked: str,
        questions: list[Question],
        lines: list[Waiting],
        rows: dict[int, TaskRow],
    ) -> dict:
        shown = [line for line in lines if line.asked == asked]
        return {
            "kind": asked,
            "label": questions[0].label,
            "count": len(questions),
            "left": len(questions) - len(shown),
            "bulk": asked == ConfirmAll.asked,
            "verbs": [(verb, BUTTONS[verb].label) for verb in ANSWERS[asked]],
            "lines": [
                (line, rows[line.task.pk], self.days(line), self.more_time(line)) for line in shown
            ],
        }

    def more_time(self, line: Waiting) -> str:
        """“thêm 12 ngày làm việc, lần 1: Chờ số liệu”: what a request for time comes to."""
        asked = line.task.open_request
        if line.asked != "request_extension" or asked is None:
            return ""
        told = f"thêm {asked.days} ngày làm việc, lần {line.task.extended + 1}"
        return f"{told}: {line.event.note}" if line.event.note else told

    def days(self, line: Waiting) -> int:
        """Working days the person has been waited for."""
        return self.day.since(timezone.localdate(line.since))
