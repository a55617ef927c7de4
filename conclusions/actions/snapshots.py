"""How parts of a draft stood before a change, as rows that can be put back."""

import json
from collections.abc import Iterable
from typing import Any

from django.core import serializers
from django.db.models import Model

from conclusions.models import Citation, Conclusion, Duty, Item

# What a change of the header may change; the rest of the row is the draft's own course.
HEADER = (
    *("kind", "urgency", "lists_by_unit", "lists_by_deadline", "number", "year", "issued_on"),
    *("title", "meeting_on", "period", "review_on", "chair", "leader", "opening", "closing"),
    *("recipients", "signature", "signer_name", "unchecked", "issuer"),
)


def header_before(conclusion: Conclusion) -> dict[str, Any]:
    """{"header": the fields of the notice as they are kept now}."""
    return {"header": _rows([Conclusion.objects.get(pk=conclusion.pk)], HEADER)}


def items_before(
    conclusion: Conclusion, keys: Iterable[int], *, with_order: bool
) -> dict[str, Any]:
    """{"items": these items with their duties and citations, "order": keys of all items}."""
    keys = list(keys)
    kept = {
        "items": _rows(Item.objects.filter(pk__in=keys).order_by("position", "pk")),
        "duties": _rows(Duty.objects.filter(item__in=keys)),
        "citations": _rows(Citation.objects.filter(item__in=keys)),
    }
    if with_order:
        kept["order"] = list(conclusion.items.values_list("pk", "parent_id", "label", "path"))
    return kept


def _rows(rows: Iterable[Model], fields: Iterable[str] | None = None) -> list[dict[str, Any]]:
    return json.loads(serializers.serialize("json", rows, fields=fields))


def put_back(rows: list[dict[str, Any]]) -> None:
    """Write these rows as they were, under the keys they had."""
    for one in serializers.deserialize("json", json.dumps(rows)):
        one.save()


def duties_back(before: dict[str, Any], items: Iterable[Item]) -> None:
    """What these items give, and what they cite, as it was."""
    for item in items:
        item.duties.all().delete()
        item.citations.all().delete()
    put_back([*before["duties"], *before["citations"]])


def words_back(item: Item, before: dict[str, Any]) -> None:
    """The item's words as they were, in memory, with its duties and citations; its place stays, and
    so does what was tied since."""
    tied = dict(item.citations.exclude(resolved=None).values_list("number", "resolved"))
    [kept] = serializers.deserialize("json", json.dumps(before["items"]))
    item.text, item.cells, item.reworded = (
        getattr(kept.object, name) for name in ("text", "cells", "reworded")
    )
    duties_back(before, [item])
    for number, resolved in tied.items():
        item.citations.filter(number=number, resolved=None).update(resolved=resolved)


def header_of(before: dict[str, Any]) -> dict[str, Any]:
    """The fields of the notice as they were, as `edit_header` takes them."""
    [one] = serializers.deserialize("json", json.dumps(before["header"]))
    return {name: getattr(one.object, name) for name in HEADER if name not in ("year", "unchecked")}
