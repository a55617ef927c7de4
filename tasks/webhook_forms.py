"""Where another program is told and of what, as a keeper of the lists sets it."""

import json
import secrets
from datetime import datetime
from urllib.parse import urlsplit

from django import forms
from django.db import transaction
from django.utils import timezone

from departments.journals import RuleChange
from departments.models import Agency, User
from departments.row_marks import STALE
from tasks.models import Webhook

NO_ADDRESS = "Nhập một địa chỉ bắt đầu bằng https:// hoặc http://, không kèm tên và mật khẩu."
NO_KIND = "Chọn ít nhất một loại tin, hoặc tắt việc gửi."


def words_of(webhook: Webhook) -> str:
    """What stands in the journal; the secret does not, nor what follows the address's host, which
    may be one."""
    kinds = [label for kind, label in Webhook.Kind.choices if kind in webhook.kinds]
    state = f"gửi đến {urlsplit(webhook.address).netloc}" if webhook.is_on else "không gửi"
    return f"Báo sang phần mềm khác: {state} ({', '.join(kinds)})"


def _note(before: str, after: str, by: User) -> None:
    RuleChange.objects.create(
        actor=by,
        kind=RuleChange.Kind.AGENCY,
        takes_effect_on=timezone.localdate(),
        before=before,
        after=after,
        effect="Áp dụng cho các tin gửi từ lúc này.",
    )


class WebhookForm(forms.Form):
    """`opened` says what the page showed."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    address = forms.CharField(
        label="Địa chỉ nhận tin", max_length=300, error_messages={"required": NO_ADDRESS}
    )
    kinds = forms.MultipleChoiceField(
        label="Loại tin",
        choices=Webhook.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_on = forms.BooleanField(label="Gửi tin đến địa chỉ này", required=False)

    def __init__(self, *args, webhook: Webhook | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.webhook = webhook or Webhook(kinds=[Webhook.Kind.LATE, Webhook.Kind.DONE])
        shown = {name: getattr(self.webhook, name) for name in ("address", "kinds", "is_on")}
        self.initial |= shown | {"opened": json.dumps(shown, sort_keys=True)}

    def clean_address(self) -> str:
        address = self.cleaned_data["address"].strip()
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError:
            raise forms.ValidationError(NO_ADDRESS) from None
        # Only what an address is written with: a blank or a line end would reach the request line.
        printable = address.isascii() and address.isprintable() and " " not in address
        if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
            raise forms.ValidationError(NO_ADDRESS)
        if not printable or parts.username is not None or parts.password is not None:
            raise forms.ValidationError(NO_ADDRESS)
        return address

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("opened") != self.initial["opened"]:
            raise forms.ValidationError(STALE, "stale")
        if cleaned.get("is_on") and not cleaned.get("kinds"):
            self.add_error("kinds", NO_KIND)
        return cleaned

    @transaction.atomic
    def save(self, *, by: User, now: datetime) -> bool:
        """Keep it and note it in the journal; whether anything changed."""
        Agency.objects.select_for_update().get(pk=Agency.current().pk)
        webhook, before = self.webhook, words_of(self.webhook) if self.webhook.pk else ""
        was_on, was = webhook.is_on, self.initial["opened"]
        for name in ("address", "kinds", "is_on"):
            setattr(webhook, name, self.cleaned_data[name])
        shown = {name: getattr(webhook, name) for name in ("address", "kinds", "is_on")}
        if webhook.pk and json.dumps(shown, sort_keys=True) == was:
            return False
        if webhook.is_on and not was_on:
            webhook.on_since, webhook.looked_at = now, None
        webhook.secret = webhook.secret or secrets.token_urlsafe(32)
        webhook.save()
        _note(before, words_of(webhook), by)
        return True


@transaction.atomic
def new_secret(webhook: Webhook, *, by: User) -> str:
    """Another secret, told this once; messages from here on are signed with it."""
    secret = secrets.token_urlsafe(32)
    Webhook.objects.filter(pk=webhook.pk).update(secret=secret)
    _note("Báo sang phần mềm khác: khóa chung cũ", "Báo sang phần mềm khác: khóa chung mới", by)
    return secret
