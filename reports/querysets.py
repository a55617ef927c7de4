"""Which print jobs: a person's own, those that may be worked on, those whose time is over."""

from datetime import datetime

from django.db import models, transaction
from django.db.models import Q


class PrintJobQuerySet(models.QuerySet):
    def of(self, user) -> "PrintJobQuerySet":
        """A print holds what its asker may see, so it is nobody else's."""
        return self.filter(asked_by=user)

    def seen_by(self, user) -> "PrintJobQuerySet":
        """The own ones, and those of what everyone may see."""
        return self.filter(Q(asked_by=user) | Q(shared=True))

    def unfinished(self) -> "PrintJobQuerySet":
        return self.filter(state__in=["waiting", "running"])

    def unfinished_or_new(self, *, behind: models.Model, **fields) -> models.Model:
        """The one of these that is not finished, else a new one of these fields.

        Who asks at the same moment waits behind this row, which is the same for all of them.
        """
        with transaction.atomic():
            behind._meta.default_manager.select_for_update(no_key=True).get(pk=behind.pk)
            return self.unfinished().first() or self.create(**fields)

    def free(self, now: datetime) -> "PrintJobQuerySet":
        """To be worked on: leased by nobody, or by a worker that was killed since."""
        return self.unfinished().filter(Q(lease_until=None) | Q(lease_until__lt=now))
