// The same words and figures as Components/Show.cs, for what changes while a page is open.
export const unknown = "\u2013";

const minus = (text) => text.replace("-", "\u2212");
const number = (decimals, most = decimals) => {
  const format = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: most });
  return (value) => minus(format.format(value)).replace(/^\u2212(?=[0.,]*$)/, "");
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
};

const usual = {
  accruedUsd: "money",
  costUsd: "money",
  costPerMinuteUsd: "rate",
  durationSeconds: "duration",
  packetLossPercent: "percent",
  frameRate: "figure",
  channel: "text",
  healthReason: "text",
};

/** Writes a live field; null is not known, never a zero. */
export function show(name, value, format) {
  if (value === null || value === undefined || value === "") {
    return unknown;
  }
  return formats[format ?? usual[name] ?? "count"](value);
}

export const showAs = (format, value) => show("", value, format);

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "14:03:22 UTC" */
export const clock = (at) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} UTC`;

/** "12 Oct 2026, 14:03 UTC" */
export const instant = (at) =>
  `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} UTC`;
