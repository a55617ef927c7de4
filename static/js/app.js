// What pages need a script for: toasts, dialogs, bulk bar, filters, reminders, file names, keys, and words when htmx fails.
(() => {
  "use strict";
  const one = (css, root = document) => root.querySelector(css);
  const all = (css, root = document) => [...root.querySelectorAll(css)];

  // Toasts have faded by their style; its clock stands still under a pointer or the focus.
  document.addEventListener("animationend", ({ target }) => target.matches(".toast-x") && target.remove());

  // Dialogs: data-open="#id" opens one on the page; htmx puts others into #dialog.
  const dialog = one("#dialog");
  const show = (box) => box && !box.open && box.showModal();
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener && one(opener.dataset.open)) {
      event.preventDefault();
      show(one(opener.dataset.open));
    }
    if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
    const goes = event.target.closest('.menu a[href^="#"]');
    all(".menu[open]").forEach((menu) => (menu.contains(event.target) && !goes) || (menu.open = false));
    if (event.target.closest("[data-print]")) window.print();
    const reveal = event.target.closest("[data-reveal]");
    if (reveal) {
      const input = document.getElementById(reveal.dataset.reveal), hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      reveal.textContent = hidden ? "Ẩn" : "Hiện";
      reveal.setAttribute("aria-label", `${reveal.textContent} mật khẩu`);
    }
    if (event.target.closest("[data-unpick]")) {
      const form = event.target.closest("[data-bulk]");
      all(".pick-box, .pick-all, [data-whole]", form).forEach((box) => (box.checked = false));
      count(form);
    }
  });

  // Bulk bar: [data-bulk] with .pick-box rows, an optional .pick-all for all, each table or group of rows, and a .bulk bar.
  const rowsOf = (every) => every.closest("tbody, table, [data-bulk]"), count = (form) => {
    const boxes = all(".pick-box", form);
    const picked = one("[data-whole]:checked", form)?.dataset.whole ?? boxes.filter((box) => box.checked).length;
    const words = one("[data-count]", form);
    one(".bulk", form)?.classList.toggle("on", !!picked);
    if (words) words.textContent = `Đã chọn ${picked} ${words.dataset.count}`;
    for (const every of all(".pick-all", form)) {
      const own = all(".pick-box", rowsOf(every)), on = own.filter((box) => box.checked);
      every.checked = on.length > 0 && on.length === own.length;
      every.indeterminate = on.length > 0 && !every.checked;
    }
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-bulk]");
    if (form && event.target.matches(".pick-all")) all(".pick-box", rowsOf(event.target)).forEach((box) => (box.checked = event.target.checked));
    if (form) count(form);
    const drop = event.target.closest("[data-drop]");
    if (drop) one("[data-names]", drop).textContent = [...event.target.files].map((f) => f.name).join(", ");
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
  for (const kind of ["dragover", "dragleave", "drop"])
    document.addEventListener(kind, ({ target }) => target.closest?.("[data-drop]")?.classList.toggle("over", kind === "dragover"));

  // Filters say what their page was asked for: after Back a browser shows what was picked on leaving it.
  document.addEventListener("submit", ({ target: form }) => form.setAttribute("aria-busy", !!one("[data-busy]", form)));
  addEventListener("pageshow", () => {
    all("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
    const asked = new URLSearchParams(location.search);
    for (const field of all("[data-submit]").flatMap((pick) => all("select, [type=search]", pick.form))) {
      field.value = asked.getAll(field.name).at(-1) ?? "";
      if (field.selectedIndex === -1) ([...field.options].find((option) => option.defaultSelected) ?? field.options[0]).selected = true;
    }
  });

  // A reminder is seen once its task is opened, in whichever tab.
  for (const kind of ["click", "auxclick"])
    document.addEventListener(kind, (event) => {
      const reminder = event.button < 2 && event.target.closest("[data-reminds]");
      if (!reminder) return;
      const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
      const seen = new URLSearchParams({ task: reminder.dataset.reminds, csrfmiddlewaretoken: token });
      navigator.sendBeacon(location.pathname, seen);
      one(".unseen", reminder.closest(".told"))?.remove();
      reminder.closest(".told").classList.remove("new");
    });

  // A long rail of days is moved to where its deadline is seen.
  all("[data-shown]").forEach((box) => (box.scrollLeft = box.dataset.shown - box.clientWidth / 2));

  // Keys: "/" goes to the search box, Escape closes an open menu.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    const asks = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const box = asks && all("[data-find]").find((input) => input.offsetParent);
    if (box) event.preventDefault(), box.select();
    if (event.key === "Escape")
      all("details:is(.menu, .more)[open]").forEach((menu) => {
        menu.open = false;
        one("summary", menu).focus();
      });
  });

  // htmx: the focus goes to what changed, a failure is told in words.
  const failed = (code, elt) => {
    const sign = elt.matches("[data-sign]") && one("[data-said]", elt);
    const codes = [sign && `own-${code}`, code, 500];
    const line = codes.map((told) => one(`[data-failed="${told}"]`)).find(Boolean);
    if (!line) return;
    if (sign) return sign.replaceChildren(...one("div", line).cloneNode(true).childNodes);
    const shown = line.cloneNode(true);
    shown.removeAttribute("data-failed");
    Object.assign(shown, { hidden: false }).dataset.told = "";
    if (dialog?.open) dialog.prepend(shown); // what was typed there stays
    else line.after(shown);
    shown.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) =>
    elt.matches("[data-sign]") || all("[data-told]").forEach((line) => line.remove()));
  document.addEventListener("htmx:sendError", ({ detail: { elt } }) => failed(0, elt));
  document.addEventListener("htmx:responseError", ({ detail: { elt, xhr } }) =>
    failed(xhr.getResponseHeader("X-Old-Page") ? "old" : xhr.status, elt));
  addEventListener("online", () => all("[data-sign]:has([data-unsaved])").forEach((sign) => htmx.trigger(sign, "again")));

  // What is asked for while words are on their way waits for them: it is asked of the draft with them.
  const saving = () => one("[data-sign].htmx-request");
  const after = (go) => saving() ? document.addEventListener("htmx:afterRequest", () => setTimeout(after, 0, go), { once: true }) : go();
  const wait = (event, go) => {
    if (!saving() || event.target.matches("[data-sign]")) return;
    event.preventDefault(), event.stopImmediatePropagation();
    after(go);
  };
  document.addEventListener("submit", (event) => wait(event, () => event.target.requestSubmit(event.submitter)), true);
  document.addEventListener("htmx:confirm", (event) => wait(event, () => event.detail.issueRequest()));
  document.addEventListener("htmx:afterSettle", (event) => {
    all("[data-bulk]").forEach(count);
    const target = event.detail.elt;
    if (target === dialog) show(dialog);
    const wrong = one("[aria-invalid=true]", target);
    const mark = wrong ?? (target.matches("[data-focus]") ? target : one("[data-focus]", target));
    if (mark) {
      for (let fold = mark.closest("details"); wrong && fold; fold = fold.parentElement.closest("details")) fold.open = true;
      mark.tabIndex = mark.tabIndex < 0 ? -1 : mark.tabIndex;
      mark.focus();
    }
  });
  // A page that comes back with something wrong begins there.
  one("main [aria-invalid=true]")?.focus();

  all("[data-bulk]").forEach(count);
})();
