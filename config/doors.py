"""Ways in besides signing in: the first account, a password set by a one-time link, a forgotten
one."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from config.forms import FirstAccountForm, ForgottenForm, NewPasswordForm
from departments.account_letters import sender
from departments.accounts import own_new_password
from departments.first_account import is_first, make_first
from departments.security_log import SecurityLine, note
from departments.sign_in import note_asking

SENT = "Nếu địa chỉ có trong danh mục, thư kèm liên kết đặt mật khẩu đã được gửi."


@method_decorator(login_not_required, name="dispatch")
class FirstAccount(FormView):
    http_method_names = ["get", "head", "post", "options"]
    template_name = "registration/first_account.html"
    form_class = FirstAccountForm

    def dispatch(self, request, *args, **kwargs):
        if not is_first(kwargs["code"]):
            raise Http404("Liên kết này không còn dùng được.")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        person = make_first(**form.told)
        if person is None:
            raise Http404("Liên kết này không còn dùng được.")
        login(self.request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
        note(SecurityLine.Kind.SIGNED_IN, person=person)
        return redirect("first_steps")


@method_decorator(login_not_required, name="dispatch")
class SetPassword(auth.PasswordResetConfirmView):
    template_name = "registration/set_password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("login")

    def get_user(self, uidb64):
        """Nobody whose account has ended sets a password any more."""
        person = super().get_user(uidb64)
        return person if person and person.is_active else None

    def form_valid(self, form):
        with own_new_password(form.user):
            answer = super().form_valid(form)
        messages.success(self.request, "Đã đặt mật khẩu; đăng nhập bằng mật khẩu mới.")
        return answer


@method_decorator(login_not_required, name="dispatch")
class Forgotten(auth.PasswordResetView):
    """The same word of success whether the address is known or not: who has an account is nobody
    else's business."""

    template_name = "registration/forgotten.html"
    form_class = ForgottenForm
    email_template_name = "emails/set_password_body.txt"
    subject_template_name = "emails/set_password_subject.txt"
    success_url = reverse_lazy("login")

    def form_valid(self, form):
        self.from_email = sender()
        if not note_asking(self.request, form.cleaned_data["email"]):
            form.add_error("email", "Đã yêu cầu nhiều lần. Thử lại sau 15 phút.")
            return self.form_invalid(form)
        answer = super().form_valid(form)
        messages.success(self.request, SENT)
        return answer
