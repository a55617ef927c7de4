"""What an action answers when it cannot be done, and who could have done it."""

from departments.models import Agency


class Refused(Exception):
    """What was asked cannot be done; the messages say why, for the person who asked."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


class StaleDraft(Refused):
    """A colleague saved this draft while the page was open."""


def only_editors() -> str:
    """Who may write notices, in the agency's own words."""
    return _in_own_words("Chỉ {office} và {leaders} được nhập và sửa thông báo.")


def only_writers() -> str:
    return _in_own_words(
        "Văn thư cấp số, ban hành thông báo đã duyệt hoặc đã ký; nội dung dự thảo do {leaders} và "
        "người khác của {office} soạn, sửa, trình."
    )


def only_editors_see_recipients() -> str:
    return _in_own_words("Chỉ {office} và {leaders} xem danh sách nơi nhận, ai đã xem, đã gửi.")


def only_office_sends() -> str:
    return _in_own_words("Chỉ {office} ghi thông báo đã gửi nơi nào.")


def only_office() -> str:
    """Who may attach and withdraw files, in the agency's own words."""
    return _in_own_words("Chỉ {office} đính kèm, rút tệp của thông báo.")


def _in_own_words(text: str) -> str:
    return text.format(**Agency.current().words.by_name)
