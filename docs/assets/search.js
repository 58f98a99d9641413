/* The search box. Pagefind, and what it knows of the pages, is fetched once somebody turns to the box. */
(() => {
  "use strict";

  const MOST = 10; // Results shown; each is a file of its own.
  const LOST = { ng: ["k", ""], ny: ["s"], n: ["t"], m: ["p", "m"] }; // First letters, by what stands for them.
  const BECOMES = { k: "ng", s: "ny", t: "n", p: "m", m: "m", "": "ng" };
  const PAUSE = 150; // Milliseconds without a key before anything is looked for.

  const here = document.currentScript.src;
  const box = document.getElementById("search");
  const toggle = document.getElementById("__search");
  const opener = document.querySelector(".search__open");
  if (!box || !toggle || !opener) return;
  const form = box.querySelector("form");
  const input = box.querySelector("input");
  const output = box.querySelector(".md-search__output");
  const said = box.querySelector("[role=status]");
  const list = box.querySelector("ol");
  const words = box.dataset;
  const isIndonesian = document.documentElement.lang === "id";

  // --- what is found ---

  let fetched = null;
  let asked = Promise.resolve();
  let turns = 0;

  function pagefind() {
    fetched ??= fetchPagefind().catch((error) => {
      // Asked for anew the next time: the connection may be back.
      fetched = null;
      throw error;
    });
    return fetched;
  }

  async function fetchPagefind() {
    const library = await import(new URL("../pagefind/pagefind.js", here));
    // On this page rather than in a worker: one file less to fetch, and no worker to allow.
    await library.options({ noWorker: true });
    await library.init();
    return library;
  }

  async function look() {
    const mine = ++turns;
    const query = input.value.toLowerCase().split(/[\s"]+/).filter(Boolean);
    if (query.length === 0) return show([], words.hint);
    try {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (mine !== turns) return; // Somebody typed on.
      const each = await Promise.all(query.map(pagesWith));
      const some = each.reduce((one, other) => joined(one, other, (score, more) => score + more), new Map());
      const whole = [...some.values()].filter(({ id }) => each.every((pages) => pages.has(id)));
      const results = (whole.length ? whole : [...some.values()]).sort((one, other) => other.score - one.score);
      const pages = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
      if (mine === turns) show(pages, told(results.length, whole.length > 0));
    } catch {
      if (mine === turns) show([], words.failed);
    }
  }

  /* By their ids, the pages that have a word in any of its forms; where none has, those that have one that begins like
     it. Pagefind is asked for one word at a time: of several, it passes over those that it does not know. */
  async function pagesWith(word) {
    const all = forms(word);
    const pages = await Promise.all(all.map((form) => pagesFor([`"${form}"`])));
    const known = all.filter((_, at) => pages[at].size);
    if (known.length) return pagesFor(known);
    const begun = await pagesFor(isIndonesian ? [word, `di${word}`] : [word]);
    // Pagefind makes a word shorter and shorter until something begins like it: `kelomp` becomes `ke`.
    const some = [...begun].slice(0, 2 * MOST);
    const near = await Promise.all(some.map(async ([, page]) => isNear(word, await page.data())));
    return new Map(some.filter((_, at) => near[at]));
  }

  async function pagesFor(queries) {
    const library = await pagefind();
    const answers = await Promise.all(queries.map((query) => library.search(query)));
    const maps = answers.map(({ results }) => new Map(results.map((page) => [page.id, page])));
    return maps.reduce((one, other) => joined(one, other, Math.max));
  }

  function isNear(word, { excerpt, meta }) {
    const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text]) => text.toLowerCase());
    const said = [...marked, ...Object.values(meta).map((text) => text.toLowerCase())];
    return said.some((text) => text.includes(word)) || marked.some((text) => alike(text, word) * 2 > word.length);
  }

  /* How many letters two words have in common at their beginning. */
  function alike(one, other) {
    const differs = [...one].findIndex((letter, at) => letter !== other[at]);
    return differs < 0 ? one.length : differs;
  }

  function joined(one, other, together) {
    const all = new Map(one);
    for (const [id, page] of other) {
      const known = all.get(id);
      all.set(id, known ? { ...page, score: together(known.score, page.score) } : page);
    }
    return all;
  }

  /* Pagefind's stemmer takes the affixes of Indonesian away, but does not give back the letter that a root loses to me-
     and pe- (tulis, menulis, penulis), and takes the beginning of some roots for a prefix (kelola), which it does not
     behind another one (dikelola). So a word is looked for in these forms as well. */
  function forms(word) {
    if (!isIndonesian) return [word];
    const [, nasal, rest] = word.match(/^[mp]e(ng|ny|n|m)([aeiou].+)$/) ?? [];
    const [, first, after] = word.match(/^([kstpm]?)([aeiou].+)$/) ?? [];
    const whole = nasal ? LOST[nasal].map((lost) => lost + rest) : [word];
    const roots = nasal ? [...whole, ...whole.map((root) => root.replace(/(?:kan|an|i)$/, ""))] : whole;
    const active = after && !nasal ? [`me${BECOMES[first]}${after}`] : [];
    return [...new Set([word, ...roots, ...roots.map((root) => `di${root}`), ...active])];
  }

  function told(count, isWhole) {
    if (count === 0) return words.none;
    const sentence = !isWhole ? words.some : count > MOST ? words.first : count > 1 ? words.other : words.one;
    return sentence.replace("##", MOST).replace("#", count.toLocaleString(document.documentElement.lang));
  }

  function show(pages, sentence) {
    list.replaceChildren(...pages.map(entry));
    said.textContent = sentence;
  }

  function entry({ url, meta }) {
    const item = document.createElement("li");
    item.className = "md-search-result__item";
    const link = item.appendChild(document.createElement("a"));
    link.className = "md-search-result__link found";
    link.href = url;
    for (const part of ["kind", "title", "sentence"]) {
      if (!meta[part]) continue;
      const line = link.appendChild(document.createElement("span"));
      line.className = `found__${part}`;
      line.textContent = meta[part];
    }
    return item;
  }

  // --- open and closed ---

  let before = null; // Where the focus was.

  function turn(open) {
    // A click, so that the theme hears of it.
    if (toggle.checked !== open) toggle.click();
  }

  toggle.addEventListener("change", () => {
    const open = toggle.checked;
    opener.setAttribute("aria-expanded", String(open));
    output.hidden = !open;
    if (open && !box.contains(document.activeElement)) {
      before = document.activeElement;
      input.focus();
    }
  });

  function leave() {
    const inside = box.contains(document.activeElement);
    turn(false);
    if (!inside) return;
    if (before && before !== document.body && before.isConnected) before.focus();
    else document.activeElement.blur();
    before = null;
  }

  opener.addEventListener("click", () => turn(true));
  box.querySelector(".search__close").addEventListener("click", leave);
  input.addEventListener("focus", () => {
    turn(true);
    pagefind().catch(() => {});
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget)) turn(false);
  });

  // --- keys ---

  input.addEventListener("input", () => {
    asked = look();
  });
  form.addEventListener("reset", () => {
    turns++;
    show([], words.hint);
    input.focus();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await asked;
    list.querySelector("a")?.click();
  });

  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return leave();
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!steps) return;
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + steps, 0), stops.length - 1)].focus();
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(event.key)) return;
    event.preventDefault();
    before = document.activeElement;
    turn(true);
    input.focus();
  });

  output.hidden = true;
  box.hidden = opener.hidden = false;
})();
