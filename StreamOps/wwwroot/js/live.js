// Keeps an open page true: one event stream, named by data-live-url on <body>.
// Elements say what they show (data-live="viewersNow"), streams which they are (data-live-stream="id").
import { continueCharts } from "./live-charts.js";
import { showBadges } from "./live-badges.js";
import { clock, show } from "./format.js";

const page = document.body;
const intervalMs = Number(page.dataset.liveInterval || 5) * 1000;
let source = null;
let heard = Date.now();
let retryMs = 2000;
let retry = 0;

function write(scope, fields, isOwn) {
  for (const element of scope.querySelectorAll("[data-live]")) {
    const name = element.dataset.live;
    if (name in fields && isOwn(element)) {
      const text = show(name, fields[name], element.dataset.format);
      if (element.textContent !== text) {
        element.textContent = text;
      }
      element.classList.toggle("stat-none", fields[name] === null);
    }
  }
  showBadges(scope, fields, isOwn);
}

function hear(at) {
  heard = Date.now();
  retryMs = 2000;
  delete page.dataset.stale;
  for (const time of document.querySelectorAll("[data-live-asof]")) {
    time.dateTime = at;
    time.textContent = clock(new Date(at));
  }
  for (const word of document.querySelectorAll("[data-live-note] .stale-word")) {
    word.textContent = "";
    word.closest("[data-live-note]").removeAttribute("data-stale");
  }
}

function lookStale() {
  if (page.dataset.stale || page.dataset.liveState === "ended" || Date.now() - heard <= 2 * intervalMs + 1000) {
    return;
  }
  page.dataset.stale = "true";
  for (const word of document.querySelectorAll("[data-live-note] .stale-word")) {
    word.textContent = "out of date, reconnecting";
    word.closest("[data-live-note]").dataset.stale = "true";
  }
}

function onPlatform(event) {
  const platform = JSON.parse(event.data);
  hear(platform.at);
  write(document, platform, (element) => !element.closest("[data-live-stream]"));
  const list = document.querySelector("[data-live-streams]");
  if (!list) {
    return;
  }
  const gone = new Map([...list.querySelectorAll("[data-live-stream]")].map((row) => [row.dataset.liveStream, row]));
  for (const stream of platform.streams) {
    const id = String(stream.id);
    const row = gone.get(id) ?? added(list, id);
    gone.delete(id);
    if (row) {
      delete row.dataset.liveState;
      write(row, { ...stream, durationSeconds: (Date.parse(platform.at) - Date.parse(stream.startedAt)) / 1000 }, () => true);
    }
  }
  for (const row of gone.values()) {
    row.dataset.liveState = "ended";
  }
  for (const empty of document.querySelectorAll("[data-live-empty]")) {
    empty.hidden = platform.streams.length > 0;
  }
}

function added(list, id) {
  const template = document.querySelector("template[data-live-template]");
  if (!template) {
    return null;
  }
  const row = template.content.firstElementChild.cloneNode(true);
  row.dataset.liveStream = id;
  for (const link of row.querySelectorAll("[data-live-link]")) {
    link.href = "/streams/" + encodeURIComponent(id);
  }
  list.append(row);
  return row;
}

function onSample(event) {
  const sample = JSON.parse(event.data);
  hear(sample.at);
  write(document, sample, () => true);
  continueCharts("sample", sample);
  if (!sample.isLive) {
    page.dataset.liveState = "ended";
    for (const notice of document.querySelectorAll("[data-live-ended]")) {
      notice.hidden = false;
    }
    close();
  }
}

function open() {
  close();
  source = new EventSource(page.dataset.liveUrl);
  source.addEventListener("platform", onPlatform);
  source.addEventListener("sample", onSample);
  source.addEventListener("error", () => {
    // The browser reconnects by itself after a lost connection, but not after an answer that was refused.
    if (source?.readyState === EventSource.CLOSED) {
      clearTimeout(retry);
      retry = setTimeout(open, retryMs);
      retryMs = Math.min(retryMs * 2, 60000);
    }
  });
}

function close() {
  clearTimeout(retry);
  source?.close();
  source = null;
}

if (page.dataset.liveUrl) {
  open();
  setInterval(lookStale, 1000);
  // A page in the back-forward cache must not hold one of the six connections a browser allows.
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted && page.dataset.liveState !== "ended") { open(); } });
}
