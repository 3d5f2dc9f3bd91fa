// The two languages of the page: every word comes from the program's own catalogue.

let lang = document.documentElement.lang;
const WORDS = JSON.parse(document.getElementById("words").textContent);

function said() {
  return WORDS[lang];
}

// A text with its fields filled in.
function t(id, fields) {
  return fill(said().texts[id] ?? id, fields);
}

function n(id, count, fields) {
  const [one, many] = said().counts[id];
  const single = lang === "fr" ? count < 2 : count === 1;
  return fill(single ? one : many, { count, ...fields });
}

function fill(text, fields) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (fields && name in fields ? String(fields[name]) : whole));
}

function named(kind, key) {
  const names = said().names[kind];
  return Object.hasOwn(names, key) ? names[key] : key;
}

function capital(text) {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function labelled(label, value) {
  return value ? t("{label}: {value}", { label, value }) : "";
}

function quoted(text) {
  return t("“{text}”", { text });
}

// An ISO day as people write it.
function day(iso) {
  const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
  const name = said().months[month - 1];
  if (lang === "en") return `${name} ${date}, ${year}`;
  return `${date === 1 ? "1er" : date}\u00a0${name} ${year}`;
}

function list(names) {
  if (names.length < 2) return names.join("");
  return t("{names} and {last}", { names: names.slice(0, -1).join(", "), last: names[names.length - 1] });
}

function termWords(term) {
  if (term.until) return t("until {date}", { date: day(term.until) });
  if (term.meetings) return n("after {count} meeting", term.meetings);
  if (term.days) return n("{count} day", term.days);
  if (term.weeks) return n("{count} week", term.weeks);
  return n("{count} month", term.months);
}

function office(key) {
  return list(key.split("+").map((part) => named("office", part.trim())));
}

// Which near spellings were taken for words that are nowhere.
function nearWords(near) {
  if (!near.length) return "";
  const typed = list(near.map(([one]) => quoted(one)));
  const taken = list(near.map(([, one]) => quoted(one)));
  return n("{typed} is nowhere; here is {taken}", near.length, { typed, taken });
}

// How a decision or a mandate stands, as of the export.
function standing(told) {
  const until = told.ends && day(told.ends);
  if (told.status === "in_force" && until) return t("in force until {date}", { date: until });
  if (told.status === "review_due" && until) return t("to review by {date}", { date: until });
  if (told.status === "past_term" && until) return t("past its term since {date}", { date: until });
  const status = named("status", told.status);
  if (["in_force", "review_due", "suspended"].includes(told.status)) return status;
  return t("{status} on {date}", { status, date: day(told.over_on || told.on) });
}

function titleOf(told) {
  return told.office !== undefined ? t("Election: {office}", { office: office(told.office) }) : told.title;
}
