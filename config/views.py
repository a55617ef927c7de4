"""Pages of no room: the way in, the way to one's first page, one's account."""

from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.messages.views import SuccessMessageMixin
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import TemplateView

from config.forms import LetterChoicesForm, PasswordForm, SignInForm, TokenForm
from config.menu import home_of
from config.middleware import page_of, to_sign_in
from departments.accounts import own_new_password, why_not_name_own
from departments.models import Department
from departments.own_keys import Kind, standing
from departments.people import standing_in_from
from departments.rights import Rights
from departments.security_log import SecurityLine, note
from tasks.quiet import leave_out

CHANGES_SHOWN = 10  # of one's account, the latest
KEPT = 7 * 24 * 3600  # seconds a person stays signed in where they asked for it


@require_safe
def home(request):
    return redirect(home_of(Rights.of(request.user)))


class SignIn(auth.LoginView):
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form):
        response = super().form_valid(form)
        if form.cleaned_data["keep"]:
            self.request.session.set_expiry(KEPT)
        return response

    def get_context_data(self, **kwargs):
        office = Department.office()
        return super().get_context_data(office=office, **kwargs)


class SignOut(auth.LogoutView):
    """On a shared computer, Back shows the next person no page that the browser still keeps."""

    def post(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            note(SecurityLine.Kind.SIGNED_OUT, person=request.user)
        response = super().post(request, *args, **kwargs)
        response["Clear-Site-Data"] = '"cache"'
        return response


class Account(TemplateView):
    template_name = "registration/account.html"

    def get_context_data(self, **kwargs):
        changes = self.request.user.account_changes.select_related("actor")
        user = self.request.user
        return super().get_context_data(
            changes=changes[:CHANGES_SHOWN],
            letters=LetterChoicesForm(person=user),
            standing=standing_in_from(user, timezone.localdate()),
            may_name=not why_not_name_own(user),
            calendar=standing(user, Kind.FEED).first(),
            tokens=standing(user, Kind.API),
            **{"token_form": TokenForm(), **kwargs},
        )


@require_POST
def letter_choices(request):
    """Which reminders the person's own letters leave out."""
    form = LetterChoicesForm(request.POST, person=request.user)
    if form.is_valid():
        leave_out(request.user, form.left_out)
        messages.success(request, "Đã lưu lựa chọn thư nhắc việc.")
    return redirect("account")


class PasswordChange(SuccessMessageMixin, auth.PasswordChangeView):
    form_class = PasswordForm
    success_url = reverse_lazy("account")
    success_message = "Đã đổi mật khẩu."

    def form_valid(self, form):
        with own_new_password(form.user):
            return super().form_valid(form)


def csrf_failure(request, reason=""):
    """A form of an older session: to the signed out the words of sign-in, never those of rights."""
    if request.htmx and not request.user.is_authenticated:
        return to_sign_in(request)
    # Of a password nothing is kept, so the sign-in page has no words to go back to.
    back = "" if request.path == reverse("login") else page_of(request)
    page = render(request, "403_csrf.html", {"back": back}, status=403)
    page["X-Old-Page"] = "1"
    return page
