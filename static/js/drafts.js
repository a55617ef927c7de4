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
  const OF_USER = `kept:${user}:`;
  // A tick that deletes a row is no words: it is never kept.
  const CONTROL = "input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button], [name$='-DELETE']), textarea, select";
  const FOUND = "select.admin-autocomplete"; // found by typing: only what was found is an option
  const TYPED = `${FOUND}, textarea, input:not([type]), input[type=text], input[type=email], input[type=number], input[type=date]`;
  const one = (css, root = document) => root.querySelector(css);
  const all = (css, root = document) => [...root.querySelectorAll(css)];

  // One control: its key in the kept words, what it holds, what the server put there.
  const controls = (form) => [...form.elements].filter((field) => field.name && field.matches(CONTROL));
  const isBox = (field) => field.matches("[type=checkbox], [type=radio]");
  // Rows of a table move up where one is deleted: “aliases-2-written” is named by what row it is of, its key in
  // aliases-2-id, or, of a row that is new, its order among the new ones.
  const rowOf = ({ name, form }) => {
    const [, rows, place] = name.match(/^(\w+)-(\d+)-/) ?? [];
    const key = rows && form.elements[`${rows}-${place}-id`];
    return key && (key.value ? `${rows}#${key.value}` : `${rows}+${place - form.elements[`${rows}-INITIAL_FORMS`].value}`);
  };
  const keyOf = (field) => {
    const row = rowOf(field), name = row ? `${row}-${field.name.split("-").at(-1)}` : field.name;
    return isBox(field) ? `${name}=${field.value}` : name;
  };
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

  // The longest of the words, so that one sees which they are, and may copy them.
  const said = (words, given = {}) => {
    const typed = Object.keys(words).filter((key) => words[key] !== given[key]).map((key) => words[key]);
    const longest = typed.filter((word) => typeof word === "string").sort((a, b) => b.length - a.length)[0];
    return longest ? `: “${longest.length > 160 ? `${longest.slice(0, 160)}…` : longest}”` : "";
  };
  const tell = (address, form, others = {}) => {
    const line = one("#kept").content.firstElementChild.cloneNode(true), entry = load(address);
    const closed = all("form").find((known) => addressOf(known) === address)?.closest("dialog[id]");
    one("[data-files]", line).hidden = !form || !one("[type=file]", form);
    one("[data-others]", line).hidden = !Object.keys(others).length;
    one("[data-said]", line).textContent = form ? said(others) : said(entry.words, entry.given);
    const again = one("[data-again]", line);
    if (form) again.remove();
    else again.href = closed ? `#${closed.id}` : address;
    if (!form && closed) again.dataset.open = `#${closed.id}`; // it stands on this page
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
    const labels = Object.fromEntries(all(FOUND, form).map((field) => [keyOf(field), field.selectedOptions[0]?.text]));
    if (typed.some((field) => !same(words[keyOf(field)], given[keyOf(field)] ?? givenOf(field)))) {
      try {
        store(address, { page: location.pathname, given, words, labels });
      } catch {
        one("[data-no-room]").hidden = false;
      }
    } else localStorage.removeItem(OF_USER + address);
  };

  // Rows added to the form, as Django's script adds them: “aliases+2-written” asks for a third new one.
  const addRows = (form, words) => {
    for (const [, rows, order] of Object.keys(words).map((key) => key.match(/^(\w+)\+(\d+)-/)).filter(Boolean)) {
      const more = one(`#${rows}-group .add-row a`, form);
      const place = Number(order) + Number(form.elements[`${rows}-INITIAL_FORMS`]?.value);
      for (let left = order; more && left >= 0 && !form.elements[`${rows}-${place}-id`]; left -= 1) more.click();
    }
  };

  // A row that the server gives otherwise than it was when the words were typed over it, and not as those words
  // either, was changed by somebody else: its words are let go, once a page.
  const weighed = new WeakSet();
  const letGo = (form, entry) => {
    if (weighed.has(form)) return;
    weighed.add(form);
    const isOthers = (field) => {
      const key = keyOf(field), now = givenOf(field);
      return key in entry.given && !same(now, entry.given[key]) && !same(now, entry.words[key]);
    };
    const rows = new Set(controls(form).filter(isOthers).map(rowOf).filter(Boolean));
    const gone = controls(form).filter((field) => rows.has(rowOf(field))).map(keyOf);
    for (const key of gone) [entry.given, entry.words].forEach((kept) => delete kept[key]);
    if (gone.length) store(addressOf(form), entry);
  };
  const putBack = (form) => {
    const entry = load(addressOf(form));
    if (!entry) return;
    if (entry.sent) {
      told(form)?.remove();
      return form.reset(); // Back brings typed words that were saved long since
    }
    letGo(form, entry);
    addRows(form, entry.words);
    const mine = controls(form).filter((field) => {
      const words = entry.words[keyOf(field)];
      const given = entry.given[keyOf(field)] ?? givenOf(field);
      return words !== undefined && !same(words, given) && !same(words, givenOf(field));
    });
    // Somebody else has changed it since: their words stay, ours are told beside.
    const isOthers = (field) =>
      !rowOf(field) && keyOf(field) in entry.given && !same(entry.given[keyOf(field)], givenOf(field));
    const others = Object.fromEntries(mine.filter(isOthers).map((field) => [keyOf(field), entry.words[keyOf(field)]]));
    for (const field of mine.filter((one) => !isOthers(one))) {
      write(field, entry.words[keyOf(field)], entry.labels?.[keyOf(field)]);
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
    if (mine.length && !told(form)) form.prepend(tell(addressOf(form), form, others));
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
  document.addEventListener("htmx:configRequest", ({ detail: { headers, parameters } }) => {
    delete parameters.csrfmiddlewaretoken; // of the page as it was drawn; the header's goes before it
    headers["X-CSRFToken"] = freshToken() || headers["X-CSRFToken"];
  });

  // What was saved by itself the server gives from now on; whatever stands otherwise is kept on.
  document.addEventListener("htmx:afterOnLoad", ({ detail: { elt, requestConfig } }) => {
    const saved = one("[data-saved]", elt)?.dataset.saved, form = elt.closest("form");
    if (!elt.matches("[data-sign]") || saved === undefined || !form) return;
    for (const name of saved.split(" ").filter(Boolean)) form.elements[name].defaultValue = requestConfig.parameters[name];
    localStorage.removeItem(OF_USER + addressOf(form));
    keep(form);
  });

  // Who cancels wants the words no more.
  document.addEventListener("click", ({ target }) => target.closest("form .form-acts a") && localStorage.removeItem(OF_USER + addressOf(target.closest("form"))));
  const changed = ({ target }) => {
    if (target.form && target.matches(CONTROL) && isKept(target.form)) keep(target.form);
  };
  for (const kind of ["input", "change"]) document.addEventListener(kind, changed);
  // Rows can be added by now, and the admin's scripts have told of changes that nobody made.
  window.django?.jQuery(() => {
    all("form").filter(isKept).forEach(putBack);
    window.django.jQuery(document).on("change", FOUND, changed);
  });
  // Once the rows behind the one that went have moved up.
  document.addEventListener("formset:removed", () => setTimeout(() => all("form").filter(isKept).forEach(keep)));
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
    if (Date.now() - JSON.parse(localStorage.getItem(key)).at > 7 * 24 * 3600 * 1000) localStorage.removeItem(key);
  look(document);
})();
