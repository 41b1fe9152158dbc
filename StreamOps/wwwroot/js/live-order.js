// Keeps the tiles of the wall worst first without taking anything from under somebody's eyes or hands:
// while a tile has the keyboard's focus, or the page was just touched, the new order waits.
const restMs = 4000;
const slideMs = 300;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let touched = -Infinity;
let wanted = null;

for (const sign of ["pointermove", "pointerdown", "wheel", "scroll", "keydown", "touchstart"]) {
  addEventListener(sign, () => { touched = performance.now(); }, { passive: true, capture: true });
}

/** Tiles in this order of ids, as soon as nobody reads; tiles of streams that are over come last. */
export function order(list, ids) {
  wanted = { list, ids };
  settle();
}

function settle() {
  if (!wanted) {
    return;
  }
  const { list, ids } = wanted;
  if (list.contains(document.activeElement) || performance.now() - touched < restMs) {
    return;
  }
  wanted = null;
  const place = new Map(ids.map((id, index) => [id, index]));
  const before = [...list.children];
  const after = before.toSorted((a, b) => (place.get(a.dataset.liveStream) ?? Infinity) - (place.get(b.dataset.liveStream) ?? Infinity) || 0);
  if (after.every((tile, index) => tile === before[index])) {
    return;
  }
  const from = new Map(before.map((tile) => [tile, tile.getBoundingClientRect()]));
  list.append(...after);
  if (!calm.matches) {
    after.forEach((tile) => slide(tile, from.get(tile)));
  }
}

function slide(tile, from) {
  const to = tile.getBoundingClientRect();
  const [x, y] = [from.x - to.x, from.y - to.y];
  if (x !== 0 || y !== 0) {
    tile.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], { duration: slideMs, easing: "ease-out" });
  }
}

setInterval(settle, 1000);
