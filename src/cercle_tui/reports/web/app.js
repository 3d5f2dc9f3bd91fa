// What one sees and does: the list, its filters, the page opened, languages, colours, keys, print.

const BATCH = 60;
const INDEX = new Index(ENTRIES.map((told) => ({ fields: fieldsOf(told) })), JSON.parse(
  document.getElementById("vocabulary").textContent,
));
const FILTERS = {
  circle: { of: (told) => [told.circle], label: "Circle", name: (key) => CIRCLES.get(key).name },
  status: { of: (told) => [told.status], label: "Status", name: (key) => capital(named("status", key)) },
  kind: { of: (told) => [told.kind], label: "Kind", name: (key) => capital(named("kind", key)) },
  year: { of: (told) => [told.on.slice(0, 4)], label: "Year", name: (key) => key, latest: true },
  responsible: { of: responsible, label: "Responsible", name: (key) => key },
};
const chosen = { circle: "", status: "", kind: "", year: "", responsible: "" };
const root = document.getElementById("app");
const paper = document.getElementById("paper");
const narrow = window.matchMedia("(max-width: 52rem)");
let typed = "";
let found = { entries: ENTRIES, marks: new Set(), near: [] };
let drawn = 0;
let theme = "";
let part = {};
let camefrom = "";

function fieldsOf(told) {
  const texts = (weight, every) => (every || []).filter(Boolean).map((text) => [weight, text]);
  const beside = (who) => texts(1, [who]);
  return [
    ...texts(5, [told.number, told.number && told.number.replace(/-/g, "")]),
    ...texts(4, told.office === undefined ? [told.title] : [told.person, ...officeNames(told.office)]),
    ...texts(2, [told.text, told.duties]),
    ...texts(1.5, [told.why, told.aim, told.reasons, told.support]),
    ...texts(1.5, [...(told.measures || []), ...(told.criteria || []), ...(told.responsible || [])]),
    ...(told.objections || []).flatMap((o) => [...texts(1, [o.reason, o.how]), ...beside(o.who)]),
    ...[...(told.concerns || []), ...(told.opinions || [])].flatMap((c) => [...texts(1, [c.text]), ...beside(c.who)]),
    ...(told.late || []).flatMap((late) => [...texts(1, [late.reason]), ...beside(late.who)]),
    ...texts(1, [told.told, told.reason, told.referred_to]),
  ];
}

function officeNames(key) {
  return [key, ...key.split("+").flatMap((one) => ["fr", "en"].map((l) => WORDS[l].names.office[one.trim()]))];
}

// Finding

function search() {
  const { scores, marks, near, asked } = INDEX.find(typed);
  let entries = ENTRIES;
  if (asked) {
    const numbers = [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || one - other);
    entries = numbers.map((number) => ENTRIES[number]);
  }
  found = { entries: entries.filter((told) => fits(told)), marks: asked ? marks : new Set(), near };
  drawList();
}

function fits(told, but = "") {
  return Object.entries(FILTERS).every(([name, { of }]) => (
    name === but || !chosen[name] || of(told).includes(chosen[name])
  ));
}

// The list

function drawList() {
  part.list.replaceChildren();
  drawn = 0;
  drawMore();
  const count = found.entries.length;
  const told = [n("{count} result", count), nearWords(found.near)].filter(Boolean).join(" · ");
  part.count.textContent = count ? told : t("Nothing found.");
  part.print.textContent = location.hash ? t("Print this page") : t("Print the selection");
}

function drawMore() {
  const next = found.entries.slice(drawn, drawn + BATCH);
  part.list.append(...next.map(row));
  drawn += next.length;
  part.more.hidden = drawn >= found.entries.length;
}

function row(told) {
  const title = titleOf(told);
  const beside = [
    DATA.circles.length > 1 && circleOf(told).name,
    standing(told),
    list(responsible(told)),
  ].filter(Boolean).join(" · ");
  const current = location.hash === addressOf("d", told.id);
  return h("li", {}, h("a", { href: addressOf("d", told.id), "aria-current": current ? "true" : null },
    h("span", { class: "line" },
      h("span", { class: "title", lang: told.title ? circleOf(told).lang : null }, marked(title, found.marks)),
      h("span", { class: "number" }, told.number || told.on.slice(0, 4))),
    h("span", { class: "beside" }, h("span", { class: `dot ${told.status}`, "aria-hidden": "true" }), beside),
    snippet(told)));
}

// The words around a match that the title does not show.
function snippet(told) {
  const { marks } = found;
  if (!marks.size || tokens(titleOf(told)).some((token) => marks.has(token.form))) return null;
  for (const [, text] of fieldsOf(told)) {
    const hit = text.length > 20 && tokens(text).find((token) => marks.has(token.form));
    if (!hit) continue;
    const start = hit.start < 50 ? 0 : text.lastIndexOf(" ", hit.start - 40) + 1;
    const cut = text.slice(start, start + 140).replace(/\s+/g, " ");
    const around = `${start ? "… " : ""}${cut}${start + 140 < text.length ? " …" : ""}`;
    return h("span", { class: "snippet", lang: circleOf(told).lang }, marked(around, marks));
  }
  return null;
}

function drawFilters() {
  const shown = Object.entries(FILTERS).map(([name, { of, label, name: nameOf, latest }]) => {
    const values = [...new Set(ENTRIES.flatMap(of))];
    if (values.length < 2) return null;
    const options = values.map((key) => [key, nameOf(key)]);
    const order = latest ? -1 : 1;
    options.sort((one, other) => order * one[1].localeCompare(other[1], lang));
    const id = `filter-${name}`;
    const select = h("select", { id, onchange: (event) => { chosen[name] = event.target.value; search(); } },
      h("option", { value: "" }, t("All")),
      options.map(([value, text]) => h("option", { value, selected: chosen[name] === value }, text)));
    return h("div", { class: "filter" }, h("label", { for: id }, t(label)), select);
  });
  part.filters.replaceChildren(h("summary", {}, t("Filters")), h("div", { class: "grid" }, shown.filter(Boolean)));
}

// The page opened

function opened() {
  const [kind, id] = location.hash.slice(1).split("/");
  let key = "";
  try {
    key = decodeURIComponent(id || "");
  } catch {
    key = "";
  }
  if (kind === "d" && BY_ID.has(key)) return { kind, told: BY_ID.get(key) };
  if (kind === "m" && MEETINGS.has(key)) return { kind, meeting: MEETINGS.get(key) };
  return kind === "offices" || kind === "due" ? { kind } : null;
}

function pageOf(open) {
  switch (open.kind) {
    case "d": return entryPage(open.told, found.marks);
    case "m": return meetingPage(open.meeting);
    case "offices": return officesPage();
    default: return duePage();
  }
}

function drawPage(focus) {
  const open = opened();
  document.body.classList.toggle("open", Boolean(open));
  document.title = open && open.told ? `${titleOf(open.told)} · ${title()}` : title();
  if (open) {
    const back = h("a", { href: "#", class: "back" }, `← ${t("Back to the list")}`);
    part.page.replaceChildren(back, ...pageOf(open).flat(3).filter(Boolean));
    part.page.parentElement.scrollTop = 0;
    if (narrow.matches) window.scrollTo(0, 0);
    if (focus) document.getElementById("opened").focus({ preventScroll: true });
  } else {
    part.page.replaceChildren(h("p", { class: "empty" }, t("Choose a decision to read it here.")));
    if (focus) focusRow(camefrom) || part.search.focus({ preventScroll: true });
  }
  for (const link of part.list.querySelectorAll("a")) {
    if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  part.print.textContent = open ? t("Print this page") : t("Print the selection");
  if (open) camefrom = location.hash;
}

function focusRow(address) {
  const link = [...part.list.querySelectorAll("a")].find((a) => a.getAttribute("href") === address);
  if (link) link.focus();
  return Boolean(link);
}

function title() {
  const names = DATA.circles.map((circle) => circle.name);
  const whose = names.length === 1 ? names[0] : DATA.community;
  return [t("Register of decisions"), whose].filter(Boolean).join(" · ");
}

// The frame around them

function drawFrame() {
  document.documentElement.lang = lang;
  const others = { fr: ["en", "English"], en: ["fr", "Français"] };
  const [other, otherName] = others[lang];
  const themes = { "": t("Colours: as the system"), light: t("Colours: light"), dark: t("Colours: dark") };
  part = {
    search: h("input", {
      id: "search", type: "search", autocomplete: "off", spellcheck: "false", value: typed,
      placeholder: t("Words, a number, “exact words”"),
      oninput: (event) => { typed = event.target.value; search(); },
    }),
    count: h("p", { id: "count", role: "status" }),
    filters: h("details", { class: "filters", open: !narrow.matches }),
    list: h("ul", { id: "list", "aria-label": t("Decisions") }),
    more: h("button", { type: "button", class: "more", hidden: true, onclick: showMore }, t("Show more")),
    print: h("button", { type: "button", onclick: () => window.print() }, t("Print the selection")),
    page: h("article", { id: "page", tabindex: "0", "aria-label": t("Decision opened") }),
  };
  const limits = DATA.limits || {};
  const told = [
    t("How decisions stand is told as of {date}.", { date: day(DATA.made) }),
    limits.since && t("Since {date}.", { date: day(limits.since) }),
    limits.until && t("Until {date}.", { date: day(limits.until) }),
    limits.names === false && t("Persons’ names were left out."),
  ];
  const pages = [
    (DATA.offices || []).length && h("a", { href: "#offices" }, t("Offices")),
    (DATA.due || []).length && h("a", { href: "#due" }, t("What is due")),
  ].filter(Boolean);
  root.replaceChildren(
    h("a", { class: "skip", href: "#search", onclick: skip }, t("Go to the search")),
    h("div", { class: "top" }, h("header", {},
      h("div", { class: "name" }, h("h1", {}, title()), h("p", { class: "as-of" }, told.filter(Boolean).join(" "))),
      h("div", { class: "tools" },
        pages.length ? h("nav", { "aria-label": t("Other pages") }, pages) : null,
        part.print,
        h("button", { type: "button", lang: other, onclick: () => speak(other) }, otherName),
        h("button", { type: "button", onclick: nextTheme }, themes[theme]))),
      partialNote()),
    h("div", { class: "columns" },
      h("search", { class: "finding", role: "search" },
        h("label", { for: "search" }, t("Search the register")),
        part.search, part.filters, part.count, part.list, part.more),
      h("main", {}, part.page)),
    h("footer", {}, h("p", {}, t("Keys: / search, ↑ ↓ move, Enter open, Esc back."))),
  );
  drawFilters();
  search();
  drawPage(false);
}

// What could not be read when the page was made, on the screen and on paper.
function partialNote() {
  const files = DATA.partial || [];
  if (!files.length) return null;
  return h("p", { class: "partial", role: "note", tabindex: "0" }, [
    t("These files could not be read: {files}.", { files: list(files) }),
    t("What these files hold may be missing here, and the short numbers of later decisions may differ."),
  ].join(" "));
}

function showMore() {
  const at = drawn;
  drawMore();
  part.list.children[at].firstChild.focus();
}

function skip(event) {
  event.preventDefault();
  part.search.focus();
}

function speak(other) {
  lang = other;
  drawFrame();
  root.querySelector(".tools button[lang]").focus();
}

function nextTheme() {
  const order = ["", "light", "dark"];
  theme = order[(order.indexOf(theme) + 1) % order.length];
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  drawFrame();
  root.querySelector(".tools button:last-child").focus();
}

// On paper: the page opened, else the whole selection as one document

function fillPaper() {
  if (opened()) return;
  paper.replaceChildren(
    h("h1", {}, title()),
    h("p", {}, root.querySelector(".as-of").textContent),
    ...[partialNote()].filter(Boolean),
    ...found.entries.map((told) => {
      const page = h("article", {}, entryPage(told, null).flat(3).filter(Boolean));
      page.querySelector("#opened").removeAttribute("id");
      return page;
    }),
  );
}

window.addEventListener("hashchange", () => drawPage(true));
window.addEventListener("keydown", onKey);
window.addEventListener("beforeprint", fillPaper);
window.addEventListener("afterprint", () => paper.replaceChildren());
root.hidden = false;
drawFrame();
