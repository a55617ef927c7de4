"""Refusals of the API, as RFC 9457 has them: what is wrong, in words that the person who wrote the
other program can act on."""

import json
from http import HTTPStatus

from django.http import HttpResponse

TITLES = {
    400: "Yêu cầu chưa đúng",
    401: "Chưa có khóa kết nối",
    403: "Khóa chưa dùng được",
    404: "Không có dữ liệu này",
    405: "Chỉ được đọc",
    406: "Chỉ trả lời bằng JSON",
    429: "Gọi quá nhiều lần",
}
MEDIA = "application/problem+json"


class ApiProblem(Exception):
    """Ends the answering of a request; `headers` go with the refusal."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status, self.detail = HTTPStatus(status), detail
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}

    @property
    def response(self) -> HttpResponse:
        told = {
            "type": "about:blank",
            "title": TITLES[self.status],
            "status": self.status.value,
            "detail": self.detail,
        }
        body = json.dumps(told, ensure_ascii=False)
        return HttpResponse(body, status=self.status, content_type=MEDIA, headers=self.headers)


PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string", "enum": list(TITLES.values())},
        "status": {"type": "integer", "enum": list(TITLES)},
        "detail": {"type": "string", "minLength": 1},
    },
}
