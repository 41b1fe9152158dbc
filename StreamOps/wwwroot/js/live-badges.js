// The states of HealthBadge and RelayBadge, for badges that change while a page is open: [state, icon, words].
const none = ["none", "none", "No data"];
const badges = {
  health: {
    good: ["good", "good", "Good"],
    fair: ["fair", "fair", "Fair"],
    poor: ["poor", "poor", "Poor"],
  },
  relayStatus: {
    active: ["good", "relay", "Relaying"],
    starting: ["fair", "clock", "Starting"],
    stopped: ["idle", "stop", "Stopped"],
    error: ["poor", "poor", "Relay error"],
  },
};

export function showBadges(scope, fields, isOwn) {
  for (const badge of scope.querySelectorAll("[data-live-badge]")) {
    const name = badge.dataset.liveBadge;
    if (!(name in badges) || !(name in fields) || !isOwn(badge)) {
      continue;
    }
    const [state, icon, words] = badges[name][String(fields[name]).toLowerCase()] ?? none;
    if (badge.dataset.state !== state) {
      badge.dataset.state = state;
      badge.querySelector("use").setAttribute("href", "/img/icons.svg#" + icon);
      badge.querySelector(".badge-text").textContent = words;
    }
    if (name === "health" && fields.healthReason !== undefined) {
      badge.title = fields.healthReason ?? "";
    }
  }
}
