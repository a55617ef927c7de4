// What pages need a script for: toasts, dialogs, bulk bar, filters, reminders, file names, keys, and words when htmx fails.
(() => {
  "use strict";
  const one = (css, root = document) => root.querySelector(css);
  const all = (css, root = document) => [...root.querySelectorAll(css)];

  // Toasts leave after six seconds, but never from under a pointer or the focus.
  const leave = (toast) => {
    if (toast.matches(":hover, :focus-within")) return setTimeout(leave, 2000, toast);
    toast.classList.add("gone");
    setTimeout(() => toast.remove(), 200);
  };
  const watchToasts = () =>
    all(".toast-x:not([data-seen])").forEach((toast) => {
      toast.dataset.seen = "";
      setTimeout(leave, 6000, toast);
    });

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
      const input = document.getElementById(reveal.dataset.reveal);
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      reveal.textContent = hidden ? "Ẩn" : "Hiện";
      reveal.setAttribute("aria-label", hidden ? "Ẩn mật khẩu" : "Hiện mật khẩu");
    }
    if (event.target.closest("[data-unpick]")) {
      const form = event.target.closest("[data-bulk]");
      all(".pick-box, .pick-all", form).forEach((box) => (box.checked = false));
      count(form);
    }
  });

  // Bulk bar: <form data-bulk> with .pick-box rows, an optional .pick-all in each table, and a .bulk bar.
  const count = (form) => {
    const boxes = all(".pick-box", form);
    const picked = boxes.filter((box) => box.checked).length;
    const words = one("[data-count]", form);
    one(".bulk", form)?.classList.toggle("on", picked > 0);
    if (words) words.textContent = `Đã chọn ${picked} ${words.dataset.count}`;
    for (const every of all(".pick-all", form)) {
      const own = all(".pick-box", every.closest("table")), on = own.filter((box) => box.checked);
      every.checked = on.length > 0 && on.length === own.length;
      every.indeterminate = on.length > 0 && !every.checked;
    }
  };
  document.addEventListener("change", (event) => {
    const form = event.target.closest("[data-bulk]");
    if (form && event.target.matches(".pick-box, .pick-all")) {
      if (event.target.matches(".pick-all"))
        all(".pick-box", event.target.closest("table")).forEach((box) => (box.checked = event.target.checked));
      count(form);
    }
    const drop = event.target.closest("[data-drop]");
    if (drop) one("[data-names]", drop).textContent = [...event.target.files].map((f) => f.name).join(", ");
    if (event.target.matches("[data-submit]")) event.target.form.requestSubmit();
  });
  for (const kind of ["dragover", "dragleave", "drop"])
    document.addEventListener(kind, (event) =>
      event.target.closest?.("[data-drop]")?.classList.toggle("over", kind === "dragover"));

  // Filters say what their page was asked for: after Back a browser shows what was picked on leaving it.
  const drawn = ({ options }) => [...options].find((option) => option.defaultSelected) ?? options[0];
  document.addEventListener("submit", ({ target: form }) => form.setAttribute("aria-busy", !!one("[data-busy]", form)));
  addEventListener("pageshow", () => {
    all("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
    const asked = new URLSearchParams(location.search);
    for (const field of all("[data-submit]").flatMap((pick) => all("select, [type=search]", pick.form))) {
      field.value = asked.getAll(field.name).at(-1) ?? "";
      if (field.selectedIndex === -1) drawn(field).selected = true;
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
      one(".unseen", reminder)?.remove();
      reminder.classList.remove("new");
    });

  // A long rail of days is moved to where its deadline is seen.
  all("[data-shown]").forEach((box) => (box.scrollLeft = box.dataset.shown - box.clientWidth / 2));

  // Keys: "/" goes to the search box, Escape closes an open menu.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const box = all("[data-find]").find((input) => input.offsetParent);
      if (box) {
        event.preventDefault();
        box.select();
      }
    }
    if (event.key === "Escape")
      all(".menu[open]").forEach((menu) => {
        menu.open = false;
        one("summary", menu).focus();
      });
  });

  // htmx: the focus goes to what changed, a failure is told in words.
  const failed = (code) => {
    const line = one(`[data-failed="${code}"]`) || one('[data-failed="500"]');
    if (!line) return;
    const shown = line.cloneNode(true);
    shown.removeAttribute("data-failed");
    shown.dataset.told = "";
    shown.hidden = false;
    if (dialog?.open) dialog.prepend(shown); // what was typed there stays
    else line.after(shown);
    shown.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("htmx:beforeRequest", () =>
    all("[data-told]").forEach((line) => line.remove()));
  document.addEventListener("htmx:sendError", () => failed(0));
  document.addEventListener("htmx:responseError", ({ detail: { xhr } }) =>
    failed(xhr.getResponseHeader("X-Old-Page") ? "old" : xhr.status));
  document.addEventListener("htmx:afterSettle", (event) => {
    watchToasts();
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
  one(".list-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

  watchToasts();
  all("[data-bulk]").forEach(count);
})();
