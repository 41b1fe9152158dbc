// Keeps an open page true: one event stream, named by data-live-url on <body>.
// Elements say what they show (data-live="viewersNow"), streams which they are (data-live-stream="id").
import { hear, notesOf, seen } from "./live-age.js";
import { continueCharts } from "./live-charts.js";
import { write } from "./live-fields.js";
import { order } from "./live-order.js";

const page = document.body;
const pageAt = Date.parse(document.querySelector("[data-live-note] time")?.dateTime);
const isOfPage = (element) => !element.closest("[data-live-stream]");
let source = null;
let retryMs = 2000;
let retry = 0;

function onPlatform(event) {
  const platform = JSON.parse(event.data);
  heard();
  if (Date.parse(platform.at) < pageAt) {
    // Read for others before this page was: a stream that it lacks has begun since, and is not over.
    return;
  }
  seen(notesOf(document, isOfPage), platform.at, platform.at);
  write(document, platform, isOfPage);
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
      seen(notesOf(row, () => true), stream.at, platform.at, stream.intervalSeconds, stream.source);
      write(row, { ...stream, durationSeconds: (Date.parse(platform.at) - Date.parse(stream.startedAt)) / 1000 }, () => true);
    }
  }
  for (const row of gone.values()) {
    row.dataset.liveState = "ended";
  }
  order(list, platform.streams.map((stream) => String(stream.id)));
  for (const empty of document.querySelectorAll("[data-live-empty]")) {
    empty.hidden = platform.streams.length > 0;
  }
}

function heard() {
  hear();
  retryMs = 2000;
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
  heard();
  seen(notesOf(document, () => true), sample.at, sample.asOf, sample.intervalSeconds);
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
  // A page in the back-forward cache must not hold one of the six connections a browser allows.
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => { if (event.persisted && page.dataset.liveState !== "ended") { open(); } });
}
