// Elements made of text and of nothing else: what people wrote can never become markup.

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === "") continue;
    element.append(child);
  }
  return element;
}

// A text with the words that were sought marked in it.
function marked(text, marks) {
  if (!marks || !marks.size) return [text];
  const parts = [];
  let end = 0;
  for (const token of tokens(text)) {
    if (!marks.has(token.form)) continue;
    parts.push(text.slice(end, token.start), h("mark", {}, text.slice(token.start, token.end)));
    end = token.end;
  }
  return [...parts, text.slice(end)];
}

function paragraphs(text, marks) {
  return text.split("\n").filter((line) => line.trim()).map((line) => h("p", {}, marked(line, marks)));
}

// Label and value pairs; those without a value are left out.
function facts(pairs) {
  const kept = pairs.filter(([, value]) => value && value.length !== 0);
  if (!kept.length) return null;
  return h("dl", { class: "facts" }, kept.map(([label, value]) => [h("dt", {}, label), h("dd", {}, value)]));
}

function section(title, ...children) {
  const inside = children.flat(3).filter((child) => child !== null && child !== undefined && child !== "");
  if (!inside.length) return null;
  return h("section", {}, h("h3", {}, title), inside);
}

function lines(items, tag = "ul") {
  return items.length ? h(tag, {}, items.map((item) => h("li", {}, item))) : null;
}
