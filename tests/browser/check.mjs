// Look at pages in a headless Chromium: as they are, and with axe-core at two widths and as they are printed.
//
//     node tests/browser/check.mjs DIR           ends with 1 if anything is found on a page of the folder
//     node tests/browser/check.mjs --self-test   looks at pages that are broken; ends with 1 if each is found out
//
// Ends with 2 where it cannot look at all.

import { accessSync, constants, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { basename, delimiter, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const BROKEN = fileURLToPath(new URL("broken", import.meta.url));

// A4 between the margins of the page, at 96 pixels an inch
const PAPER = 658;
const VIEWS = [
  { name: "1200 px", width: 1200, media: "screen" },
  { name: "360 px", width: 360, media: "screen" },
  { name: "in print", width: PAPER, media: "print" },
];

// everything that the program draws; whatever else stands on a page came out of a case
const MADE = new Set(
  ("html head meta title style body header main section footer h1 h2 h3 h4 h5 h6 p b span div dl dt dd ul ol li " +
    "figure figcaption blockquote svg desc line circle path text rect defs pattern " +
    "table caption thead tbody tr th td").split(" "),
);
const LEADS_AWAY = /^(on.*|.*href|src|srcset|srcdoc|action|formaction|data|poster|ping|background|style)$/;

class CannotLook extends Error {}

function findBrowser() {
  for (const name of BROWSERS) {
    for (const folder of (process.env.PATH ?? "").split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not there; the next one
      }
    }
  }
  throw new CannotLook("make browser needs chromium or google-chrome on the PATH.");
}

async function withBrowser(act) {
  const executablePath = findBrowser();
  let chromium;
  try {
    ({ chromium } = await import("playwright-core"));
  } catch {
    throw new CannotLook("playwright-core is not installed in tests/browser; `make browser` installs it.");
  }
  const browser = await chromium.launch({ executablePath, headless: true });
  try {
    return await act(browser);
  } finally {
    await browser.close();
  }
}

// Open a tab that tells whatever its page does beyond being shown.
async function openTab(browser, options, tell) {
  const page = await (await browser.newContext({ offline: true, ...options })).newPage();
  page.on("console", (message) => tell("console", message.text()));
  page.on("pageerror", (error) => tell("console", String(error)));
  page.on("dialog", (dialog) => {
    tell("dialog", dialog.message());
    return dialog.dismiss();
  });
  page.on("request", (request) => request.url() === tell.address || tell("request", request.url()));
  page.on("popup", (popup) => tell("request", popup.url()));
  page.on("download", (download) => tell("request", download.url()));
  return page;
}

// Look at a page as a reader gets it, under its own policy.
async function asItIs(page, tell) {
  await page.goto(tell.address);
  const elements = await page.evaluate(() =>
    [...document.querySelectorAll("*")].map((one) => [one.localName, one.getAttributeNames()]),
  );
  for (const [name, attributes] of elements) {
    if (!MADE.has(name)) tell("element", `<${name}>`);
    for (const one of attributes.filter((one) => LEADS_AWAY.test(one))) tell("attribute", `<${name} ${one}>`);
  }
  await page.waitForTimeout(50);
}

// Look at a page with axe-core, in each view.
async function withAxe(page, axe, tell, open) {
  tell.view = "as it is";
  await page.goto(tell.address);
  await page.evaluate(axe);
  for (const { name, width, media } of VIEWS) {
    tell.view = name;
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ media });
    const { violations, incomplete } = await page.evaluate(askAxe);
    for (const { id, help, nodes } of violations) {
      for (const node of nodes) tell(id, `${node.target.join(" ")} (${help})`);
    }
    for (const { id, nodes } of incomplete) open.set(id, (open.get(id) ?? 0) + nodes.length);
    for (const [rule, target] of await page.evaluate(measure)) tell(rule, target);
  }
}

// In the page: apply every rule there is, those for the highest level and those on trial too.
function askAxe() {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
  return axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
}

// In the page: give what is wider than the screen or the paper, and pictures of which a part is not shown.
function measure() {
  const found = [];
  const needed = document.documentElement.scrollWidth;
  if (needed > innerWidth) found.push(["overflow", `${needed} px are needed, ${innerWidth} px are there`]);
  for (const svg of document.querySelectorAll("svg")) {
    const box = svg.getBBox();
    const end = new DOMPoint(box.x + box.width, box.y + box.height).matrixTransform(svg.getScreenCTM());
    const shown = svg.getBoundingClientRect();
    if (end.x > shown.right + 1 || end.y > shown.bottom + 1) found.push(["cut-off", "a part of a picture"]);
  }
  return found;
}

// Look at every file, some at a time; return what was found, and what axe-core leaves to a person.
async function look(files) {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const findings = [];
  const open = new Map();
  const waiting = [...files];
  await withBrowser(async (browser) => {
    const work = async () => {
      const tell = (rule, target) => findings.push({ page: tell.page, view: tell.view, rule, target });
      const strict = await openTab(browser, {}, tell);
      const opened = await openTab(browser, { bypassCSP: true }, tell);
      for (let file = waiting.shift(); file; file = waiting.shift()) {
        Object.assign(tell, { page: basename(file, ".html"), address: pathToFileURL(file).href, view: "as it is" });
        await asItIs(strict, tell);
        await withAxe(opened, axe, tell, open);
      }
    };
    await Promise.all(Array.from({ length: Math.min(4, cpus().length) }, work));
  });
  return { findings, open };
}

function pagesOf(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".html"));
  if (!files.length) throw new CannotLook(`There is no page in ${folder}.`);
  return files.sort().map((name) => join(resolve(folder), name));
}

async function check(folder) {
  const files = pagesOf(folder);
  const { findings, open } = await look(files);
  for (const { page, view, rule, target } of findings) console.log(`${page}, ${view}: ${rule}: ${target}`);
  if (open.size) console.log(`axe-core leaves to a person: ${[...open].map(([id, n]) => `${id} (${n})`).join(", ")}`);
  console.log(`${files.length} pages, ${findings.length} violations`);
  return findings.length ? 1 : 0;
}

// Each broken page is called after the rule that has to find it.
async function selfTest() {
  const files = pagesOf(BROKEN);
  const { findings } = await look(files);
  const names = files.map((file) => basename(file, ".html"));
  const missed = names.filter((name) => !findings.some(({ page, rule }) => page === name && rule === name));
  for (const name of missed) console.log(`The check does not find what is broken: ${name}`);
  console.log(`${names.length - missed.length} of ${names.length} broken pages are found out`);
  return missed.length ? 0 : 1;
}

try {
  const [what] = process.argv.slice(2);
  if (!what) throw new CannotLook("Say which folder holds the pages.");
  process.exitCode = await (what === "--self-test" ? selfTest() : check(what));
} catch (error) {
  console.error(error instanceof CannotLook ? error.message : error);
  process.exitCode = 2;
}
