"""The person's reminders, as the mails told them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import ListView

from departments.filtering import KnownPage
from departments.forms import is_key
from tasks import actions
from tasks.models import Digest, Reminder, Task
from tasks.views.today import Today


class Reminders(Today, KnownPage, ListView):
    """Newest day first; POST says that all have been seen, or those of a task that was opened: no
    GET of its page does, for browsers and mail programs fetch ahead."""

    template_name = "tasks/reminder_list.html"
    paginate_by = 50
    http_method_names = ["get", "head", "post", "options"]

    def get_queryset(self):
        mine = Reminder.objects.filter(digest__recipient=self.request.user)
        mine = mine.exclude(digest__state=Digest.State.CANCELLED).order_by("-digest__day", "pk")
        return mine.select_related("digest")

    def get_context_data(self, **kwargs):
        unseen = self.get_queryset().filter(read_at=None).count()
        context = super().get_context_data(unseen=unseen, **kwargs)
        page = context["object_list"]
        tasks = Task.objects.for_rows().filter(pk__in={reminder.task_id for reminder in page})
        rows = {row.task.pk: row for row in self.rows(tasks)}
        return context | {"told": [(reminder, rows[reminder.task_id]) for reminder in page]}

    def post(self, request):
        if task := request.POST.get("task"):
            if is_key(task):
                actions.see_reminders(request.user, now=timezone.now(), task=int(task))
            return HttpResponse(status=204)
        if count := actions.see_reminders(request.user, now=timezone.now()):
            messages.success(request, f"Đã đánh dấu đã xem {count} nhắc việc.")
        return redirect("tasks:reminders")
