"""What an account may be called, whoever types it."""

from django import forms
from django.contrib.auth.validators import ASCIIUsernameValidator

from departments.models import User
from departments.one_line import TOO_FEW_LETTERS, is_named

TAKEN = "Tên đăng nhập này đã có."
TAKEN_BUT_FOR_CAPITALS = "Tên đăng nhập này đã có, chỉ khác chữ hoa, chữ thường."


class OwnNameForm(forms.ModelForm):
    """Accounts that differ by their capitals alone are one to the eye, and to the lock at the door;
    people may have one name."""

    def clean_username(self) -> str:
        name = self.cleaned_data["username"]
        if "username" in self.changed_data:
            ASCIIUsernameValidator()(name)
        others = User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk)
        if other := others.first():
            told = TAKEN if other.username == name else TAKEN_BUT_FOR_CAPITALS
            raise forms.ValidationError(told, "taken")
        return name

    def clean_full_name(self) -> str:
        name = self.cleaned_data["full_name"]
        if "full_name" in self.changed_data and not is_named(name):
            raise forms.ValidationError(TOO_FEW_LETTERS, "too_few_letters")
        return name
