// What the pages gain with script. Every act is a link or a form and works without it.
"use strict";
(() => {
  const doc = document, body = doc.body, words = body.dataset;
  const one = (selector, from = doc) => from.querySelector(selector);
  const all = (selector, from = doc) => [...from.querySelectorAll(selector)];
  const on = (type, act) => doc.addEventListener(type, act);
  const typing = (el) => el?.matches("textarea, select, input:not([type=checkbox], [type=radio])");
  const load = async () => {
    const answer = await fetch(location.href);
    if (!answer.ok || answer.redirected) throw answer;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  // Clocks count on from the server's now, in the open spans of their calendar; every second in the last two minutes.
  const ahead = words.now ? words.now * 1000 - Date.now() : 0;
  const between = (spans, from, until) => spans.length
    ? spans.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, until) - Math.max(a, from)), 0)
    : until - from;
  let timer;
  const tick = () => {
    const now = Math.floor((Date.now() + ahead) / 1000);
    let soon = false;
    for (const el of all("time[data-due]")) {
      const due = +el.dataset.due, late = now > due;
      const spans = (el.dataset.open?.split(" ") || []).map((span) => span.split("-").map(Number));
      const s = between(spans, Math.min(now, due), Math.max(now, due));
      const pattern = words[(late ? "late" : "left") + (s >= 3600 ? "Hours" : s < 120 && !late ? "Seconds" : "Minutes")];
      if (s >= 86400 || !pattern) continue;
      el.textContent = pattern.replace("{h}", Math.floor(s / 3600)).replace("{m}", Math.floor(s / 60) % 60).replace("{s}", s);
      if (late) el.className = "left late urgent";
      else soon ||= s < 180;
    }
    clearTimeout(timer);
    timer = setTimeout(tick, soon ? 1000 : 60050 - (Date.now() + ahead) % 60000);
  };

  // Drafts of long texts live in this tab until the server has answered their form.
  const texts = "form[method=post] textarea[name]";
  const slot = (el) => `draft:${el.form.getAttribute("action")}#${el.name}`;
  const read = (name) => JSON.parse(sessionStorage.getItem(name) || "{}");
  const mark = (el, kept) => {
    if (kept) el.form.dataset.dirty = "";
    all(".draft-note", el.form).forEach((line) => { line.hidden = !kept; });
  };
  const keep = (el, sent) => {
    const { value: text, defaultValue: base } = el;
    if (text === base) sessionStorage.removeItem(slot(el));
    else sessionStorage.setItem(slot(el), JSON.stringify({ base, text, sent }));
    mark(el, text !== base);
  };
  const restore = () => all(texts).forEach((el) => {
    const draft = read(slot(el));
    if (draft.base !== el.defaultValue || el.value !== draft.base) return;
    el.value = draft.text;
    mark(el, true);
  });
  const answered = performance.getEntriesByType("navigation")[0]?.type === "navigate" && !one(".error-page");
  for (const name of Object.keys(sessionStorage)) if (answered && read(name).sent) sessionStorage.removeItem(name);

  // News: a quiet line; the page follows on a click, or after ten idle seconds.
  const line = one(".live");
  let news = 0, touched = Date.now(), hidden = 0, source;
  const refresh = async () => {
    const next = await load().catch(() => {});
    const main = one("main"), fresh = next && one("main", next);
    if (!fresh || one("[data-focus]", main)) return;
    const twins = all("form", fresh), chosen = one(".chosen[id]", main), links = all(".nav", next);
    all("form[data-dirty]", main).forEach((form) => {
      twins.find((twin) => twin.getAttribute("action") === form.getAttribute("action"))?.replaceWith(form);
    });
    main.replaceWith(fresh);
    if (chosen) doc.getElementById(chosen.id)?.classList.add("chosen");
    all(".nav").forEach((link, index) => { if (links[index]) link.replaceWith(links[index]); });
    news = 0;
    line.hidden = true;
    restore();
    tick();
  };
  const writing = () => one("main form[data-dirty]");
  const listen = () => {
    if (!line || !words.live || source) return;
    source = new EventSource(words.live);
    source.onmessage = () => {
      line.textContent = line.dataset.words.replace("{n}", news += 1);
      line.hidden = false;
    };
  };
  const rest = () => { source = source?.close(); };
  for (const type of ["pointermove", "pointerdown", "keydown", "wheel"]) on(type, () => { touched = Date.now(); });
  setInterval(() => {
    const idle = Date.now() - touched > 10000 && !typing(doc.activeElement) && !one("details[open]") && !String(getSelection());
    if (news && idle && !writing()) refresh();
  }, 2000);
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  on("visibilitychange", () => {
    if (doc.hidden) { rest(); hidden = Date.now(); return; }
    listen();
    if (line && Date.now() - hidden > 30000 && !writing()) refresh();
    tick();
  });

  // A page that shows progress is asked again until it no longer does.
  const poll = async () => {
    const next = await load().catch(() => {});
    if (next && !one("[data-progress]", next)) { location.reload(); return; }
    if (next) one("main").replaceWith(one("main", next));
    setTimeout(poll, 600);
  };

  // Keys.
  const choose = (step) => {
    const rows = all("main [data-row]"), at = rows.findIndex((row) => row.matches(".chosen"));
    const row = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    rows.forEach((other) => other.classList.toggle("chosen", other === row));
    if (row) one("[data-open]", row)?.focus();
  };
  const press = (key) => {
    const target = one(`main .chosen [data-key="${key}"]`) || one(`main [data-key="${key}"]`);
    target?.click();
    if (target?.type === "radio") one("textarea", target.form)?.focus();
  };
  const close = (but) => all("details[data-menu][open], .more[open]").forEach((menu) => { if (!menu.contains(but)) menu.open = false; });
  let going = false;
  on("keydown", (event) => {
    const { key, target } = event, find = one("[data-search]"), command = event.metaKey || event.ctrlKey;
    if (command && key === "Enter" && target.matches("textarea")) target.form.requestSubmit();
    if (key === "Escape") { close(null); if (typing(target)) target.blur(); }
    const search = find && (command ? key === "k" : key === "/" && !typing(target));
    if (search) { event.preventDefault(); find.focus(); }
    if (search || command || event.altKey || event.isComposing || typing(target)) return;
    if (going) one(`[data-go="${CSS.escape(key)}"]`)?.click();
    else if (key === "j" || key === "k") choose(key === "j" ? 1 : -1);
    else if (key === "?") one("#keys")?.togglePopover();
    else if (key === "x") one("main .chosen .choose input")?.click();
    else if (/^[a-z]$/.test(key)) { event.preventDefault(); press(key); }
    going = key === "g" && !going;
  });

  // Small things.
  on("click", (event) => {
    const { target } = event, ready = target.closest("a[data-template]"), text = ready && one("textarea", ready.closest("form"));
    close(target);
    if (target.closest(".live")) refresh();
    if (!text) return;
    event.preventDefault();
    text.setRangeText(ready.dataset.template, text.selectionStart, text.selectionEnd, "end");
    keep(text);
    close(null);
    text.focus();
  });
  on("input", ({ target }) => {
    if (target.form) target.form.dataset.dirty = "";
    if (target.matches(texts)) keep(target);
  });
  on("change", ({ target }) => {
    if (target.matches("[data-choose-all]")) all("tbody .choose input", target.form).forEach((box) => { box.checked = target.checked; });
    const names = target.files && one(".chosen-files", target.parentNode);
    if (names) names.textContent = new Intl.ListFormat(doc.documentElement.lang).format([...target.files].map((file) => file.name));
  });
  on("submit", ({ target }) => {
    if (target.matches("[data-sign-out]")) sessionStorage.clear();
    all(texts).filter((el) => el.form === target).forEach((el) => keep(el, true));
  });

  restore();
  tick();
  one("[data-focus]")?.focus();
  if (words.poll && one("[data-progress]")) setTimeout(poll, 600);
})();
