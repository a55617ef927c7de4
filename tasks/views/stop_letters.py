"""The page of Danh mục on which all letters of reminders are stopped, and let go again."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic import FormView

from conclusions.actions import Refused
from departments.fields import text_field
from departments.models import Agency
from departments.views.kept_pages import KeptPage
from tasks.actions.stopping import start_letters, stop_letters
from tasks.letter_limits import stop_words


class StopForm(forms.Form):
    why = text_field("Lý do", 300, lines=2, needed="Chưa nhập lý do.")


class StopLetters(KeptPage, FormView):
    tab = "tasks:letters_sent"
    template_name = "tasks/stop_letters.html"
    form_class = StopForm
    http_method_names = ["get", "head", "post"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(stopped=stop_words(Agency.current()), **kwargs)

    def post(self, request):
        """`again` says that the button to let them go was pressed."""
        if "again" not in request.POST:
            return super().post(request)
        return self.done(
            lambda day: start_letters(by=request.user, on=day),
            "Thư nhắc việc được gửi lại; thư hôm nay đi trong vài phút nữa, trong giờ làm việc.",
        )

    def form_valid(self, form):
        why, by = form.cleaned_data["why"], self.request.user
        return self.done(
            lambda day: stop_letters(why, by=by, on=day), "Đã ngừng gửi mọi thư nhắc việc."
        )

    def done(self, act, words: str):
        try:
            act(timezone.localdate())
        except Refused as refusal:
            messages.warning(self.request, str(refusal))
        else:
            messages.success(self.request, words)
        return redirect("tasks:letters_sent")

    def form_invalid(self, form):
        page = super().form_invalid(form)
        page.status_code = 422
        return page
