"""The page of Danh mục on which another program is named that is told of late and done work."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from departments.turns import one_at_a_time
from departments.views.kept_pages import KeptPage
from tasks.models import Delivery, Webhook
from tasks.webhook_forms import WebhookForm, new_secret
from tasks.webhook_sending import send, send_again
from tasks.webhook_telling import message, webhook_trouble

SHOWN = 20
SAVED = "Đã lưu. Bấm Lập khóa chung mới để lấy khóa cho phần mềm nhận."
NOT_SET = "Chưa có địa chỉ nhận tin; nhập địa chỉ và bấm Lưu trước."


@method_decorator(one_at_a_time, name="dispatch")
class WebhookPage(KeptPage, FormView):
    tab = "tasks:webhook"
    template_name = "tasks/webhook.html"
    form_class = WebhookForm
    http_method_names = ["get", "head", "post", "options"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"webhook": Webhook.objects.first()}

    def get_context_data(self, **kwargs):
        newest = Delivery.objects.all()[:SHOWN]
        return super().get_context_data(
            webhook=Webhook.objects.first(), newest=newest, trouble=webhook_trouble(), **kwargs
        )

    def form_valid(self, form):
        had_one = form.webhook.pk is not None
        if form.save(by=self.request.user, now=timezone.now()):
            messages.success(self.request, SAVED if not had_one else "Đã lưu.")
        else:
            messages.info(self.request, "Không có gì thay đổi.")
        return redirect("tasks:webhook")

    def form_invalid(self, form):
        stale = form.has_error("__all__", "stale")
        form.newest = self.request.path if stale else ""
        page = super().form_invalid(form)
        page.status_code = 409 if stale else 422
        return page


class WebhookDeed(WebhookPage):
    """A button of the page; `act` does it for the address that is set."""

    http_method_names = ["post", "options"]

    def post(self, request):
        webhook = Webhook.objects.first()
        if webhook is None:
            messages.warning(request, NOT_SET)
        elif page := self.act(webhook):
            return page
        return redirect("tasks:webhook")


class NewSecret(WebhookDeed):
    def act(self, webhook):
        self.request.method = "GET"  # the page's own form is shown as it stands, not as sent
        secret = new_secret(webhook, by=self.request.user)
        page = self.render_to_response(self.get_context_data(made_secret=secret))
        page["Cache-Control"] = "no-store"
        page.has_saved = True
        return page


class TryWebhook(WebhookDeed):
    def act(self, webhook):
        now = timezone.now()
        trial = message("test", get_random_string(12), now, now)
        trial.save()
        if send(trial, webhook, now):
            messages.success(self.request, "Bên nhận đã nhận tin thử.")
        else:
            trial.refresh_from_db()
            messages.warning(self.request, f"Tin thử không gửi được. {trial.trouble}.")


class SendAgain(WebhookDeed):
    def act(self, webhook):
        count = send_again(timezone.now())
        messages.success(self.request, f"{count} tin được gửi lại trong vài phút nữa.")
