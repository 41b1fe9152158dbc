// Writes the fields of an event into the elements that name them.
import { showBadges } from "./live-badges.js";
import { show } from "./format.js";

/** Elements say what they show: data-live (text), data-live-tone and data-live-state-of (a word for styles), data-live-path (a line),
    data-live-if (there only while the field is known), data-live-idle (true while nobody is on air); data-none is what stands where nothing is known. */
export function write(scope, fields, isOwn) {
  for (const element of scope.querySelectorAll("[data-live]")) {
    const name = element.dataset.live;
    if (name in fields && isOwn(element)) {
      const text = fields[name] === null && element.dataset.none ? element.dataset.none : show(name, fields[name], element.dataset.format);
      if (element.textContent !== text) {
        element.textContent = text;
      }
      if (fields[name] !== null && element.dateTime !== undefined) {
        element.dateTime = fields[name];
      }
      element.classList.toggle("stat-none", fields[name] === null);
    }
  }
  mark(scope, fields, isOwn, "liveTone", "tone");
  mark(scope, fields, isOwn, "liveStateOf", "state");
  for (const path of scope.querySelectorAll("[data-live-path]")) {
    const name = path.dataset.livePath;
    if (name in fields && isOwn(path) && path.getAttribute("d") !== fields[name]) {
      path.setAttribute("d", fields[name]);
    }
  }
  for (const part of scope.querySelectorAll("[data-live-if]")) {
    if (part.dataset.liveIf in fields && isOwn(part)) {
      part.hidden = fields[part.dataset.liveIf] === null;
    }
  }
  for (const mark of scope.querySelectorAll("[data-live-idle]")) {
    if ("liveNow" in fields && isOwn(mark)) {
      mark.dataset.liveIdle = String(fields.liveNow === 0);
    }
  }
  showBadges(scope, fields, isOwn);
}

function mark(scope, fields, isOwn, named, marked) {
  const attribute = "data-" + named.replace(/[A-Z]/g, (letter) => "-" + letter.toLowerCase());
  for (const element of scope.querySelectorAll(`[${attribute}]`)) {
    const name = element.dataset[named];
    if (name in fields && isOwn(element)) {
      element.dataset[marked] = fields[name] ?? "";
    }
  }
}
