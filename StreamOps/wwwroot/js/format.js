// The same words and figures as Components/Show.cs, for what changes while a page is open.
export const unknown = "\u2013";

// Whom the page is written for: Components/Reader.cs, handed over by the layout.
const { zone = "UTC", numbers = "point" } = document.documentElement.dataset;
const [point, group] = { comma: [",", "."], space: [",", "\u00a0"] }[numbers] ?? [".", ","];

const minus = (text) => text.replace("-", "\u2212");
const separated = (text) => text.replace(/[.,]/g, (mark) => (mark === "." ? point : group));
const number = (decimals, most = decimals) => {
  const format = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: most });
  return (value) => {
    const text = minus(format.format(value));
    return separated(/[1-9]/.test(text) ? text : text.replace("\u2212", ""));
  };
};

const count = number(0);
const figure = number(1);
const money = number(2);
const rate = number(4, 6);
const two = (value) => String(value).padStart(2, "0");

function usd(value, format) {
  const text = format(Math.abs(value));
  return (value < 0 && /[1-9]/.test(text) ? "\u2212$" : "$") + text;
}

function duration(value) {
  const seconds = Math.floor(value);
  const space = "\u00a0";
  if (seconds < 60) {
    return `${seconds}${space}s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}${space}min${space}${two(seconds % 60)}${space}s`;
  }
  return `${count(Math.floor(seconds / 3600))}${space}h${space}${two(Math.floor((seconds % 3600) / 60))}${space}min`;
}

const formats = {
  count,
  figure,
  duration,
  money: (value) => usd(value, money),
  rate: (value) => usd(value, rate),
  percent: (value) => figure(value) + "%",
  text: String,
  clock: (value) => clock(new Date(value)),
};

const usual = {
  accruedUsd: "money",
  costUsd: "money",
  costPerMinuteUsd: "rate",
  durationSeconds: "duration",
  packetLossPercent: "percent",
  frameRate: "figure",
  keyframeSeconds: "figure",
  uploadPercent: "percent",
  codec: "text",
  addsUsd: "money",
  channel: "text",
  healthReason: "text",
  healthAdvice: "text",
  trend: "text",
};

/** Writes a live field; null is not known, never a zero. */
export function show(name, value, format) {
  if (value === null || value === undefined) {
    return unknown;
  }
  return formats[format ?? usual[name] ?? "count"](value);
}

export const showAs = (format, value) => show("", value, format);

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const parts = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" };
const wallClock = (() => {
  try {
    return new Intl.DateTimeFormat("en-US", { ...parts, timeZone: zone });
  } catch {
    // A zone that this browser does not know; the offset that every time carries then says UTC.
    return new Intl.DateTimeFormat("en-US", { ...parts, timeZone: "UTC" });
  }
})();

/** Minutes by which the reader's clock is ahead of UTC at an instant. */
export function offsetMinutes(at) {
  const shown = Object.fromEntries(wallClock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  return Math.round((local - Math.floor(at.getTime() / 1000) * 1000) / 60000);
}

// A date whose UTC fields are what the reader's clock shows, and the name of that clock.
function onWall(at) {
  const offset = offsetMinutes(at);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const distance = offset === 0 ? "" : (offset < 0 ? "\u2212" : "+") + hours + (minutes ? ":" + two(minutes) : "");
  return { local: new Date(at.getTime() + offset * 60000), name: "UTC" + distance };
}

/** "14:03:22 UTC", "16:03:22 UTC+2" */
export function clock(at) {
  const { local, name } = onWall(at);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())} ${name}`;
}

/** "12 Oct 2026, 14:03 UTC" */
export function instant(at) {
  const { local, name } = onWall(at);
  return `${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()}, ${two(local.getUTCHours())}:${two(local.getUTCMinutes())} ${name}`;
}
