from enum import StrEnum
from typing import Any

class TextChoices(StrEnum):
    """Without it a member looks like its pair of value and label, and every status is wrong."""

    @property
    def label(self) -> str: ...
    @property
    def value(self) -> str: ...

def __getattr__(name: str) -> Any: ...
