"""The person's own keys for other programs, on the account's page: made, shown once, ended."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from config.forms import TokenForm
from config.views import Account
from departments.own_keys import KeyRefused, Kind, make_key, revoke_key

REVOKED = {
    Kind.FEED: "Đã thu hồi địa chỉ lịch; phần mềm lịch không đọc được nữa.",
    Kind.API: "Đã thu hồi khóa “{name}”; phần mềm dùng khóa này không đọc được nữa.",
}


class KeyMaking(Account):
    """The page of the account as the answer to a form: a secret is on it this one time."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, *args, **kwargs):
        return redirect("account")

    def shown(self, status: int = 200, **told):
        page = self.render_to_response(self.get_context_data(**told), status=status)
        page["Cache-Control"] = "no-store"
        page.has_saved = status == 200
        return page


class MakeCalendar(KeyMaking):
    def post(self, request, *args, **kwargs):
        secret = make_key(request.user, Kind.FEED, now=timezone.now())
        address = f"{settings.SITE_URL}{reverse('tasks:calendar_feed', args=[secret])}"
        return self.shown(made_calendar=address, opens=f"webcal:{address.partition(':')[2]}")


class MakeToken(KeyMaking):
    def post(self, request, *args, **kwargs):
        form = TokenForm(request.POST)
        if form.is_valid():
            name = form.cleaned_data["name"]
            try:
                secret = make_key(request.user, Kind.API, name, now=timezone.now())
            except KeyRefused as refused:
                form.add_error("name", str(refused))
            else:
                return self.shown(made_token=secret, made_for=name)
        return self.shown(422, token_form=form)


@require_POST
def revoke(request, pk: int):
    key = revoke_key(request.user, pk, now=timezone.now())
    if key is None:
        raise Http404("Khóa này không có hoặc đã thu hồi.")
    messages.success(request, REVOKED[key.kind].format(name=key.name))
    return redirect("account")
