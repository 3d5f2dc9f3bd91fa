// Texts as the search compares them: the same folding as the program's own.

const WORD = /(?:[\p{L}\p{N}]|[\u0300-\u036f])+/gu;
const LIGATURES = { "œ": "oe", "æ": "ae", "ß": "ss", "ς": "σ" };
const ELIDED = new Set("l d j m t s n c qu lorsqu puisqu jusqu quoiqu presqu".split(" "));
const ENDINGS = new Set("s t ll re ve d m".split(" "));
const APOSTROPHES = "'’ʼ‘`´";
const PLAIN = /^[a-z0-9]*$/;
const folded = new Map();

function formOf(word) {
  if (PLAIN.test(word)) return word.slice(0, 64);
  let form = folded.get(word);
  if (form === undefined) {
    form = word.normalize("NFKD").toLowerCase().replace(/[œæßς]/g, (c) => LIGATURES[c]);
    form = form.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "");
    form = Array.from(form).slice(0, 64).join("");
    folded.set(word, form);
  }
  return form;
}

// The words of a text that someone may look for: where each stands, and its folded form.
function tokens(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const form = formOf(match[0]);
    if (!form) continue;
    const start = match.index;
    const end = start + match[0].length;
    const after = text[end];
    const elided = after !== undefined && APOSTROPHES.includes(after) && ELIDED.has(form);
    const ending = start > 0 && APOSTROPHES.includes(text[start - 1]) && ENDINGS.has(form);
    if (!elided && !ending) found.push({ start, end, form });
  }
  return found;
}

// How many letters tell two words apart, two that changed places counting once; `most` + 1 when
// there are more than `most`.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = null;
  let before = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1));
      if (older && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, older[j - 2] + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    older = before;
    before = row;
  }
  return before[other.length];
}

// What changed between two texts: [kind, text] pieces, kind being same, added or removed.
function differences(old, now) {
  const cut = (text) => text.match(/\s+|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) || [];
  const was = cut(old);
  const is = cut(now);
  let start = 0;
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1;
  let end = 0;
  const most = Math.min(was.length, is.length) - start;
  while (end < most && was[was.length - 1 - end] === is[is.length - 1 - end]) end += 1;
  const a = was.slice(start, was.length - end);
  const b = is.slice(start, is.length - end);
  const pieces = [["same", was.slice(0, start).join("")]];
  if (a.length * b.length > 400000) {
    pieces.push(["removed", a.join("")], ["added", b.join("")]);
  } else {
    pieces.push(...compared(a, b));
  }
  pieces.push(["same", was.slice(was.length - end).join("")]);
  return pieces.filter(([, text]) => text);
}

function compared(a, b) {
  const width = b.length + 1;
  const long = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      long[i * width + j] = a[i] === b[j]
        ? long[(i + 1) * width + j + 1] + 1
        : Math.max(long[(i + 1) * width + j], long[i * width + j + 1]);
    }
  }
  const pieces = [];
  let removed = "";
  let added = "";
  const settle = () => {
    if (removed) pieces.push(["removed", removed]);
    if (added) pieces.push(["added", added]);
    removed = "";
    added = "";
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      // A blank alone between two changes reads better as changed too.
      if (!a[i].trim() && (removed || added)) {
        removed += a[i];
        added += a[i];
      } else {
        settle();
        pieces.push(["same", a[i]]);
      }
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && long[(i + 1) * width + j] >= long[i * width + j + 1])) {
      removed += a[i];
      i += 1;
    } else {
      added += b[j];
      j += 1;
    }
  }
  settle();
  return pieces;
}
