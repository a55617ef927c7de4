"""Ways in besides signing in: the first account, a password set by a one-time link, a forgotten
one; and the first steps of an installation."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.mail import EmailMessage
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic import FormView, TemplateView

from config.forms import FirstAccountForm, ForgottenForm, NewPasswordForm
from departments.account_letters import sender
from departments.accounts import own_new_password
from departments.first_account import is_first, make_first
from departments.models import Agency, Department, User
from departments.rights import Rights
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
        return redirect("first_steps")


@method_decorator(login_not_required, name="dispatch")
class SetPassword(auth.PasswordResetConfirmView):
    template_name = "registration/set_password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("login")

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


@dataclass(frozen=True)
class FirstStep:
    """One step of setting an installation up: whether it is done, and where it is."""

    label: str
    words: str
    done: bool
    links: tuple[tuple[str, str], ...]


class FirstSteps(TemplateView):
    """Ba bước: cơ quan, đơn vị và người dùng, thư và ngày làm việc; a letter to try."""

    http_method_names = ["get", "head", "post", "options"]
    template_name = "registration/first_steps.html"

    def dispatch(self, request, *args, **kwargs):
        if not Rights.of(request.user).keeps_lists:
            raise PermissionDenied("Chỉ người giữ danh mục thiết lập phần mềm.")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Gửi thư thử, to the own address."""
        to = request.user.email
        if not to:
            messages.error(request, "Tài khoản đang dùng chưa có địa chỉ thư điện tử.")
            return redirect("first_steps")
        letter = EmailMessage("Thư thử", "Phần mềm gửi được thư đến địa chỉ này.", sender(), [to])
        try:
            letter.send()
        except Exception as error:  # noqa: BLE001 - whatever the server of mail says is told
            messages.error(request, f"Không gửi được thư đến {to}: {error}")
        else:
            messages.success(request, f"Đã gửi thư thử đến {to}.")
        return redirect("first_steps")

    def get_context_data(self, **kwargs):
        agency = Agency.current()
        units = Department.objects.filter(active=True).exclude(kind=Department.Kind.OUTSIDE)
        people = User.objects.filter(is_active=True)
        kinds = set(units.values_list("kind", flat=True))
        led = units.filter(memberships__role="head", memberships__user__is_active=True).distinct()
        without = units.count() - led.count()
        whole = {Department.Kind.LEADERSHIP, Department.Kind.OFFICE} <= kinds
        steps = [
            FirstStep(
                "Cơ quan và quy ước",
                agency.name or "Chưa có tên cơ quan, chữ viết tắt, địa danh.",
                bool(agency.name and agency.code and agency.place),
                (("Cơ quan, quy ước", reverse("departments:agency")),),
            ),
            FirstStep(
                "Đơn vị và người dùng",
                f"{units.count()} đơn vị, {people.count()} người"
                + (f", {without} đơn vị chưa có trưởng" if without else "")
                + ("." if whole else "; chưa có đơn vị loại Lãnh đạo hoặc Văn phòng."),
                whole and not without,
                (
                    ("Nhập từ Excel", reverse("departments:lists_import")),
                    ("Phòng và đơn vị", reverse("departments:units")),
                    ("Người dùng", reverse("departments:people")),
                ),
            ),
            FirstStep(
                "Thư và ngày làm việc",
                "Gửi thư thử đến địa chỉ của mình; xem lịch nghỉ, làm bù của năm.",
                False,
                (("Ngày nghỉ, làm bù", reverse("tasks:days_off")),),
            ),
        ]
        return super().get_context_data(steps=steps, **kwargs)
