// Finding while one types: whole words, their other forms, what they begin, near spellings.

const WHOLE = 1;
const SAME_STEM = 0.8;
const SPELLED = 0.85;
const BEGUN = 0.6;
const SAME_MEANING = 0.4;
const NEAR = 0.25;
const BEGUN_BY = /^(?:s|x|e|es|ee|ees|er|ez|ons|ont|ent|ions|iez|ai|ais|ait|aient|era|erai|eront|erons|ant|ants|ante|antes|ing|ed|ly|ment|ments|ation|ations|eur|eurs|euse|euses|if|ifs|ive|ives|able|ables|al|aux|ale|ales)$/;

class Index {
  // `docs` have `fields`, pairs of a weight and a text; `vocabulary` gives the stems of a form.
  constructor(docs, vocabulary) {
    this.docs = docs;
    this.vocabulary = vocabulary;
    this.forms = new Map();
    this.byStem = new Map();
    this.texts = [];
    docs.forEach((doc, number) => this.add(doc, number));
    this.sorted = [...this.forms.keys()].sort();
    this.known = new Map();
    this.stops = new Set(vocabulary.stops);
    this.longest = Math.max(1, ...Object.keys(vocabulary.same).map((key) => key.split(" ").length));
  }

  add(doc, number) {
    const seen = new Map();
    const written = new Map();
    for (const [weight, text] of doc.fields) {
      for (const token of tokens(text)) {
        if (!written.has(token.form)) {
          written.set(token.form, text.slice(token.start, token.end).toLowerCase());
        }
        const before = seen.get(token.form) || 0;
        seen.set(token.form, Math.min(before + weight, weight * 3));
      }
    }
    for (const [form, weight] of seen) {
      let found = this.forms.get(form);
      if (found === undefined) {
        found = { docs: [], weights: [], said: written.get(form) };
        this.forms.set(form, found);
        for (const stem of this.stems(form)) {
          if (!this.byStem.has(stem)) this.byStem.set(stem, []);
          this.byStem.get(stem).push(form);
        }
      }
      found.docs.push(number);
      found.weights.push(weight);
    }
  }

  stems(form) {
    return Object.hasOwn(this.vocabulary.forms, form) ? this.vocabulary.forms[form] : [form];
  }

  // The forms of the texts that a word stands for, each with how well; `last` may be unfinished.
  expand(form, last) {
    const key = last ? `${form}…` : form;
    const known = this.known.get(key);
    if (known) return known;
    const found = new Map();
    const take = (other, quality) => {
      if (quality > (found.get(other) || 0)) found.set(other, quality);
    };
    const asStem = (stem) => (this.byStem.get(stem) || []).forEach((f) => take(f, SAME_STEM));
    if (this.forms.has(form)) take(form, WHOLE);
    this.stems(form).forEach(asStem);
    if (last) this.begunBy(form).forEach((other) => take(other, BEGUN));
    if (!found.size) this.begunForms(form).forEach(asStem);
    if (!found.size) this.near(form).forEach((other) => take(other, NEAR));
    this.known.set(key, found);
    return found;
  }

  begunBy(form) {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle] < form) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < this.sorted.length && this.sorted[end].startsWith(form)) end += 1;
    return this.sorted.slice(low, end);
  }

  // Stems that an unknown form of a word begins with, before a known ending.
  begunForms(form) {
    for (let size = form.length - 1; size >= 3; size -= 1) {
      const stem = form.slice(0, size);
      if (this.byStem.has(stem) && BEGUN_BY.test(form.slice(size))) return [stem];
    }
    return [];
  }

  near(form) {
    if (form.length < 4 || /\d/.test(form)) return [];
    let most = form.length < 8 ? 1 : 2;
    let found = [];
    for (const other of this.sorted) {
      if (Math.abs(other.length - form.length) > most) continue;
      const apart = distance(form, other, most);
      if (apart > most) continue;
      if (apart < most) found = [];
      most = apart;
      found.push(other);
    }
    const rank = (other) => [other[0] === form[0] ? 0 : 1, -this.forms.get(other).docs.length];
    return found.sort((one, other) => rank(one)[0] - rank(other)[0] || rank(one)[1] - rank(other)[1]);
  }

  // The word that a near spelling was taken for, as the texts write it; "" where none was.
  taken(ways) {
    const met = (way) => way.every((forms) => forms.size);
    const [[forms]] = ways;
    const [first] = forms;
    return first && first[1] === NEAR && !ways.slice(1).some(met) ? this.forms.get(first[0]).said : "";
  }

  // What is sought, as terms that must all be met; each is a list of ways to meet it, and a way
  // is met where each of its forms is. `near` are words as typed, and the words taken for them.
  read(typed) {
    const exact = [];
    const rest = typed.replace(/["“”„«»]([^"“”„«»]*)["“”„«»]?/g, (_, phrase) => {
      const forms = tokens(phrase).map((token) => token.form);
      if (forms.length) exact.push(forms);
      return " ";
    });
    const every = tokens(rest);
    const meant = every.filter((token) => !this.stops.has(token.form));
    const kept = meant.length || exact.length ? meant : every;
    const words = kept.map((token) => token.form);
    const open = /[\p{L}\p{N}]$/u.test(typed) && every[every.length - 1] === kept[kept.length - 1];
    const terms = words.map((form, n) => [
      [this.expand(form, open && n === words.length - 1)],
      ...this.split(form),
    ]);
    this.join(words, terms, open);
    this.mean(words, terms);
    const near = kept.map(({ start, end }, n) => [rest.slice(start, end), this.taken(terms[n])]);
    return { terms, exact, near: near.filter(([, taken]) => taken) };
  }

  // Two words that follow each other as the one they make together.
  join(words, terms, open) {
    for (let n = 0; n + 1 < words.length; n += 1) {
      const joined = words[n] + words[n + 1];
      const last = open && n + 2 === words.length;
      if (!this.isWord(joined) && !(last && this.begunBy(joined).length)) continue;
      const way = [this.expand(joined, last)];
      terms[n].push(way);
      terms[n + 1].push(way);
    }
  }

  // Words and phrases that mean the same.
  mean(words, terms) {
    for (let size = 1; size <= Math.min(this.longest, words.length); size += 1) {
      for (let n = 0; n + size <= words.length; n += 1) {
        for (const key of this.keys(words.slice(n, n + size))) {
          const others = Object.hasOwn(this.vocabulary.same, key) ? this.vocabulary.same[key] : [];
          for (const [close, phrase] of others) {
            const level = close ? SPELLED : SAME_MEANING;
            const way = phrase.map((stems) => this.ofStems(stems, level));
            if (!way.every((forms) => forms.size)) continue;
            for (let term = n; term < n + size; term += 1) terms[term].push(way);
          }
        }
      }
    }
  }

  keys(words) {
    return words.reduce(
      (keys, form) => keys.flatMap((key) => this.stems(form).map((s) => (key ? `${key} ${s}` : s))),
      [""],
    );
  }

  ofStems(stems, level) {
    const forms = new Map();
    stems.forEach((stem) => (this.byStem.get(stem) || []).forEach((form) => forms.set(form, level)));
    return forms;
  }

  isWord(form) {
    return this.forms.has(form) || Object.hasOwn(this.vocabulary.forms, form);
  }

  // «keybox» as «key» and «box», where both are words and it is not one by itself.
  split(form) {
    const ways = [];
    if (form.length < 6 || this.forms.has(form)) return ways;
    for (let at = 3; at <= form.length - 3; at += 1) {
      const one = form.slice(0, at);
      const other = form.slice(at);
      if (this.isWord(one) && this.isWord(other)) {
        ways.push([this.expand(one, false), this.expand(other, false)]);
      }
    }
    return ways;
  }

  // Documents that meet every term, as [number, score], every form that met one, and the near
  // spellings taken.
  find(typed) {
    const { terms, exact, near } = this.read(typed);
    const marks = new Set();
    let scores = null;
    for (const ways of terms) {
      const met = new Map();
      for (const way of ways) this.meet(way, met, marks);
      scores = merged(scores, met);
    }
    for (const phrase of exact) {
      const met = new Map();
      const sought = ` ${phrase.join(" ")} `;
      this.docs.forEach((_, number) => {
        if ((!scores || scores.has(number)) && this.text(number).includes(sought)) met.set(number, 3);
      });
      phrase.forEach((form) => marks.add(form));
      scores = merged(scores, met);
    }
    return { scores, marks, near, asked: terms.length + exact.length > 0 };
  }

  meet(way, met, marks) {
    let all = null;
    for (const forms of way) {
      const here = new Map();
      for (const [form, quality] of forms) {
        const found = this.forms.get(form);
        if (!found) continue;
        marks.add(form);
        const rare = Math.log(1 + this.docs.length / found.docs.length);
        for (let n = 0; n < found.docs.length; n += 1) {
          const score = quality * quality * found.weights[n] * (1 + rare);
          const number = found.docs[n];
          if (score > (here.get(number) || 0)) here.set(number, score);
        }
      }
      all = merged(all, here);
    }
    for (const [number, score] of all || []) {
      if (score > (met.get(number) || 0)) met.set(number, score);
    }
  }

  text(number) {
    if (this.texts[number] === undefined) {
      const all = this.docs[number].fields.map(
        ([, text]) => ` ${tokens(text).map((token) => token.form).join(" ")} `,
      );
      this.texts[number] = all.join("|");
    }
    return this.texts[number];
  }
}

function merged(scores, met) {
  if (scores === null) return met;
  const both = new Map();
  for (const [number, score] of scores) {
    if (met.has(number)) both.set(number, score + met.get(number));
  }
  return both;
}
