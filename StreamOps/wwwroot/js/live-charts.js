// Continues a chart by adding a row to its table; charts.js draws what the table says.
import { instant, showAs, unknown } from "./format.js";

const mostRows = 1000;

export function continueCharts(name, fields) {
  for (const figure of document.querySelectorAll(`figure[data-live-chart="${CSS.escape(name)}"]`)) {
    const body = figure.querySelector("tbody");
    if (!body || isKnown(body, fields.at)) {
      continue;
    }
    body.append(row(figure, fields));
    while (body.rows.length > mostRows) {
      body.rows[0].remove();
    }
    figure.dispatchEvent(new CustomEvent("figures"));
  }
}

// A resumed event stream may repeat what the page already shows.
function isKnown(body, at) {
  const last = body.rows[body.rows.length - 1]?.querySelector("time")?.dateTime;
  return last !== undefined && Date.parse(last) >= Date.parse(at);
}

function row(figure, fields) {
  const tr = document.createElement("tr");
  const th = document.createElement("th");
  th.scope = "row";
  const time = document.createElement("time");
  time.dateTime = fields.at;
  time.textContent = instant(new Date(fields.at));
  th.append(time);
  tr.append(th);
  for (const head of figure.querySelectorAll("thead th[data-series]")) {
    const value = fields[head.dataset.liveField] ?? null;
    const td = document.createElement("td");
    td.className = "num";
    td.dataset.value = value === null ? "" : String(value);
    td.textContent = value === null ? unknown : showAs(figure.dataset.format, value);
    tr.append(td);
  }
  return tr;
}
