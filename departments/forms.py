"""Keys that people send: of units chosen, of rows asked for."""

from django import forms

LONGEST_KEY = 18  # digits; a database's numbers end one digit later, and it fails on longer ones


def is_key(written: str) -> bool:
    """Whether a row may have this key."""
    return written.isdecimal() and len(written) <= LONGEST_KEY


class UnitsChoice(forms.ModelMultipleChoiceField):
    """Units by their keys; a key that no unit can have is one that is not in the list."""

    def clean(self, value):
        if odd := next((key for key in value or () if not is_key(str(key))), ""):
            told = {"value": str(odd)[:LONGEST_KEY]}
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid", told)
        return super().clean(value)
