// Copies the front-end libraries of package-lock.json, with their licences, into wwwroot/lib.
// With --check it copies nothing and fails when a checked-in copy differs from the lock.
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const checking = process.argv.includes("--check");

const copies = [
  ["chart.js/dist/chart.umd.min.js", "chart.js/chart.umd.min.js"],
  ["chart.js/LICENSE.md", "chart.js/LICENSE.md"],
  ["chartjs-adapter-date-fns/dist/chartjs-adapter-date-fns.bundle.min.js", "chartjs-adapter-date-fns/chartjs-adapter-date-fns.bundle.min.js"],
  ["chartjs-adapter-date-fns/LICENSE.md", "chartjs-adapter-date-fns/LICENSE.md"],
  ["date-fns/LICENSE.md", "chartjs-adapter-date-fns/LICENSE-date-fns.md"],
  ["@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "inter/inter-latin-wght-normal.woff2"],
  ["@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2", "inter/inter-latin-ext-wght-normal.woff2"],
  ["@fontsource-variable/inter/LICENSE", "inter/LICENSE"],
];

const different = [];
for (const [from, to] of copies) {
  const source = join(root, "node_modules", from);
  const target = join(root, "StreamOps/wwwroot/lib", to);
  if (checking) {
    if (!existsSync(target) || !readFileSync(source).equals(readFileSync(target))) {
      different.push(to);
    }
  } else {
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target);
  }
}

if (different.length > 0) {
  console.error(`Not as package-lock.json says: ${different.join(", ")}. Run: npm ci --ignore-scripts && npm run vendor`);
  process.exit(1);
}

console.log(checking ? "The vendored front end is what the lock says." : `Copied ${copies.length} files.`);
