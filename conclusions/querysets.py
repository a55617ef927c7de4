"""Which notices a person may see."""

from django.db import models
from django.db.models import Q


class ConclusionQuerySet(models.QuerySet):
    def visible_to(self, user) -> "ConclusionQuerySet":
        """Issued notices for everyone in the agency; drafts for the office and the leaders."""
        if user.is_office or user.is_leader:
            return self
        return self.filter(~Q(status="draft"))
