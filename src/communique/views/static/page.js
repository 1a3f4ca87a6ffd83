// What pages can do beyond being read: dark or light, sorting a table, narrowing the ledger, copying a citation, taking a drawing.
// Everything here is extra: without a script each page still says all it has. Nothing is sent or fetched.
"use strict";
(() => {
  const root = document.documentElement;
  const KEY = "communique-theme";

  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const keep = (theme) => { try { localStorage.setItem(KEY, theme); } catch { /* a browser that keeps nothing */ } };
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  if (kept()) root.dataset.theme = kept();

  const show = (elements) => elements.forEach((element) => { element.hidden = false; });
  const all = (query, within = document) => [...within.querySelectorAll(query)];

  function themeSwitch() {
    all("[data-theme-switch]").forEach((button) => {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(isDark()));
      button.addEventListener("click", () => {
        root.dataset.theme = isDark() ? "light" : "dark";
        keep(root.dataset.theme);
        button.setAttribute("aria-pressed", String(isDark()));
      });
    });
  }

  // Sorting: the rows of a meeting's table, by what they carry as data. The address keeps the order.
  function sorting() {
    const table = document.querySelector("table.matrix"), bar = document.querySelector("[data-sorts]");
    if (!table || !bar) return;
    bar.hidden = false;
    const bodies = [...table.tBodies], rows = bodies.map((body) => [...body.rows]);
    const flat = document.createElement("tbody");
    const acts = ["commit", "affirm", "assess", "call", "praise", "concern", "record", "background"];
    const value = {
      carriage: (row) => -row.dataset.carriage, sources: (row) => -row.dataset.sources, act: (row) => acts.indexOf(row.dataset.act),
    };
    const sort = (order) => {
      const by = value[order];
      bodies.forEach((body, place) => { if (by) body.remove(); else { body.append(...rows[place]); table.append(body); } });
      if (by) {
        const points = rows.flat().filter((row) => row.dataset.number);
        points.sort((a, b) => by(a) - by(b) || a.dataset.number - b.dataset.number);
        flat.replaceChildren(...points);
        table.append(flat);
      } else flat.remove();
      all("[data-sort]", bar).forEach((link) => {
        if (link.dataset.sort === order) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
      });
    };
    const served = new URLSearchParams(location.search).get("sort");
    if (!rows.flat().every((row) => row.dataset.number) || !served) {
      all("[data-sort]", bar).forEach((link) => link.addEventListener("click", (event) => {
        event.preventDefault();
        history.replaceState(null, "", `?sort=${link.dataset.sort}`);
        sort(link.dataset.sort);
      }));
      if (served && bodies.length) sort(served);
    }
  }

  // Narrowing the ledger by the address of the page, as a server does it.
  function narrowing() {
    all("form[data-ledger]").forEach((form) => {
      form.hidden = false;
      const entries = all(".commitments > li"), told = document.querySelector("[data-ledger-shown] [data-n]");
      const fits = (entry, name, wanted) => !wanted ||
        (name === "theme" ? entry.dataset.theme.split(" ").includes(wanted) : entry.dataset[name] === wanted);
      const narrow = (wanted) => {
        let shown = 0;
        entries.forEach((entry) => {
          entry.hidden = ![...wanted].every(([name, value]) => fits(entry, name, value));
          shown += entry.hidden ? 0 : 1;
        });
        all(".ledger-group").forEach((group) => { group.hidden = !group.querySelector(".commitments > li:not([hidden])"); });
        if (told) told.textContent = String(shown);
      };
      const chosen = () => [...new FormData(form)].filter(([, value]) => value);
      const asked = new URLSearchParams(location.search);
      all("select", form).forEach((select) => {
        const value = asked.get(select.name);
        if (value && [...select.options].some((option) => option.value === value)) select.value = value;
      });
      if (location.protocol !== "file:" && document.querySelector("form.find")) return;
      narrow(chosen());
      const apply = () => {
        history.replaceState(null, "", `?${new URLSearchParams(chosen())}${location.hash}`);
        narrow(chosen());
      };
      form.addEventListener("change", apply);
      form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
    });
  }

  function copying() {
    const say = document.querySelector("[data-copied]");
    const copy = async (text) => {
      try { await navigator.clipboard.writeText(text); } catch { return; }
      if (say) say.textContent = say.dataset.copied;
    };
    const buttons = all("[data-copy], [data-copy-address]");
    if (!navigator.clipboard) return;
    show(buttons);
    buttons.forEach((button) => button.addEventListener("click", () => {
      const source = button.dataset.copy && document.getElementById(button.dataset.copy);
      copy(source ? source.textContent.trim() : location.href);
    }));
  }

  // A drawing as a file of its own: what the style sheet says of each element is written into it.
  const PAINTED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "stroke-opacity", "font-family", "font-size", "font-weight"];
  function standalone(svg) {
    const box = svg.getBoundingClientRect(), copy = svg.cloneNode(true);
    const before = [svg, ...all("*", svg)], after = [copy, ...all("*", copy)];
    before.forEach((element, place) => {
      const style = getComputedStyle(element);
      PAINTED.forEach((name) => after[place].setAttribute(name, style.getPropertyValue(name)));
      after[place].removeAttribute("class");
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", String(Math.ceil(box.width)));
    copy.setAttribute("height", String(Math.ceil(box.height)));
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    ground.setAttribute("width", "100%");
    ground.setAttribute("height", "100%");
    ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
    copy.prepend(ground);
    return { text: new XMLSerializer().serializeToString(copy), width: Math.ceil(box.width), height: Math.ceil(box.height) };
  }

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function taking() {
    const drawing = (button, key) => document.getElementById(button.dataset[key])?.querySelector("svg");
    all("[data-take-svg]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const svg = drawing(button, "takeSvg");
        if (svg) save(new Blob([standalone(svg).text], { type: "image/svg+xml" }), `${button.dataset.name}.svg`);
      });
    });
    all("[data-take-png]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const svg = drawing(button, "takePng");
        if (!svg) return;
        const { text, width, height } = standalone(svg), image = new Image();
        image.addEventListener("load", () => {
          const canvas = document.createElement("canvas");
          canvas.width = width * 2;
          canvas.height = height * 2;
          canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
          URL.revokeObjectURL(image.src);
          canvas.toBlob((blob) => { if (blob) save(blob, `${button.dataset.name}.png`); });
        });
        image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
      });
    });
  }

  // The words over a fact go away with Escape, as whatever opens on pointing must.
  function cards() {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const open = document.activeElement?.closest(".ev");
      if (open) document.activeElement.blur();
      all(".ev:hover").forEach((card) => {
        card.classList.add("closed");
        card.addEventListener("pointerleave", () => card.classList.remove("closed"), { once: true });
      });
    });
  }

  // The switch between languages keeps the place on the page and what it is narrowed to.
  function languages() {
    all("a.language").forEach((link) => link.addEventListener("click", () => {
      const to = new URL(link.getAttribute("href"), location.href);
      to.search = location.search;
      to.hash = location.hash;
      link.href = to.href;
    }));
  }

  document.addEventListener("DOMContentLoaded", () => {
    [themeSwitch, sorting, narrowing, copying, taking, cards, languages].forEach((start) => start());
  });
})();
