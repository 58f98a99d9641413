/* The search box. Pagefind, and what it knows of the pages, is fetched once somebody turns to the box. */
(() => {
  "use strict";

  const MOST = 10; // Results shown; each is a file of its own.
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

  // --- what is found ---

  let fetched = null;
  let asked = Promise.resolve();
  let before = null; // Where the focus was.

  function pagefind() {
    // One that failed is asked for anew: the connection may be back.
    fetched ??= import(new URL("../pagefind/pagefind.js", here)).then(
      async (library) => {
        // On this page rather than in a worker: one file less to fetch, and no worker to allow.
        await library.options({ noWorker: true });
        await library.init();
        return library;
      },
    ).catch((error) => {
      fetched = null;
      throw error;
    });
    return fetched;
  }

  async function look() {
    const query = input.value.trim();
    if (!query) return show([], words.hint);
    try {
      const answer = await (await pagefind()).debouncedSearch(query, {}, PAUSE);
      if (!answer) return; // Somebody typed on.
      const pages = await Promise.all(answer.results.slice(0, MOST).map((result) => result.data()));
      if (query === input.value.trim()) show(pages, counted(answer.results.length));
    } catch {
      show([], words.failed);
    }
  }

  function counted(count) {
    if (count === 0) return words.none;
    if (count === 1) return words.one;
    if (count <= MOST) return words.other.replace("#", count);
    return words.first.replace("##", MOST).replace("#", count);
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
