"""The words and the tree of a draft's items: edited in place, added, moved, joined, cut, taken out;
changes taken back, and told to who else has the draft open."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.generic import View

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.forms import ItemAddForm, WordsForm
from conclusions.models import Conclusion, DraftChange, Item
from conclusions.review_page import Review
from conclusions.views.access import number_in
from conclusions.views.autosaving import AutosaveMixin
from conclusions.views.reviewing import ReviewMixin

TOLD = 5  # changes of others that one line names


def words_form_for(item: Item, data=None) -> WordsForm:
    initial = {"text": item.text, "label": item.label, "kind": item.kind}
    return WordsForm(data, initial=initial, prefix=f"m{item.pk}")


class ItemMixin(ReviewMixin):
    """One item of the draft; a colleague may have deleted it since the page was shown."""

    def item(self) -> Item:
        rows = self.notice().items.select_related("conclusion", "parent")
        return get_object_or_404(rows, pk=self.kwargs["item"])

    def gone(self) -> HttpResponse | None:
        """The draft as it is now, told, where the item is no longer in it."""
        conclusion = self.notice()
        if conclusion.items.filter(pk=self.kwargs["item"]).exists():
            return None
        if not conclusion.changes.exists():
            return None
        words = "Mục này vừa được người khác xóa hoặc gộp; xem lại trước khi lưu."
        return self.stale(StaleDraft(words))

    def opened(self, item: Item, form: WordsForm, *, status: int = 200, **context) -> HttpResponse:
        """The item with the form of its words open; without htmx the whole page with it."""
        conclusion = item.conclusion
        context |= {"open_item": item.pk, "words_form": form}
        if not self.request.htmx:
            return self.page(conclusion, status=status, **context)
        review = Review(conclusion, self.request.user)
        row = next(review.row(one) for one in review.items if one.pk == item.pk)
        context |= {"conclusion": conclusion, "review": review, "row": row}
        return render(self.request, "conclusions/_directive.html", context, status=status)

    def again(self, conclusion: Conclusion, item: Item | None = None) -> HttpResponse:
        """The whole page after a change of its order, with the focus where the change was made."""
        place = f"#muc-{item.pk}" if item else ""
        if not self.request.htmx:
            return redirect(f"{self.address(conclusion)}{place}")
        return self.page(conclusion, focus=item.pk if item else None)


class ItemWords(AutosaveMixin, ItemMixin, View):
    """Sửa lời: the item's words, its label, what kind of item it is."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request, pk, item):
        if (gone := self.gone()) is not None:
            return gone
        found = self.item()
        if not found.conclusion.is_draft:
            return redirect("conclusions:detail", pk=pk)
        return self.opened(found, words_form_for(found))

    def post(self, request, pk, item):
        if (gone := self.gone()) is not None:
            return gone
        found = self.item()
        if self.is_autosave:
            act = partial(actions.reword, found, label=None)
            return self.autosave(found.conclusion, found, words_form_for, act)
        if "drop" in request.POST:
            return self.dropped(found.conclusion, found)
        form = words_form_for(found, request.POST)
        if not form.is_valid():
            return self.opened(found, form, status=422)
        data = form.cleaned_data
        known = {"seen": self.seen, "by": request.user}
        try:
            if "cut" in request.POST:
                return self.cut(found, data["text"], known)
            words = {"text": data["text"], "label": data["label"], "turn": self.turn}
            actions.reword(found, **words, **known)
            if data["kind"] != found.kind:
                known["seen"] = found.conclusion.version
                actions.set_kind(found, kind=data["kind"], **known)
        except StaleDraft as refusal:
            return self.stale(refusal, open_item=found.pk, words_form=form)
        except Refused as refusal:
            form.add_error("text", str(refusal))
            return self.opened(found, form, status=422)
        return self.again(found.conclusion, found)

    def cut(self, item: Item, text: str, known: dict) -> HttpResponse:
        """Tách tại con trỏ: the words as typed are saved first, then cut where the caret stood."""
        at = number_in(self.request.POST, "cut")
        if text != item.text:
            actions.reword(item, text=text, label=None, turn=self.turn, **known)
            known["seen"] = item.conclusion.version
        new = actions.cut_in_two(item, at, **known)
        return self.again(item.conclusion, new)


class ItemMove(ItemMixin, View):
    """Xóa, lên, xuống, vào trong, ra ngoài, gộp: one act on the tree, by its name."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, item, act):
        if (gone := self.gone()) is not None:
            return gone
        found = self.item()
        conclusion = found.conclusion
        known = {"seen": self.seen, "by": request.user}
        place: Item | None = found
        try:
            if act in (actions.UP, actions.DOWN):
                actions.move_item(found, act, **known)
            elif act == "gop":
                place = actions.join_with_previous(found, **known)
            elif act == "xoa":
                count = actions.delete_item(found, **known)
                more = f" và {count - 1} mục bên trong" if count > 1 else ""
                messages.success(request, f"Đã xóa {found.named}{more}.")
                place = None
            else:
                {"vao": actions.put_under, "ra": actions.lift_out}[act](found, **known)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        return self.again(conclusion, place)


class ItemContinues(ItemMixin, View):
    """Nối tiếp, Không nối tiếp: the older item chosen, none, or nothing said of it any more."""

    http_method_names = ["post", "options"]

    def post(self, request, pk, item):
        if (gone := self.gone()) is not None:
            return gone
        found = self.item()
        known = {"seen": self.seen, "by": request.user}
        try:
            if "alone" in request.POST:
                actions.stand_alone(found, **known)
            else:
                actions.continue_item(found, self.former(), **known)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(found.conclusion, refusal)
        return self.saved(found.conclusion, found)

    def former(self) -> Item | None:
        """The older item that was chosen; 0 or nothing takes the choice back."""
        if not (chosen := number_in(self.request.POST, "former")):
            return None
        former = Item.objects.filter(pk=chosen).select_related("conclusion").first()
        if former is None:
            raise Refused("Mục được nối tiếp không còn; chọn mục khác.")
        return former


class ItemAdd(ItemMixin, View):
    """Thêm mục: words typed or pasted, a line each; behind an item, under it, or at the end."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        form = ItemAddForm(request.POST)
        if not form.is_valid():
            for wrong in form.errors.values():
                messages.error(request, wrong[0])
            return self.page_again(conclusion)
        data = form.cleaned_data
        after = None
        if data["after"]:
            after = conclusion.items.filter(pk=data["after"]).first()
            if after is None:
                words = "Mục đứng trước vừa được người khác xóa; chọn lại chỗ thêm."
                return self.stale(StaleDraft(words))
            after.conclusion = conclusion
        try:
            item = self.add(conclusion, after, data)
        except StaleDraft as refusal:
            return self.stale(refusal)
        return self.again(conclusion, item)

    def add(self, conclusion: Conclusion, after: Item | None, data: dict) -> Item:
        item, under, seen = after, data["under"], self.seen or self.newest
        for line in data["lines"]:
            item = actions.add_item(
                conclusion,
                after=item,
                under=under,
                text=line,
                kind=data["kind"],
                seen=seen,
                by=self.request.user,
            )
            under, seen = False, conclusion.version
        return item


class TakeBack(ItemMixin, View):
    """Hoàn tác, Làm lại: of the person's own changes."""

    http_method_names = ["post", "options"]
    act = staticmethod(actions.undo)

    def post(self, request, pk):
        conclusion = self.notice()
        try:
            change = self.act(conclusion, by=request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        except Refused as refusal:
            return self.refused(conclusion, refusal)
        messages.success(
            request, f"Đã {self.done}: {change.said.partition(': ')[2] or change.said}."
        )
        return self.again(conclusion, self.place_of(change))

    @staticmethod
    def place_of(change: DraftChange) -> Item | None:
        """The item that was changed, where it is there now."""
        keys = [
            *(one["pk"] for one in change.before.get("items", [])),
            *change.before.get("made", []),
        ]
        return change.conclusion.items.filter(pk__in=keys).first()

    done = "hoàn tác"


class DoAgain(TakeBack):
    act = staticmethod(actions.redo)
    done = "làm lại"


class Changes(ReviewMixin, View):
    """What others have changed since the page was shown, asked for every few seconds."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk):
        conclusion = self.notice()
        since = number_in(request.GET, "tu")
        fresh = conclusion.changes.filter(version__gt=since).exclude(by=request.user)
        context = {
            "conclusion": conclusion,
            "changes": fresh.select_related("by")[:TOLD],
            "since": since,
        }
        return render(request, "conclusions/_changes.html", context)
