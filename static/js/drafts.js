// Nothing typed is lost: the words of a form stay on this machine, under the account that typed them,
// until the server's cookie "saved" names the form's address, or for a week.
(() => {
  "use strict";
  const unsent = (key) => {
    const entry = JSON.parse(localStorage.getItem(key));
    return entry && !entry.sent && entry;
  };
  // A page between says that words are kept where they are: there nobody need be signed in.
  for (const line of document.querySelectorAll("[data-words-of]")) {
    const page = new URL(line.dataset.wordsOf, location.href).pathname;
    const last = `kept:${localStorage.getItem("signed-in")}:`;
    line.hidden = !Object.keys(localStorage).some((key) => key.startsWith(last) && unsent(key)?.page === page);
  }

  const user = document.querySelector("[data-user]")?.dataset.user;
  if (!user) return;
  const WEEK = 7 * 24 * 3600 * 1000;
  const OF_USER = `kept:${user}:`;
  const CONTROL = "input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button]), textarea, select";
  const FOUND = "select.admin-autocomplete"; // found by typing: only what was found is an option
  const TYPED = `${FOUND}, textarea, input:not([type]), input[type=text], input[type=email], input[type=number], input[type=date]`;
  const one = (css, root = document) => root.querySelector(css);
  const all = (css, root = document) => [...root.querySelectorAll(css)];

  // One control: its key in the kept words, what it holds, what the server put there.
  const controls = (form) => [...form.elements].filter((field) => field.name && field.matches(CONTROL));
  const isBox = (field) => field.matches("[type=checkbox], [type=radio]");
  const keyOf = (field) => (isBox(field) ? `${field.name}=${field.value}` : field.name);
  const valueOf = (field) => {
    if (isBox(field)) return field.checked;
    return field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
  };
  const givenOf = (field) => {
    if (isBox(field)) return field.defaultChecked;
    if (givenFound.has(field)) return givenFound.get(field);
    if (!field.options) return field.defaultValue;
    const given = [...field.options].filter((option) => option.defaultSelected).map((option) => option.value);
    return field.multiple ? given : given[0] ?? field.options[0]?.value ?? "";
  };
  // Found options are drawn by a script of their own, whose events are jQuery's.
  // They write each option picked as if the server had given it, so what it gave is read before.
  const givenFound = new Map();
  for (const field of all(FOUND)) givenFound.set(field, givenOf(field));
  const redraw = (field) => field.matches(FOUND) && window.django?.jQuery(field).trigger("change.select2");
  const write = (field, value, label) => {
    const isOffered = () => [...field.options].some((option) => option.value === value);
    if (isBox(field)) field.checked = value;
    else if (field.multiple) for (const option of field.options) option.selected = value.includes(option.value);
    else {
      if (label && !isOffered()) field.add(new Option(label, value));
      if (!field.options || isOffered()) field.value = value;
      redraw(field);
    }
  };
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  const picture = (form, read) => Object.fromEntries(controls(form).map((field) => [keyOf(field), read(field)]));

  // One form: its address is its name. Passwords and forms that only ask are never kept.
  const addressOf = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
  const isKept = (form) => form.method === "post" && controls(form).some((field) => field.matches(TYPED));
  const load = (address) => JSON.parse(localStorage.getItem(OF_USER + address));
  const store = (address, entry) => localStorage.setItem(OF_USER + address, JSON.stringify({ at: Date.now(), ...entry }));
  const told = (form) => one("[data-kept]", form);

  const tell = (address, form) => {
    const line = one("#kept").content.firstElementChild.cloneNode(true);
    one("[data-files]", line).hidden = !form || !one("[type=file]", form);
    if (form) one("[data-again]", line).remove();
    else one("[data-again]", line).href = address;
    one("button", line).addEventListener("click", () => {
      localStorage.removeItem(OF_USER + address);
      form?.reset();
      for (const field of form ? all(FOUND, form) : []) {
        field.value = givenFound.get(field);
        redraw(field);
      }
      line.remove();
    });
    return line;
  };

  const keep = (form) => {
    const address = addressOf(form), old = load(address);
    // What the server gave at first: a form drawn again with its errors already holds typed words.
    const given = old?.given ?? picture(form, givenOf);
    const words = picture(form, valueOf);
    const typed = controls(form).filter((field) => field.matches(TYPED));
    const labels = Object.fromEntries(all(FOUND, form).map((field) => [field.name, field.selectedOptions[0]?.text]));
    if (typed.some((field) => !same(words[keyOf(field)], given[keyOf(field)] ?? givenOf(field)))) {
      try {
        store(address, { page: location.pathname, given, words, labels });
      } catch {
        one("[data-no-room]").hidden = false;
      }
    } else localStorage.removeItem(OF_USER + address);
  };

  // Rows added to the form, as Django's script adds them: “aliases-2-written” asks for a third one.
  const addRows = (form, words) => {
    for (const [, rows, place] of Object.keys(words).map((key) => key.match(/^(\w+)-(\d+)-/)).filter(Boolean)) {
      const more = one(`#${rows}-group .add-row a`, form);
      for (let left = place; more && left >= 0 && !one(`[name^="${rows}-${place}-"]`, form); left -= 1) more.click();
    }
  };

  const putBack = (form) => {
    const entry = load(addressOf(form));
    if (!entry) return;
    if (!entry.sent) addRows(form, entry.words);
    if (entry.sent) {
      told(form)?.remove();
      return form.reset(); // Back brings typed words that were saved long since
    }
    const mine = controls(form).filter((field) => {
      const words = entry.words[keyOf(field)];
      return words !== undefined && !same(words, entry.given[keyOf(field)]) && !same(words, givenOf(field));
    });
    for (const field of mine) {
      write(field, entry.words[keyOf(field)], entry.labels?.[field.name]);
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
    if (mine.length && !told(form)) form.prepend(tell(addressOf(form), form));
  };

  // Words typed on this page into a form that is not open now: a line leads back to it.
  const tellOfClosed = () => {
    all("[data-kept-here]").forEach((line) => line.remove());
    const open = all("form").filter((form) => !form.closest("dialog:not([open])")).map(addressOf);
    for (const key of Object.keys(localStorage).filter((key) => key.startsWith(OF_USER))) {
      const address = key.slice(OF_USER.length), entry = load(address);
      if (entry.sent || entry.page !== location.pathname || open.includes(address)) continue;
      const line = tell(address);
      line.dataset.keptHere = "";
      one("#calls")?.append(line);
    }
  };

  const markSaved = () => {
    const saved = document.cookie.match(/(?:^|; )saved=([^;]+)/)?.[1];
    const answered = all("form[data-sent]").map(addressOf);
    for (const address of saved ? [decodeURIComponent(saved), ...answered] : answered)
      if (load(address)) store(address, { sent: true });
    document.cookie = "saved=; Max-Age=0; Path=/; SameSite=Lax";
  };
  const look = (root) => {
    markSaved();
    const forms = root.matches?.("form") ? [root] : all("form", root);
    forms.filter(isKept).forEach(putBack);
    tellOfClosed();
  };

  // A page open since before the last sign-in sends the token of now, if the account is the same.
  const freshToken = () =>
    localStorage.getItem("signed-in") === user && document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  document.addEventListener("submit", (event) => {
    const field = one("[name=csrfmiddlewaretoken]", event.target), token = freshToken();
    if (field && token) field.value = token;
  }, true);
  document.addEventListener("htmx:configRequest", (event) => {
    const token = freshToken();
    if (token) event.detail.headers["X-CSRFToken"] = token;
  });

  const changed = ({ target }) => {
    if (target.form && target.matches(CONTROL) && isKept(target.form)) keep(target.form);
  };
  for (const kind of ["input", "change"]) document.addEventListener(kind, changed);
  window.django?.jQuery(document).on("change", FOUND, changed);
  window.django?.jQuery(() => all("form").filter(isKept).forEach(putBack)); // rows can be added by now
  document.addEventListener("formset:removed", () => all("form").filter(isKept).forEach(keep));
  document.addEventListener("htmx:beforeOnLoad", markSaved);
  document.addEventListener("htmx:load", (event) => look(event.detail.elt));
  // app.js, which came first, has opened the dialog by then.
  document.addEventListener("htmx:afterSettle", tellOfClosed);
  document.addEventListener("close", tellOfClosed, true);
  addEventListener("pageshow", (event) => {
    // Going back to a page that is loaded anew, the browser writes what was typed after the scripts.
    if (!event.persisted) return all("form").filter(isKept).forEach(putBack);
    const dialog = one("#dialog[open]");
    look(document);
    if (dialog && all("form", dialog).some((form) => load(addressOf(form))?.sent)) dialog.close();
  });

  localStorage.setItem("signed-in", user);
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith("kept:")))
    if (Date.now() - JSON.parse(localStorage.getItem(key)).at > WEEK) localStorage.removeItem(key);
  look(document);
})();
