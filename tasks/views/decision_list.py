"""What waits for the person's decision."""

from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Paginator
from django.utils import timezone
from django.views.generic import TemplateView

from conclusions.models import Conclusion
from departments.filtering import MOST, unknown_page
from tasks.decision_words import said_of, since_words
from tasks.decisions import Question, Waiting, questions_for, waiting_of
from tasks.directives import gathered
from tasks.many import ManyAct
from tasks.rows import TaskRow
from tasks.verbs import ANSWERS, BUTTONS, OF_MANY
from tasks.views.today import Today

PAGE, LEAST = 32, 8  # rows of a page, and of one kind at least where all are shown


@dataclass(frozen=True)
class DecisionLine:
    """One matter to decide: its question and its task's row, what is said of it, since when."""

    waiting: Waiting
    row: TaskRow
    words: list[str]
    since_words: str


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
        shown = [
            DecisionLine(line, rows[line.task.pk], said_of(line, self.day), self.since(line))
            for line in lines
            if line.asked == asked
        ]
        return {
            "kind": asked,
            "label": questions[0].label,
            "count": len(questions),
            "shown": len(shown),
            "left": len(questions) - len(shown),
            "acts": [ManyAct(verb) for verb in ANSWERS[asked] if verb in OF_MANY],
            "verbs": [(verb, BUTTONS[verb].label) for verb in ANSWERS[asked]],
            "directives": gathered(shown, lambda line: line.row.task),
        }

    def since(self, line: Waiting) -> str:
        return since_words(line, self.day)
