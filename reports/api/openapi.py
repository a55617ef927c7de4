"""The OpenAPI 3.1 document of the API, written from the table that also makes its views."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from reports.api.problems import MEDIA, PROBLEM, TITLES
from reports.api.resources import KEY, MOMENT, RESOURCES, SINCE, Asked, Resource
from reports.api.shapes import AFTER, DEFAULT_LIMIT, LIMIT, MOST_ROWS, page_of

ABOUT = (
    "Chỉ đọc. Khóa lập tại trang Tài khoản; thấy đúng những gì chủ khóa thấy trên màn hình hôm "
    "nay, kể cả khi đang xử lý thay. Để giữ một bản sao: đọc hết các trang theo next, giữ as_of "
    "của trang đầu, lần sau gửi as_of ấy ở changed_since. Đúng hạn hay quá hạn thay đổi theo "
    "ngày, không cần ai xử lý: hỏi lại việc chưa hoàn thành mỗi ngày."
)
PAGING = (
    Asked(AFTER, KEY, "Mã dòng cuối của trang trước; dùng nguyên địa chỉ ở next"),
    Asked(
        LIMIT,
        {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": DEFAULT_LIMIT},
        "Số dòng một trang",
    ),
)
CHANGED = Asked(
    SINCE, MOMENT, "Chỉ những gì có thay đổi từ thời điểm này, có múi giờ: 2026-11-30T17:00:00Z"
)
OF_ALL = (401, 403, 405, 406, 429)


def document() -> dict[str, Any]:
    """All of it, as JSON has it."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {"Problem": PROBLEM}
    for resource in RESOURCES.values():
        schemas[resource.one] = _row(resource)
        schemas[f"{resource.one}Page"] = page_of(resource.one)
        paths[f"/{resource.name}"] = {"get": _list(resource)}
        paths[f"/{resource.name}/{{id}}"] = {"get": _one(resource)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Theo dõi kết luận", "version": "1", "description": ABOUT},
        "servers": [{"url": f"{settings.SITE_URL}{reverse('api:root').rstrip('/')}"}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": schemas,
            "responses": {str(status): _problem(words) for status, words in TITLES.items()},
        },
    }


def params_of(resource: Resource) -> tuple[Asked, ...]:
    """Every parameter that the resource's list takes."""
    changed = (CHANGED,) if resource.since else ()
    return (*PAGING, *changed, *resource.params)


def _row(resource: Resource) -> dict[str, Any]:
    return {
        "type": "object",
        "description": resource.words,
        "required": [field.name for field in resource.fields],
        "additionalProperties": False,
        "properties": {
            field.name: field.schema | {"description": field.words} for field in resource.fields
        },
    }


def _list(resource: Resource) -> dict[str, Any]:
    return {
        "operationId": f"list_{resource.name}",
        "summary": resource.words,
        "parameters": [
            {
                "name": param.name,
                "in": "query",
                "description": param.words,
                "schema": param.schema,
            }
            for param in params_of(resource)
        ],
        "responses": _responses(f"{resource.one}Page", 400),
    }


def _one(resource: Resource) -> dict[str, Any]:
    return {
        "operationId": f"read_{resource.name}",
        "summary": f"Một dòng: {resource.words[0].lower()}{resource.words[1:]}",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": KEY}],
        "responses": _responses(resource.one, 400, 404),
    }


def _responses(schema: str, *also: int) -> dict[str, Any]:
    answer = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    refused = {
        str(status): {"$ref": f"#/components/responses/{status}"}
        for status in sorted((*OF_ALL, *also))
    }
    return {"200": {"description": "Có dữ liệu", "content": answer}, **refused}


def _problem(words: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {MEDIA: {"schema": schema}}}
