"""What every list of the API shares: how it is paged, and the form of a page."""

from typing import Any

AFTER, LIMIT = "after", "limit"
DEFAULT_LIMIT, MOST_ROWS = 50, 200


def page_of(item: str) -> dict[str, Any]:
    """The schema of a page of such rows."""
    return {
        "type": "object",
        "required": ["items", "next", "as_of"],
        "additionalProperties": False,
        "properties": {
            "items": {
                "type": "array",
                "maxItems": MOST_ROWS,
                "items": {"$ref": f"#/components/schemas/{item}"},
            },
            "next": {
                "type": ["string", "null"],
                "description": "Địa chỉ trang sau; null là hết.",
            },
            "as_of": {
                "type": "string",
                "format": "date-time",
                "description": "Giữ giá trị này của trang đầu; lần sau gửi lại ở changed_since để "
                "chỉ nhận những gì thay đổi từ đó.",
            },
        },
    }
