"""What stands in a draft from the agency's habits, though its file has no word of it."""

from dataclasses import dataclass
from typing import Any

from conclusions.models import Conclusion
from conclusions.reading import Reading
from departments.folding import fold
from departments.models import Agency
from departments.people import director


@dataclass(frozen=True)
class Default:
    """One field that was filled in without the file, and how that is told."""

    field: str
    words: str


NOT_THERE = "mặc định của cơ quan, không có trong tệp"
CLOSING_NOT_THERE = "câu kết mặc định, không có trong tệp"
LEADER_NOT_THERE = "mặc định là Giám đốc, tệp không ghi người kết luận"


def defaults_of(conclusion: Conclusion, reading: Reading) -> dict[str, Default]:
    """Fields of a draft read from a file that hold what the agency always has and the file lacks;
    what was typed since is no default."""
    if not conclusion.source_text:
        return {}
    agency, header = Agency.current(), reading.header
    read: dict[str, Any] = {
        "closing": reading.closing,
        "recipients": reading.recipients,
        "signature": reading.signature,
        "signer_name": header.signer_name,
    }
    found = {}
    for name, in_file in read.items():
        value = getattr(conclusion, name)
        if value and not in_file and value == getattr(agency, name):
            found[name] = CLOSING_NOT_THERE if name == "closing" else NOT_THERE
    head = director()
    if head and not header.chair and conclusion.leader_id == head.pk:
        found["leader"] = LEADER_NOT_THERE.replace("Giám đốc", head.title or "người đứng đầu")
    return {name: Default(name, words) for name, words in found.items()}


def without(field: str) -> dict[str, Any]:
    """The field as it is once its default is dropped."""
    return {field: None if field == "leader" else ""}


def closing_is_added(conclusion: Conclusion) -> bool:
    """Whether the words that close the notice stand nowhere in the file it was read from."""
    closing, source = conclusion.closing, conclusion.source_text
    if not (closing and source):
        return False
    return _running(closing) not in _running(source)


def _running(words: str) -> str:
    return " ".join(fold(words).replace("./.", " ").rstrip("./ ").split())
