"""Tags for where a notice stands, and how much of a duty is clear."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from departments.templatetags.look import marked

register = template.Library()

STATES = {  # status of a notice: css class and glyph
    "draft": ("ask", "pen"),
    "submitted": ("ask", "inbox"),
    "issued": ("", "lock"),
    "amended": ("", "pen"),
    "revoked": ("", "out"),
    "taken_back": ("", "undo"),
    "superseded": ("", "snext"),
}


@register.simple_tag
def notice_state(notice) -> SafeString:
    """Where a notice stands: a glyph and its word, without background."""
    css, glyph = STATES[notice.status]
    return marked(f"state {css}", glyph, notice.get_status_display())


@register.simple_tag
def meter(unclear: list[str]) -> SafeString:
    """The 6 rõ meter: how many of the six are clear, and which are not."""
    clear = 6 - len(unclear)
    words = f"chưa rõ: {', '.join(unclear)}" if unclear else "đã rõ"
    cells = SafeString('<i class="y"></i>' * clear + "<i></i>" * (6 - clear))
    return format_html(
        '<span title="Sáu điều cần rõ: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền">'
        '<span class="meter" role="img" aria-label="rõ {} trên 6 điều">{}</span> {}</span>',
        clear,
        cells,
        words,
    )
