/* Looks at a coupling report in Chromium: pictures as on a phone, a laptop and A4, what axe-core finds with scripts
   on, what there is without them, and how long it takes to open and to filter.

   npm install --prefix tools/look
   node tools/look/look.cjs REPORT.html FOLDER [--speed]

   CHROMIUM names the browser (/usr/bin/chromium). Ends with 1 where axe-core finds a violation. */
"use strict";
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");

const [report, folder, option] = process.argv.slice(2);
const url = pathToFileURL(path.resolve(report)).href;
const SIZES = { phone: { width: 360, height: 800 }, laptop: { width: 1366, height: 768 } };
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const picture = async (browser, name, viewport, javaScriptEnabled = true) => {
  const context = await browser.newContext({ viewport, javaScriptEnabled, reducedMotion: "reduce" });
  const page = await context.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => request.url() === url || request.url().startsWith("data:") || said.push(`asked for ${request.url()}`));
  await page.goto(url);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  const chapters = await page.locator(".chapter").all();
  for (const [number, chapter] of chapters.entries()) {
    await chapter.scrollIntoViewIfNeeded();
    await page.evaluate((at) => document.querySelectorAll(".chapter")[at].scrollIntoView(), number);
    await page.waitForTimeout(150);
    await page.screenshot({ path: path.join(folder, `${name}-${number + 1}.png`) });
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) said.push(`${wide} pixels too wide`);
  for (const line of said) console.log(`${name}: ${line}`);
  await context.close();
  return said.length;
};

/* The page allows no script but its own; the tool is run beside it, past that policy. */
const violations = async (browser, viewport) => {
  const context = await browser.newContext({ viewport, bypassCSP: true, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
  await page.addStyleTag({ content: ".part { content-visibility: visible !important; }" });
  await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
  const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }), TAGS);
  for (const each of found.violations) {
    console.log(`axe ${viewport.width}: ${each.id} (${each.impact}) ${each.help}, ${each.nodes.length}`);
    for (const node of each.nodes.slice(0, 4)) console.log(`  ${node.html.slice(0, 160)}\n  ${node.failureSummary.replace(/\n/g, " ")}`);
  }
  console.log(`axe ${viewport.width}: ${found.violations.length} violations, ${found.passes.length} rules passed`);
  await context.close();
  return found.violations.length;
};

const paper = async (browser) => {
  const page = await browser.newPage({ viewport: SIZES.laptop });
  await page.goto(url);
  await page.pdf({ path: path.join(folder, "a4.pdf"), preferCSSPageSize: true, printBackground: true });
  await page.close();
};

const speed = async (browser) => {
  const page = await browser.newPage({ viewport: SIZES.laptop });
  const begun = Date.now();
  await page.goto(url, { waitUntil: "load" });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  console.log(`opened in ${Date.now() - begun} ms`);
  const times = await page.evaluate(async () => {
    const told = [];
    for (const input of [...document.querySelectorAll(".filter input")].slice(0, 12)) {
      const before = performance.now();
      input.click();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      told.push(`${input.name}=${input.value}: ${Math.round(performance.now() - before)} ms`);
    }
    return told;
  });
  for (const line of times) console.log(line);
  await page.close();
};

(async () => {
  fs.mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });
  let wrong = 0;
  try {
    if (option === "--speed") {
      await speed(browser);
    } else {
      for (const [name, size] of Object.entries(SIZES)) {
        wrong += await picture(browser, name, size);
        wrong += await violations(browser, size);
      }
      await picture(browser, "no-script", SIZES.laptop, false);
      await paper(browser);
    }
  } finally {
    await browser.close();
  }
  process.exitCode = wrong ? 1 : 0;
})();
