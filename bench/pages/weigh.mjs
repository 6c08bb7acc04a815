// Weighs what a browser loads for the pages of a Vigie at an address, and the files
// that weigh most. Prints tables in Markdown.
//
//   node bench/pages/weigh.mjs http://127.0.0.1:8787 [name of a .wasm file]...

import { get } from "node:http";

import { chromium } from "playwright-core";

const [base, ...modules] = process.argv.slice(2);

const PHONE = { width: 360, height: 740 };

/** What people open, and what they then do there. */
const VISITS = [
  ["the portal, `/`", "/"],
  ["the guide, `/v1/guide`", "/v1/guide"],
  ["stations and their map, `/stations`", "/stations"],
  ["a sheet, `/v1/sheets/call-for-help`", "/v1/sheets/call-for-help"],
  ["numbers, `/v1/emergency-numbers`", "/v1/emergency-numbers"],
  ["a conversation, `/chat`", "/chat"],
  ["… and what comes when it is begun", "/chat", (page) => page.locator("vigie-chat-start button.first").click().then(() => page.locator("vigie-receipt .words li").first().waitFor())],
  ["minors, `/minors`", "/minors"],
  ["the safety page, `/safety`", "/safety"],
  ["the officers' console, `/desk`", "/desk"],
];

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** Adds up what was transferred. */
async function weight(requests) {
  const sizes = await Promise.all(requests.map(async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    return [request, responseBodySize + responseHeadersSize];
  }));
  const sum = (chosen) => sizes.filter(([request]) => chosen(request)).reduce((total, [, size]) => total + size, 0);
  return { requests: sizes.length, all: sum(() => true), wasm: sum((request) => request.url().endsWith(".wasm")) };
}

async function visit(browser, [name, path, then]) {
  const context = await browser.newContext({ locale: "fr-FR", viewport: PHONE });
  try {
    const page = await context.newPage();
    const requests = [];
    page.on("request", (request) => requests.push(request));
    await page.goto(new URL(path, base).href);
    await page.waitForLoadState("networkidle");
    const before = requests.length;
    if (then) {
      await then(page);
      await page.waitForLoadState("networkidle");
    }
    const { requests: count, all, wasm } = await weight(requests.slice(then ? before : 0));
    const moved = await page.evaluate(() => new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const own = list.getEntries().filter((entry) => !entry.hadRecentInput);
        resolve(own.reduce((sum, entry) => sum + entry.value, 0));
      }).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(0), 500);
    }));
    return [name, count, kilobytes(all), kilobytes(wasm), Math.round(moved * 1000) / 1000];
  } finally {
    await context.close();
  }
}

/** How many bytes a file is in a coding. */
function size(path, coding) {
  return new Promise((resolve, reject) => {
    const request = get(new URL(path, base), { headers: { "accept-encoding": coding } }, (response) => {
      let bytes = 0;
      response.on("data", (part) => (bytes += part.length));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${path}: ${response.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}

async function file([name, path]) {
  const sizes = await Promise.all(["identity", "gzip", "br"].map((coding) => size(path, coding)));
  return [name, ...sizes.map(kilobytes)];
}

function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column ? `${"-".repeat(width - 1)}:` : "-".repeat(width))).join(" | ")} |`;
  const [first, ...others] = all;
  return [line(first), rule, ...others.map(line)].join("\n");
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
try {
  const visits = [];
  for (const one of VISITS) visits.push(await visit(browser, one));
  console.log(table(["page", "requests", "kB sent", "of it Wasm", "layout shift"], visits));
} finally {
  await browser.close();
}
const files = [["the loader of widgets", "/widgets/v1.js"], ...modules.map((name) => [`Wasm: ${name.replace(/[-_.].*$/, "")}`, `/web/${name}`])];
console.log(`\n${table(["file", "kB", "gzip", "brotli"], await Promise.all(files.map(file)))}`);
