// Draws every figure[data-chart] from the table inside it. The table is the truth: live.js appends to it and says so.
import { clock, instant, offsetMinutes, showAs } from "./format.js";

const { Chart } = globalThis;
const drawn = new Map();

// Custom properties hold light-dark() and color-mix(): only an element resolves them, and only a canvas turns the answer into plain RGB.
const probe = document.createElement("span");
probe.hidden = true;
document.body.append(probe);
const dab = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

// To ask for a colour makes the browser work out styles and read a canvas back: once for each theme.
const known = new Map();

function colour(name, otherwise = "--ink", alpha = 1) {
  const key = `${name} ${otherwise}`;
  known.set(key, known.get(key) ?? resolve(name, otherwise));
  return `rgba(${known.get(key)}, ${alpha})`;
}

function resolve(name, otherwise) {
  const isKnown = getComputedStyle(document.documentElement).getPropertyValue(name).trim() !== "";
  probe.style.color = `var(${isKnown ? name : otherwise})`;
  dab.fillStyle = getComputedStyle(probe).color;
  dab.fillRect(0, 0, 1, 1);
  return [...dab.getImageData(0, 0, 1, 1).data.slice(0, 3)].join(", ");
}

// Chart.js writes dates in the browser's zone, the page in its reader's. Moving each instant by both offsets makes it write the reader's.
// One offset for all: where clocks are set back, the line must not run backwards.
function shifted(instants, like = instants) {
  const offset = like.length > 0 ? offsetMinutes(like[like.length - 1]) : 0;
  return instants.map((at) => at.getTime() + (offset + at.getTimezoneOffset()) * 60000);
}

function read(figure) {
  const heads = [...figure.querySelectorAll("thead th[data-series]")];
  const rows = [...figure.querySelectorAll("tbody tr")];
  const places = rows.map((row) => row.querySelector("th").dataset.x);
  const isFigures = places.length > 0 && places.every((x) => x !== undefined);
  const isTime = figure.dataset.chart === "line" && !isFigures;
  const value = (row, index) => {
    const raw = row.querySelectorAll("td")[index]?.dataset.value ?? "";
    return raw === "" ? null : Number(raw);
  };
  const instants = isTime ? rows.map((row) => new Date(row.querySelector("time").dateTime)) : [];
  return {
    isTime,
    isFigures,
    instants,
    head: figure.querySelector("thead th").textContent,
    labels: isTime ? shifted(instants) : rows.map((row) => row.querySelector("th").textContent),
    series: heads.map((head, index) => ({
      key: head.dataset.series,
      label: head.textContent,
      data: isFigures
        ? rows.map((row, at) => ({ x: Number(places[at]), y: value(row, index) })).filter((point) => point.y !== null)
        : rows.map((row) => value(row, index)),
    })),
  };
}

function dataset(series, index, figure, many) {
  const names = [`--series-${series.key}`, `--series-${(index % 6) + 1}`];
  const paint = colour(...names);
  const common = { label: series.label, data: series.data, borderColor: paint };
  if (figure.dataset.chart === "bar") {
    return { ...common, backgroundColor: paint, borderWidth: 0, borderRadius: 3, maxBarThickness: 36, categoryPercentage: 0.82, barPercentage: 0.92 };
  }
  return {
    ...common,
    backgroundColor: colour(...names, 0.12),
    fill: many ? false : "origin",
    borderWidth: 2,
    borderJoinStyle: "round",
    pointRadius: ({ dataIndex, dataset: { data } }) => data.length === 1 ? 6 : (data[dataIndex - 1] ?? data[dataIndex + 1] ?? null) === null ? 3 : 0,
    pointHoverRadius: 4,
    pointHitRadius: 12,
    pointBackgroundColor: paint,
    tension: 0.2,
    cubicInterpolationMode: "monotone",
    spanGaps: false,
  };
}

function compact(format, value) {
  if (format === "money") {
    return Math.abs(value) >= 10000 ? showAs("money", value / 1000).replace(/[.,]\d+$/, "") + "k" : showAs("money", value).replace(/[.,]00$/, "");
  }
  if (format === "percent") {
    return showAs("count", value) + "%";
  }
  return Number.isInteger(value) ? showAs("count", value) : showAs("figure", value);
}

/** A canvas knows no rem: a wall screen's larger letters are worked out. */
function scale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function options(figure, table) {
  const ink = colour("--ink-muted");
  const line = colour("--line");
  const format = figure.dataset.format || "count";
  const stacked = figure.dataset.stacked === "true";
  const many = table.series.length > 1;
  const ticks = { color: ink, maxRotation: 0, autoSkipPadding: 20, font: { size: 11.5 * scale() } };
  return {
    responsive: true,
    maintainAspectRatio: false,
    animation: false,
    interaction: table.isFigures ? { mode: "x", intersect: false } : { mode: "index", intersect: false },
    scales: {
      x: {
        type: table.isTime ? "time" : table.isFigures ? "linear" : "category",
        max: table.isFigures ? Math.max(...table.series.flatMap((series) => series.data.map((point) => point.x))) : undefined,
        stacked,
        grid: { display: false },
        border: { color: line },
        ticks,
        time: {
          minUnit: "second",
          displayFormats: { second: "HH:mm:ss", minute: "HH:mm", hour: "HH:mm", day: "d MMM", week: "d MMM", month: "MMM yyyy" },
        },
      },
      y: {
        stacked,
        beginAtZero: true,
        grace: "4%",
        grid: { color: line },
        border: { display: false },
        ticks: { ...ticks, padding: 8, maxTicksLimit: 6, precision: format === "count" ? 0 : undefined, callback: (value) => compact(format, value) },
      },
    },
    plugins: {
      legend: {
        display: many,
        align: "start",
        labels: { color: colour("--ink-soft"), usePointStyle: true, pointStyle: "rectRounded", boxWidth: 8, boxHeight: 8, padding: 14 },
      },
      tooltip: {
        backgroundColor: colour("--ink"),
        titleColor: colour("--surface"),
        bodyColor: colour("--surface"),
        footerColor: colour("--surface"),
        padding: 10,
        cornerRadius: 8,
        boxPadding: 5,
        boxWidth: 8,
        boxHeight: 8,
        usePointStyle: true,
        filter: (item) => !(stacked && item.raw === 0),
        callbacks: {
          title: ([item]) => title(table, item),
          label: (item) => ` ${item.dataset.label}: ${showAs(format, item.parsed.y)}`,
          footer: (items) => stacked && items.length > 1 ? `Total: ${showAs(format, items.reduce((sum, item) => sum + item.raw, 0))}` : "",
        },
      },
    },
  };
}

// The names of the series keep their distance from the topmost figure of the axis.
const room = {
  id: "room",
  beforeInit({ legend }) {
    const fit = legend.fit;
    legend.fit = function () {
      fit.call(this);
      this.height += this.options.display ? 8 : 0;
    };
  },
};

// A place on an axis of figures that the page points at: the slider that moves it says so with the event "figures".
const mark = {
  id: "mark",
  afterDatasetsDraw(chart) {
    const at = chart.canvas.closest("[data-chart-mark]")?.dataset.chartMark;
    if (at === undefined) {
      return;
    }
    if (Number(at) > chart.scales.x.max) {
      return;
    }
    const x = chart.scales.x.getPixelForValue(Number(at));
    const { top, bottom } = chart.chartArea;
    const pen = chart.ctx;
    pen.save();
    pen.strokeStyle = colour("--ink-soft");
    pen.setLineDash([4, 4]);
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, bottom);
    pen.stroke();
    pen.restore();
  },
};

// What happened while a line was drawn: the timeline of the page, whose words say the same to those who see no canvas.
const moments = (table) => ({
  id: "moments",
  beforeDatasetsDraw(chart) {
    const told = document.querySelectorAll("[data-chart-moments] > li");
    if (!table.isTime || told.length === 0) {
      return;
    }
    const { left, right, top, bottom } = chart.chartArea;
    const tones = { good: "--good", fair: "--fair", poor: "--poor", note: "--accent" };
    const places = shifted([...told].map((line) => new Date(line.querySelector("time").dateTime)), table.instants);
    const pen = chart.ctx;
    pen.save();
    pen.setLineDash([2, 3]);
    told.forEach((line, index) => {
      const x = chart.scales.x.getPixelForValue(places[index]);
      if (x < left || x > right) {
        return;
      }
      pen.strokeStyle = pen.fillStyle = colour(tones[line.dataset.state] ?? "--ink-muted");
      pen.beginPath();
      pen.moveTo(x, top);
      pen.lineTo(x, bottom);
      pen.stroke();
      pen.fillRect(x - 3, top, 6, 6);
    });
    pen.restore();
  },
});

function title(table, item) {
  if (!item) {
    return "";
  }
  if (table.isFigures) {
    return `${showAs("count", item.parsed.x)} ${table.head.toLowerCase()}`;
  }
  if (!table.isTime) {
    return table.labels[item.dataIndex];
  }
  const at = table.instants[item.dataIndex];
  return at.getUTCSeconds() === 0 ? instant(at) : `${instant(at).split(",")[0]}, ${clock(at)}`;
}

function draw(figure) {
  const canvas = figure.querySelector("canvas");
  if (!canvas) {
    return;
  }
  drawn.get(figure)?.chart.destroy();
  const table = read(figure);
  const chart = new Chart(canvas, {
    type: figure.dataset.chart,
    data: { labels: table.labels, datasets: table.series.map((series, index) => dataset(series, index, figure, table.series.length > 1)) },
    options: options(figure, table),
    plugins: [room, mark, moments(table)],
  });
  drawn.set(figure, { chart, table });
}

function follow(figure) {
  const { chart, table } = drawn.get(figure) ?? {};
  if (!chart) {
    return;
  }
  Object.assign(table, read(figure));
  chart.data.labels = table.labels;
  table.series.forEach((series, index) => { chart.data.datasets[index].data = series.data; });
  chart.update("none");
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 12 * scale();

// A chart is drawn when it is about to be seen, each by itself: the page can be read and used before and between.
const coming = new IntersectionObserver((entries) => {
  for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
    coming.unobserve(target);
    setTimeout(() => drawn.has(target) || draw(target));
  }
}, { rootMargin: "200px" });

const figures = [...document.querySelectorAll("figure[data-chart]")];
for (const figure of figures) {
  coming.observe(figure);
  figure.addEventListener("figures", () => follow(figure));
}

function drawAgain(these) {
  known.clear();
  these.forEach(draw);
}

document.addEventListener("themechange", () => drawAgain([...drawn.keys()]));

// Paper is light whatever the screen is.
let onScreen;
addEventListener("beforeprint", () => {
  onScreen = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  drawAgain(figures);
});
addEventListener("afterprint", () => {
  if (onScreen) {
    document.documentElement.dataset.theme = onScreen;
  } else {
    delete document.documentElement.dataset.theme;
  }
  drawAgain(figures);
});
