// What every page does beyond HTML: the theme switch, menus that close, forms that need no button.
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
const tellTheme = () => document.dispatchEvent(new CustomEvent("themechange"));

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.addEventListener("click", () => {
    const theme = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // The choice then lasts as long as the page.
    }
    tellTheme();
  });
}

system.addEventListener("change", tellTheme);

const opened = () => document.querySelectorAll("details[data-menu][open], details.how[open]");

document.addEventListener("click", (event) => {
  for (const details of opened()) {
    if (!details.contains(event.target)) {
      details.open = false;
    }
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  for (const details of opened()) {
    details.open = false;
    if (details.contains(document.activeElement)) {
      details.querySelector("summary").focus();
    }
  }
});

for (const input of document.querySelectorAll("[data-submit-on-change]")) {
  // A month typed by keyboard changes with every key: there, Enter submits. A month picked with the pointer is whole.
  let typing = false;
  input.addEventListener("keydown", () => { typing = true; });
  input.addEventListener("pointerdown", () => { typing = false; });
  input.addEventListener("change", () => {
    if (!typing && input.value && input.checkValidity()) {
      input.form.requestSubmit();
    }
  });
}
