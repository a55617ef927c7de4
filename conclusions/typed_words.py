"""Forms of which some fields are saved while they are typed."""

from typing import ClassVar, NamedTuple

from django import forms


class Difference(NamedTuple):
    """A field that stands otherwise in the draft than in the form."""

    label: str
    theirs: str
    mine: str


class TypedForm(forms.Form):
    """`TYPED` names the fields of which half of the words do no harm; the others wait for the
    button, for a day or a unit by half is another one. Initial is what the draft holds now."""

    TYPED: ClassVar[tuple[str, ...]] = ()

    def holding(self) -> dict[str, str]:
        """Of the words typed those that are new and may be saved."""
        return {name: self.cleaned_data[name] for name in self._new if name not in self.errors}

    def left(self) -> list[str]:
        """What is new and cannot be saved yet, by its labels."""
        waiting = [name for name in self.changed_data if name not in self.TYPED]
        wrong = [name for name in self._new if name in self.errors]
        return [str(self.fields[name].label) for name in [*wrong, *waiting]]

    def saved_names(self) -> list[str]:
        """The fields, as the page names them, of which the draft holds what was typed."""
        return [self.add_prefix(name) for name in self._sent if name not in self.errors]

    def differences(self) -> list[Difference]:
        return [
            Difference(str(self.fields[name].label), self.initial[name], self[name].value() or "")
            for name in self._new
        ]

    @property
    def _sent(self) -> list[str]:
        return [name for name in self.TYPED if self.add_prefix(name) in self.data]

    @property
    def _new(self) -> list[str]:
        return [
            name
            for name in self._sent
            if _lines(self.initial[name]) != _lines(self[name].value() or "")
        ]


def _lines(words: str) -> list[str]:
    """As words are compared: browsers end lines in two ways, and blanks are no words."""
    return [" ".join(line.split()) for line in words.strip().splitlines()]
