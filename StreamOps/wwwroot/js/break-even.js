// Moves the break-even's figures with the slider. Both sides are straight lines, whose two figures the server has worked out.
import { showAs } from "./format.js";

const form = document.querySelector("[data-break-even]");

function follow() {
  const slider = form.querySelector("[data-slider]");
  const typed = form.elements.namedItem("viewers");
  const card = form.closest("section");
  const marked = card.querySelector("[data-chart-mark]");
  const line = (side) => (viewers) => Number(form.dataset[`${side}Fixed`]) + Number(form.dataset[`${side}Viewer`]) * viewers;
  const [hybrid, agora] = [line("hybrid"), line("agora")];

  const write = (name, text) => card.querySelectorAll(`[data-out="${name}"]`).forEach((place) => { place.textContent = text; });

  function move(viewers) {
    const savings = Math.round((agora(viewers) - hybrid(viewers)) * 100) / 100;
    const state = savings > 0 ? "cheaper" : savings < 0 ? "dearer" : "same";
    write("viewers", showAs("count", viewers));
    write("hybrid", showAs("money", hybrid(viewers)));
    write("agora", showAs("money", agora(viewers)));
    write("difference", showAs("money", Math.abs(savings)));
    card.querySelectorAll("[data-when]").forEach((words) => { words.hidden = words.dataset.when !== state; });
    marked.dataset.chartMark = viewers;
    marked.querySelector("figure").dispatchEvent(new CustomEvent("figures"));
  }

  // The address follows when the hand rests: browsers refuse to rewrite it a hundred times a second.
  let resting;
  function keep(viewers) {
    clearTimeout(resting);
    resting = setTimeout(() => {
      const address = new URL(location.href);
      address.searchParams.set("viewers", viewers);
      history.replaceState(history.state, "", address);
      for (const link of document.querySelectorAll("[data-keeps-viewers]")) {
        const to = new URL(link.href);
        to.searchParams.set("viewers", viewers);
        link.href = to;
      }
    }, 200);
  }

  function take(viewers) {
    move(viewers);
    keep(viewers);
  }

  slider.addEventListener("input", () => {
    typed.value = slider.value;
    take(slider.valueAsNumber);
  });
  typed.addEventListener("input", () => {
    if (typed.value !== "" && typed.checkValidity()) {
      slider.value = typed.value;
      take(typed.valueAsNumber);
    }
  });
}

if (form) {
  follow();
}
