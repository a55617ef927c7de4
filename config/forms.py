"""How every form is drawn, and the forms of signing in and changing one's password."""

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.forms.renderers import TemplatesSetting

from departments.models import User
from departments.one_line import one_line
from departments.passwords import HINT
from departments.person_forms import OwnNameForm
from departments.sign_in import WHILE, is_locked
from tasks.quiet import OPTIONAL


class Renderer(TemplatesSetting):
    """Label, hint, error, input, in the order they are read; the project's own fragments."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class SignInForm(AuthenticationForm):
    keep = forms.BooleanField(label="Giữ đăng nhập trên thiết bị này trong 7 ngày", required=False)

    error_messages = {
        "invalid_login": "Sai tên đăng nhập hoặc mật khẩu.",
        "inactive": "Tài khoản đã ngừng hoạt động.",
        "locked": (
            f"Đã nhập sai nhiều lần. Thử lại sau {WHILE.total_seconds() / 60:.0f} phút, hoặc liên "
            "hệ người giữ danh mục để đặt lại mật khẩu."
        ),
    }

    def __init__(self, request=None, *args, **kwargs):
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"

    def get_invalid_login_error(self) -> forms.ValidationError:
        locked = is_locked(self.request, self.cleaned_data["username"])
        why = "locked" if locked else "invalid_login"
        return forms.ValidationError(self.error_messages[why], code=why)


class PasswordForm(PasswordChangeForm):
    """Django's form in words without a pronoun."""

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu cũ"
        _worded(self)

    def clean(self):
        """The old one again would leave the account with a password that another knows."""
        given = super().clean()
        old, new = given.get("old_password"), given.get("new_password1")
        if old and old == new:
            self.add_error("new_password1", "Mật khẩu mới phải khác mật khẩu cũ.")
        return given


def _worded(form: forms.BaseForm) -> None:
    """The two fields of a new password, in words without a pronoun."""
    form.fields["new_password1"].label = "Mật khẩu mới"
    form.fields["new_password1"].help_text = HINT
    form.fields["new_password2"].label = "Nhập lại mật khẩu mới"
    form.fields["new_password2"].help_text = ""


class NewPasswordForm(SetPasswordForm):
    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        _worded(self)


class ForgottenForm(PasswordResetForm):
    """To people with an address alone; one whom nobody gave a password yet gets a link as well."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Thư điện tử"
        self.fields["email"].help_text = "Địa chỉ đã ghi trong danh mục người dùng."

    def get_users(self, email):
        return User.objects.filter(email__iexact=email, is_active=True)


class FirstAccountForm(OwnNameForm):
    """Who sets the installation up."""

    password1 = forms.CharField(
        label="Mật khẩu", strip=False, help_text=HINT, widget=forms.PasswordInput
    )
    password2 = forms.CharField(label="Nhập lại mật khẩu", strip=False, widget=forms.PasswordInput)

    class Meta:
        model = User
        fields = ("username", "full_name", "email")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The letter to try goes there, and the way back where the password is forgotten.
        self.fields["email"].required = True

    def clean(self):
        data = super().clean()
        first, second = data.get("password1"), data.get("password2")
        if first and second and first != second:
            self.add_error("password2", "Hai lần nhập mật khẩu không giống nhau.")
        if first:
            try:
                password_validation.validate_password(first, self.instance)
            except forms.ValidationError as wrong:
                self.add_error("password1", wrong)
        return data

    @property
    def told(self) -> dict[str, str]:
        data = self.cleaned_data
        fields = {name: data[name] for name in ("username", "full_name", "email")}
        return fields | {"password": data["password1"]}


class LetterChoicesForm(forms.Form):
    """Which of the reminders that may be left out a person wants in their letters."""

    def __init__(self, *args, person: User, **kwargs):
        super().__init__(*args, **kwargs)
        for heading in OPTIONAL:
            self.fields[heading.value] = forms.BooleanField(
                label=heading.label,
                required=False,
                initial=heading.value not in person.quiet_headings,
            )

    @property
    def left_out(self) -> list[str]:
        return [name for name, wanted in self.cleaned_data.items() if not wanted]


class TokenForm(forms.Form):
    """What a key for another program is made for: by that its owner knows which to take back."""

    name = forms.CharField(
        label="Dùng cho",
        max_length=60,
        help_text="Ví dụ: Bảng điều khiển của Văn phòng.",
        validators=[one_line],
        error_messages={"required": "Ghi khóa dùng cho phần mềm nào."},
    )
