"""How every form is drawn, and the forms of signing in and changing one's password."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.forms.renderers import TemplatesSetting

from departments.passwords import HINT
from departments.sign_in import WHILE, is_locked


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
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password1"].help_text = HINT
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
        self.fields["new_password2"].help_text = ""

    def clean(self):
        """The old one again would leave the account with a password that another knows."""
        given = super().clean()
        old, new = given.get("old_password"), given.get("new_password1")
        if old and old == new:
            self.add_error("new_password1", "Mật khẩu mới phải khác mật khẩu cũ.")
        return given
