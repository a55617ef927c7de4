// The review: a paragraph and what was read from it light up together, whichever is pointed at.
(() => {
  "use strict";
  const beside = matchMedia("(min-width: 62rem)");
  const light = (element, jump) => {
    const pair = element && document.getElementById(element.dataset.pair), stood = element?.getBoundingClientRect().top;
    document.querySelectorAll(".review .here, .review .on").forEach((lit) => lit.classList.remove("here", "on"));
    for (const one of [element, pair]) one?.classList.add(one.matches("p") ? "here" : "on");
    // Beside each other the pair comes into sight; below, nothing moves under the finger.
    if (beside.matches) pair?.scrollIntoView({ block: jump ? "center" : "nearest" });
    else if (element) scrollBy({ top: element.getBoundingClientRect().top - stood, behavior: "instant" });
  };
  document.addEventListener("click", (event) => {
    const element = event.target.closest(".review [data-pair]");
    if (event.target.closest('a[href^="#"]')) setTimeout(arrive);
    if (element && !event.target.closest("form, button, summary")) light(element, true);
  });
  const arrive = () => {
    const element = document.getElementById(location.hash.slice(1)), card = element?.closest("[data-pair]");
    // At once: the second of two calls would stop a slow glide where it just began.
    if (card) (light(card, true), element.scrollIntoView({ block: beside.matches ? "nearest" : "start", behavior: "instant" }));
    else (element?.querySelector("details") ?? element?.closest("details"))?.setAttribute("open", "");
    [...(element?.querySelectorAll("[data-needed]") ?? [])].find((field) => !field.value)?.focus();
  };
  document.addEventListener("toggle", (event) => event.target.id === "bo-du-thao" && event.target.scrollIntoView({ block: "nearest" }), true);
  document.addEventListener("htmx:afterSettle", ({ target }) => {
    // A page drawn anew begins at its head: back to where the change was made.
    const changed = target.id === "main" && document.querySelector(".review .dir:has(.top[data-focus])");
    if (changed) light(changed, true);
    const words = document.querySelector(".review p.here");
    document.getElementById(words?.dataset.pair)?.classList.add("on");
  });
  addEventListener("hashchange", arrive);

  // Where the caret stood in the words is where they are cut.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-cut]");
    if (button) button.value = button.form.querySelector("textarea").selectionStart;
  }, true);

  document.addEventListener("input", ({ target }) => target.form && (target.form.dataset.typed = ""));
  // Keys, each named at its button: of the item that has the focus, outside its fields, of the draft, of a meeting's screen (.wall). There Enter saves from any field and Escape leaves it; elsewhere Escape closes a form, and asks first where words were typed.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not(.wall [type=radio]), textarea, select"), wall = document.querySelector(".wall"), enter = event.key === "Enter" && !event.isComposing;
    if (typing && enter && (event.ctrlKey || (wall && !event.shiftKey))) return event.preventDefault(), typing.form?.requestSubmit();
    if (typing && wall && event.key === "Escape") return typing.blur();
    const form = event.key === "Escape" && event.target.closest(".dir form.dense"), drop = form && form.querySelector("[name=drop]");
    if (drop && (!("typed" in form.dataset || form.querySelector(".diff, [aria-invalid=true]")) || confirm("Bỏ nội dung vừa nhập?"))) drop.click();
    const named = CSS.escape(`${event.ctrlKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${event.key}`);
    const places = typing || (enter && event.target.closest("a, button, summary")) ? [] : [event.target.closest(".dir"), document.querySelector(".undo"), wall];
    const button = places.map((place) => place?.querySelector(`[data-key=${named}]`)).find(Boolean);
    if (!button) return;
    event.preventDefault(), button.click();
    if (button.type === "radio") [...wall.querySelectorAll(".asked :is(select, input, textarea)")].find((field) => field.offsetParent)?.focus();
  });
  arrive();
})();
