// The pages of the register: a decision, an election, a meeting, the offices, what is due.

const DATA = JSON.parse(document.getElementById("data").textContent);
const CIRCLES = new Map(DATA.circles.map((circle) => [circle.id, circle]));
const MEETINGS = new Map((DATA.meetings || []).map((meeting) => [meeting.id, meeting]));
const ENTRIES = [...(DATA.decisions || []), ...(DATA.elections || [])];
ENTRIES.forEach((told) => { told.kind = told.office !== undefined ? "election" : told.kind; });
ENTRIES.sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
const BY_ID = new Map(ENTRIES.map((told) => [told.id, told]));

function responsible(told) {
  return told.person ? [told.person] : told.responsible || [];
}

function circleOf(told) {
  return CIRCLES.get(told.circle);
}

function addressOf(kind, id) {
  return `#${kind}/${encodeURIComponent(id)}`;
}

function reference(id) {
  const told = BY_ID.get(id);
  if (!told) return null;
  const named = [told.number, titleOf(told)].filter(Boolean).join(" · ");
  return h("a", { href: addressOf("d", id), lang: circleOf(told).lang }, named);
}

function meetingLink(told) {
  const meeting = MEETINGS.get(told.meeting);
  return meeting ? h("a", { href: addressOf("m", meeting.id) }, day(meeting.on)) : null;
}

function statusLine(told) {
  return h("p", { class: "status" },
    h("span", { class: `dot ${told.status}`, "aria-hidden": "true" }),
    [told.number, capital(standing(told))].filter(Boolean).join(" · "));
}

function heading(told, marks) {
  return h("h2", { id: "opened", tabindex: "-1", lang: told.title ? circleOf(told).lang : null },
    marked(titleOf(told), marks));
}

function decisionPage(told, marks) {
  const language = circleOf(told).lang;
  const exact = (text) => h("div", { lang: language }, paragraphs(text || "", marks));
  const written = (texts) => lines((texts || []).map((text) => h("span", { lang: language }, marked(text, marks))));
  return [
    heading(told, marks),
    statusLine(told),
    h("div", { class: "text", lang: language }, paragraphs(told.text || "", marks)),
    facts([
      [t("Why"), told.why && exact(told.why)],
      [t("Wanted outcome"), told.aim && exact(told.aim)],
      [t("Term"), termOf(told)],
      [t("Responsible"), list(told.responsible || [])],
      [t("Measures"), told.measures && written(told.measures)],
      [t("Kind"), named("kind", told.kind)],
      [t("Circle"), circleOf(told).name],
      [t("Aim of the circle"), circleOf(told).aim && exact(circleOf(told).aim)],
      [t("Communicated to"), told.told],
      [t("Present for the decision"), list(told.present || [])],
      [t("People absent"), list(told.absent || [])],
      [t("Absent members"), absentWords(told)],
      [t("Replaces"), reference(told.replaces)],
      [t("Replaced by"), reference(told.replaced_by)],
      [t("Meeting"), meetingLink(told)],
    ]),
    section(t("Concerns"), written((told.concerns || []).map((c) => by(c.text || "", c.who)).filter(Boolean))),
    section(t("How consent came about"), lines(path(told), "ol")),
    versions(told, language),
  ];
}

function termOf(told) {
  if (!told.term) return "";
  let text = told.ends ? t("until {date}", { date: day(told.ends) }) : termWords(told.term);
  if (told.term_by_default) text = t("{value} (by default)", { value: text });
  const left = told.meetings_left;
  return left === undefined ? text : `${text} · ${n("{count} meeting left", left)}`;
}

function absentWords(told) {
  const parts = [];
  if (told.awaiting) parts.push(t("suspended: awaiting {names}", { names: list(told.awaiting) }));
  if (told.may_object_until) parts.push(t("they may object until {date}", { date: day(told.may_object_until) }));
  const objected = (told.late || []).filter((late) => late.answer === "objection").length;
  if (objected) parts.push(n("{count} late objection", objected));
  return parts.join(" · ");
}

function by(what, who) {
  return who ? t("{what} from {name}", { what, name: who }) : what;
}

// How consent came about, one line for each thing that happened.
function path(told) {
  const parts = [];
  (told.versions || []).forEach((version, place) => {
    const number = version.number;
    if (place) {
      const label = version.form_only ? "version {number}, a correction of form" : "version {number}";
      const met = (told.objections || []).filter((o) => o.integrated_in === number).length;
      parts.push(labelled(t(label, { number }), met && n("{count} objection integrated", met)) || t(label, { number }));
    } else {
      parts.push(told.author ? t("presented by {name}", { name: told.author }) : t("presented"));
    }
    for (const opinion of told.opinions || []) {
      if (opinion.version === number) parts.push(labelled(by(t("an opinion given in advance"), opinion.who), opinion.text));
    }
    parts.push(...asked(told, number));
  });
  parts.push(ended(told));
  for (const late of told.late || []) {
    const label = t("after the meeting, {answer}", { answer: by(named("answer", late.answer), late.who) });
    parts.push(late.reason ? labelled(label, quoted(late.reason)) : label);
  }
  for (const on of told.renewed || []) parts.push(t("kept with a new term on {date}", { date: day(on) }));
  if (told.over_on && told.outcome === "adopted") {
    const over = told.replaced_by ? "replaced on {date}" : "dropped at its review on {date}";
    parts.push(t(over, { date: day(told.over_on) }));
  }
  return parts.map(capital);
}

function asked(told, number) {
  const parts = [];
  for (const round of told.rounds || []) {
    if (round.version !== number) continue;
    const counts = [
      round.no_objection && t("{count} without objection", { count: round.no_objection }),
      round.concerns && n("{count} concern", round.concerns),
      round.objections && n("{count} objection", round.objections),
    ];
    const label = told.office !== undefined ? t("consent round") : t("consent to version {number}", { number });
    parts.push(labelled(label, counts.filter(Boolean).join(", ")));
  }
  for (const objection of told.objections || []) {
    if (objection.version !== number) continue;
    let state = objection.integrated_in
      ? t("integrated in version {number}", { number: objection.integrated_in })
      : named("objection", objection.state);
    if (objection.how) state = `${state} (${objection.how})`;
    parts.push(labelled(by(t("an objection"), objection.who), `${quoted(objection.reason)}, ${state}`));
  }
  for (const concern of told.concerns || []) {
    if (concern.version === number) parts.push(labelled(by(t("a concern"), concern.who), concern.text) || t("a concern"));
  }
  return parts;
}

function ended(told) {
  let state = named("status", told.outcome);
  if (told.postponed_to) state = t("postponed to {date}", { date: day(told.postponed_to) });
  else if (told.referred_to) state = t("referred to {whom}", { whom: told.referred_to });
  return labelled(state, told.reason) || state;
}

// The texts it had, the latest first, each with what changed since the one before.
function versions(told, language) {
  const every = told.versions || [];
  if (every.length < 2) return null;
  const shown = every.map((version, place) => {
    const before = place ? every[place - 1].text || "" : null;
    const text = before === null ? [version.text || ""] : differences(before, version.text || "").map(piece);
    const label = version.form_only ? "version {number}, a correction of form" : "version {number}";
    return h("div", { class: "version" },
      h("h4", {}, capital(t(label, { number: version.number }))),
      h("div", { class: "changes", lang: language }, text));
  });
  return section(t("Versions"), shown.reverse());
}

function piece([kind, text]) {
  if (kind === "same") return text;
  return kind === "added" ? h("ins", {}, text) : h("del", {}, text);
}

function electionPage(told, marks) {
  const language = circleOf(told).lang;
  const exact = (text) => text && h("div", { lang: language }, paragraphs(text, marks));
  const rounds = [...new Set((told.rounds || []).map((round) => round.version))];
  return [
    heading(told, marks),
    statusLine(told),
    told.person ? h("p", { class: "text" }, marked(told.person, marks)) : null,
    facts([
      [t("Why"), exact(told.why)],
      [t("Reasons"), exact(told.reasons)],
      [t("Duties"), exact(told.duties)],
      [t("Support"), exact(told.support)],
      [t("Criteria"), told.criteria && lines(told.criteria)],
      [t("From"), told.begins && day(told.begins)],
      [t("Holds until"), told.ends && day(told.ends)],
      [t("Circle"), told.of_circle || circleOf(told).name],
      [t("Meeting"), meetingLink(told)],
    ]),
    section(t("How consent came about"), lines(rounds.flatMap((number) => asked(told, number)).map(capital), "ol")),
  ];
}

function entryPage(told, marks) {
  return told.office !== undefined ? electionPage(told, marks) : decisionPage(told, marks);
}

function meetingPage(meeting) {
  const circle = CIRCLES.get(meeting.circle);
  const here = ENTRIES.filter((told) => told.meeting === meeting.id);
  return [
    h("h2", { id: "opened", tabindex: "-1" }, t("Meeting of {date}", { date: day(meeting.on) })),
    h("p", { class: "status" }, circle.name),
    facts([
      [t("Place"), meeting.place],
      [t("Attendance"), list(meeting.present || [])],
      [t("Absences"), list(meeting.absent || [])],
      [t("Facilitator"), meeting.facilitator],
      [t("Secretary"), meeting.secretary],
    ]),
    section(t("Decided at this meeting"), lines(here.map((told) => reference(told.id)))),
    section(t("Agenda"), lines((meeting.items || []).map((item) => {
      const outcome = item.outcome ? ` — ${named("outcome", item.outcome)}` : "";
      return [h("span", { lang: circle.lang }, item.title), ` (${named("item", item.kind)}${outcome})`];
    }))),
    section(t("Evaluation of the meeting"), lines((meeting.scores || []).map((score) => {
      const mean = String(Math.round(score.mean * 10) / 10).replace(".", lang === "fr" ? "," : ".");
      return labelled(capital(named("scale", score.scale)), t("{mean} out of 5", { mean }));
    }))),
  ];
}

function officesPage() {
  const byCircle = grouped(DATA.offices || [], (span) => span.circle);
  return [
    h("h2", { id: "opened", tabindex: "-1" }, t("Offices")),
    [...byCircle].map(([circle, spans]) => section(CIRCLES.get(circle).name,
      [...grouped(spans, (span) => span.office)].map(([key, held]) => [
        h("h4", {}, capital(office(key))),
        lines(held.map(spanWords)),
      ]))),
  ];
}

function spanWords(span) {
  const dates = { start: day(span.begins), end: day(span.until || span.ends) };
  const when = t(span.until || span.begins > DATA.made ? "from {start} until {end}" : "since {start}, until {end}", dates);
  return [span.person, when, span.interim && t("for the interim"), span.left].filter(Boolean).join(" · ");
}

function duePage() {
  const due = [...(DATA.due || [])];
  due.sort((one, other) => ((one.on || DATA.made) < (other.on || DATA.made) ? -1 : 1));
  return [
    h("h2", { id: "opened", tabindex: "-1" }, t("What is due")),
    h("p", { class: "status" }, t("How decisions stand is told as of {date}.", { date: day(DATA.made) })),
    lines(due.map(dueLine)),
  ];
}

function dueLine(item) {
  const title = item.kind === "mandate" ? office(item.title) : item.title;
  const link = title && BY_ID.has(item.id) ? h("a", { href: addressOf("d", item.id) }, title) : title;
  const kind = capital(named("due", item.kind));
  const label = title ? t("{label}: {value}", { label: kind, value: "" }) : kind;
  const beside = [item.on && day(item.on), item.late && t("late"), CIRCLES.get(item.circle).name, list(item.who || [])];
  return [label, link, h("br"), h("small", {}, beside.filter(Boolean).join(" · "))];
}

function grouped(items, key) {
  const found = new Map();
  for (const item of items) {
    if (!found.has(key(item))) found.set(key(item), []);
    found.get(key(item)).push(item);
  }
  return found;
}
