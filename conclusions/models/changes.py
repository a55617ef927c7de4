"""What was changed in a draft while it was reviewed: who, when, what, and how it stood before."""

from django.db import models

from conclusions.models.conclusion import Conclusion
from conclusions.models.content import Item
from departments.models import User


class DraftChangeQuerySet(models.QuerySet):
    def to_take_back(self, by: User) -> "DraftChangeQuerySet":
        """The person's own that still hold, newest first."""
        return self.filter(by=by, undone=False, undoes=None).order_by("-version")

    def to_do_again(self, by: User) -> "DraftChangeQuerySet":
        """What the person took back and nothing of their own came after, newest first."""
        later = self.filter(by=by, undoes=None, undone=False).aggregate(models.Max("version"))
        after = later["version__max"] or 0
        taken_back = self.filter(by=by, undone=False, version__gt=after, undoes__undoes=None)
        return taken_back.exclude(undoes=None).order_by("-version")

    def offered_to(self, by: User) -> tuple[bool, bool]:
        """Whether the person has a change to take back, and one to do again, as above."""
        told = self.filter(by=by, undone=False).order_by("-version")
        undone = None  # what the newest one is: of those before it none is done again
        for undoes, again in told.values_list("undoes", "undoes__undoes"):
            if undoes is None:
                return True, bool(undone)
            undone = undone or (undoes and again is None)
        return False, bool(undone)

    def in_force_after(self, version: int) -> "DraftChangeQuerySet":
        """Later changes that still stand: one that was taken back, and its taking back, are
        nothing together."""
        return self.filter(version__gt=version, undoes=None, undone=False)

    def of_turn(self, turn: str) -> "DraftChangeQuerySet":
        """What was saved from one opened form; none for a change made without one."""
        return self.filter(before__turn=turn) if turn else self.none()


class DraftChange(models.Model):
    """One change of a draft, with what is needed to take it back."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="changes")
    # The draft's version that it made; no two changes make the same.
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    said = models.CharField(max_length=200)  # after the person's name: “sửa mục II.3”
    # The rows as they were, what was made, the order they stood in (actions.undoing), and the turn
    # at the form it was typed in: what is saved of one turn by and by is one change.
    before = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)
    undoes = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="+")

    objects = DraftChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "thay đổi của dự thảo"
        verbose_name_plural = "thay đổi của dự thảo"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["conclusion", "version"], name="one_change_makes_a_version"
            )
        ]

    def __str__(self) -> str:
        return self.said

    @property
    def turn(self) -> str:
        return self.before.get("turn", "")

    def founded_on(self, item: int) -> int:
        """The version in which the item had changed last before this."""
        kept = {one["pk"]: one["fields"] for one in self.before["items"]}
        return kept[item]["changed_in"]

    @property
    def items(self) -> set[int]:
        """Keys of the items whose words, duties or place it changed, made or took out."""
        kept = {one["pk"] for one in self.before.get("items", [])}
        return kept | set(self.before.get("made", [])) | set(self.before.get("placed", []))


class DraftRemark(models.Model):
    """What a draft was returned for: a remark on the whole of it, or at an item."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="remarks")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="remarks")
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    text = models.TextField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "ý kiến về dự thảo"
        verbose_name_plural = "ý kiến về dự thảo"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text
