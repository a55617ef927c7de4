"""A foreign key to a unit that asks no database for it where the request has read all units."""

from typing import Any

from django.db import models
from django.db.models.fields.related_descriptors import ForwardManyToOneDescriptor

from departments.at_once import kept_row


class UnitAccessor(ForwardManyToOneDescriptor):
    def get_object(self, instance: models.Model) -> models.Model:
        key = getattr(instance, self.field.attname)
        return kept_row("units", key) or super().get_object(instance)


class UnitKey(models.ForeignKey):
    """To departments.Department. To migrations it is a plain foreign key, which it is in the
    database."""

    forward_related_accessor_class = UnitAccessor

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs
