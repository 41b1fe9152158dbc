// Runs before the first paint, so that neither theme flashes: a small classic script in the head.
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("theme");
    if (chosen === "light" || chosen === "dark") {
      root.dataset.theme = chosen;
    }
  } catch {
    // Storage may be refused; the system's theme then stands.
  }
})();
