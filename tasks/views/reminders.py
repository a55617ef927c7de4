"""The person's reminders, as the mails told them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import ListView

from tasks import actions
from tasks.models import Digest, Reminder


class Reminders(ListView):
    """Newest day first; POST says that all have been seen."""

    template_name = "tasks/reminder_list.html"
    paginate_by = 50
    http_method_names = ["get", "head", "post", "options"]

    def get_queryset(self):
        mine = Reminder.objects.filter(digest__recipient=self.request.user)
        mine = mine.exclude(digest__state=Digest.State.CANCELLED).order_by("-digest__day", "pk")
        return mine.select_related("digest", "task__duty__item__conclusion", "task__lead").defer(
            "task__duty__item__conclusion__source_text"
        )

    def get_context_data(self, **kwargs):
        unseen = self.get_queryset().filter(read_at=None).count()
        return super().get_context_data(unseen=unseen, **kwargs)

    def post(self, request):
        if count := actions.see_reminders(request.user, now=timezone.now()):
            messages.success(request, f"Đã đánh dấu đã xem {count} nhắc việc.")
        return redirect("tasks:reminders")
