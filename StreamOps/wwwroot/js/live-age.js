// How old the figures beside each [data-live-note] are, and its mark when two ticks are missed.
// Ages come from the server and are counted on by the browser's monotonic clock: its clock of day may be wrong.
import { clock } from "./format.js";

const tickMs = Number(document.body.dataset.liveInterval || 5) * 1000;
const slackMs = 1000;
const notes = new Map();
let heardAt = performance.now();

export const notesOf = (scope, isOwn) => [...scope.querySelectorAll("[data-live-note]")].filter(isOwn);

/** An event came: the connection lives. */
export function hear() {
  heardAt = performance.now();
}

/** The figures beside these notes are of `at`, said at `asOf`; without a cadence of their own they come with every event. */
export function seen(some, at, asOf, everySeconds, source) {
  for (const note of some) {
    const ageMs = at === null ? null : Math.max(0, Date.parse(asOf) - Date.parse(at));
    notes.set(note, { ageMs, heardAt, everyMs: everySeconds ? everySeconds * 1000 : null });
    const time = note.querySelector("[data-live-asof]");
    if (at !== null) {
      time.dateTime = at;
      time.textContent = clock(new Date(at));
    }
    const from = note.querySelector(".stale-source");
    if (source && from) {
      from.textContent = source;
    }
  }
  look();
}

/** Marks what is out of date and clears what is not. */
export function look() {
  if (document.body.dataset.liveState === "ended") {
    return;
  }
  const now = performance.now();
  const isCutOff = now - heardAt > 2 * tickMs + slackMs;
  document.body.toggleAttribute("data-cut-off", isCutOff);
  for (const [note, known] of notes) {
    if (!note.isConnected) {
      notes.delete(note);
      continue;
    }
    const ageMs = known.ageMs === null ? null : known.ageMs + now - known.heardAt;
    // A sample reaches the page with the next event after it: that much is no delay of its source.
    const allowedMs = known.everyMs === null ? Infinity : 2 * known.everyMs + tickMs + slackMs;
    const isOld = ageMs !== null && ageMs > allowedMs;
    const hasNone = ageMs === null && known.everyMs !== null;
    say(note, isCutOff ? "out of date, reconnecting" : hasNone ? "no sample yet" : isOld ? "out of date, no newer sample" : "");
  }
}

function say(note, words) {
  const word = note.querySelector(".stale-word");
  if (word.textContent !== words) {
    word.textContent = words;
  }
  const holder = note.closest("[data-live-stream]") ?? document.body;
  for (const marked of [note, holder]) {
    if (words) {
      marked.dataset.stale = "true";
    } else {
      delete marked.dataset.stale;
    }
  }
}

for (const note of document.querySelectorAll("[data-live-note]")) {
  const { age, every } = note.dataset;
  notes.set(note, { ageMs: age === undefined ? null : Number(age) * 1000, heardAt, everyMs: every ? Number(every) * 1000 : null });
}
setInterval(look, 500);
