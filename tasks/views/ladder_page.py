"""The page of Danh mục on which the office sets when who is reminded."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from departments.models import Agency
from departments.turns import one_at_a_time
from departments.views.kept_pages import KeptPage
from tasks.ladder_forms import LadderForm


@method_decorator(one_at_a_time, name="dispatch")
class LadderPage(KeptPage, FormView):
    tab = "tasks:ladder"
    template_name = "tasks/ladder.html"
    form_class = LadderForm
    http_method_names = ["get", "head", "post", "options"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"agency": Agency.current()}

    def form_valid(self, form):
        if form.save(by=self.request.user):
            messages.success(self.request, "Đã lưu lịch nhắc việc.")
        else:
            messages.info(self.request, "Lịch nhắc việc không thay đổi.")
        return redirect("tasks:ladder")

    def form_invalid(self, form):
        stale = form.has_error("__all__", "stale")
        form.newest = self.request.path if stale else ""
        page = super().form_invalid(form)
        page.status_code = 409 if stale else 422
        return page
