// Drives a real browser over a running site and prints what is wrong.
//
//   node check.mjs URL CHROMIUM [FOLDER FOR SCREENSHOTS]
//
// ONLY in the environment is a pattern of the checks to run, CLOSED the address of a
// posting that is closed, AUTHOR that of a page as its author sees it.
//
// It checks every kind of page at three widths, and the journeys of a candidate
// with and without JavaScript. The site is the example.

import assert from "node:assert/strict"
import { createRequire } from "node:module"
import { chromium } from "playwright-core"
import { inTwoParts } from "./parts.mjs"

const [base, executablePath, shots] = process.argv.slice(2)
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js")
const posting = "/open-positions/staff-engineer-tracking"
const pages = {
  overview: "/",
  results: "/?q=rust",
  filtered: "/?q=engineer&category=Engineering&skill=Go&skill=Rust",
  listing: "/?sort=title&page=2",
  nothing: "/?q=rust+cobolzzz&category=Data",
  "find-skill": "/?skill_q=ru",
  posting,
  insights: "/insights",
  about: "/about/technical-stack",
  "not-found": "/no/such/page",
  ...(process.env.CLOSED && { closed: process.env.CLOSED }), // a closed posting, of another site
  ...(process.env.AUTHOR && { notes: process.env.AUTHOR, preview: process.env.AUTHOR + "?preview&q=port" }),
  "bad-request": "/?page=x",
}
// Both layouts and both schemes are examined; the width between is only measured.
const views = [
  { width: 320, colorScheme: "dark", examined: true },
  { width: 768, colorScheme: "light", examined: false },
  { width: 1440, colorScheme: "light", examined: true },
]
const sites = [base, process.env.CLOSED ?? base, process.env.AUTHOR ?? base].map((address) => new URL(address).origin)
const maxBytes = 60_000 // of a first search page with all it loads

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] })
const only = new RegExp(process.env.ONLY ?? "")
let failed = 0
let passed = 0

// check runs one check in a fresh context and prints its failure.
async function check(name, options, run) {
  if (!only.test(name)) return
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const noise = []
  page.on("console", (m) => m.type() === "error" && !/status of 4\d\d/.test(m.text()) && noise.push(m.text()))
  page.on("pageerror", (e) => noise.push(String(e)))
  page.on("request", (r) => {
    if (!sites.includes(new URL(r.url()).origin) && !r.url().startsWith("data:")) noise.push(`request to ${r.url()}`)
  })
  try {
    await run(page)
    assert.deepEqual(noise, [], "console and requests")
    passed++
  } catch (e) {
    failed++
    console.log(`FAIL ${name}: ${e.message}`)
  } finally {
    await context.close()
  }
}

// still is true of every page: nothing wider than the window, and nothing that
// moves while it loads. Pictures resize the window: they come later.
async function still(page) {
  const [wider, shift] = await page.evaluate(async () => {
    const moved = await new Promise((done) => {
      let sum = 0
      new PerformanceObserver((l) => l.getEntries().forEach((e) => (sum += e.value))).observe({ type: "layout-shift", buffered: true })
      setTimeout(() => done(sum), 100)
    })
    return [document.documentElement.scrollWidth - document.documentElement.clientWidth, moved]
  })
  assert.ok(wider <= 0, `wider than the window by ${wider} px`)
  assert.ok(shift < 0.01, `moves while it loads: ${shift}`)
}

// accessible is true of every page: no violation that axe knows.
async function accessible(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)))
  await page.addScriptTag({ path: axe })
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }))
  assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`), [], "axe")
}

for (const [name, path] of Object.entries(pages)) {
  for (const { width, colorScheme, examined } of views) {
    const options = { viewport: { width, height: width < 700 ? 700 : 900 }, colorScheme, hasTouch: width < 1000, isMobile: width < 700, bypassCSP: true }
    await check(`${name} ${width} ${colorScheme}`, options, async (page) => {
      await page.goto(new URL(path, base).href, { waitUntil: "load" })
      await still(page)
      if (shots) {
        for (const scheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme: scheme })
          await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png`, fullPage: true })
        }
        await page.emulateMedia({ colorScheme })
      }
      if (!examined) return
      await accessible(page)
      await page.emulateMedia({ forcedColors: "active" })
      await accessible(page)
    })
  }
}

const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true }

await check("the policy blocks nothing of the site", desktop, async (page) => {
  for (const path of Object.values(pages)) await page.goto(new URL(path, base).href, { waitUntil: "load" }) // violations are console errors
})

await check("nothing moves when the rest of a page arrives", phone, async (page) => {
  const size = (await (await fetch(base + posting)).text()).length
  for (const part of [0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8]) {
    const slow = await inTwoParts(base, Math.round(size * part))
    sites.push(slow.url)
    await page.goto(slow.url + posting, { waitUntil: "load" })
    await still(page)
    await page.goto("about:blank")
    slow.close()
  }
})

await check("targets are large enough for a finger", phone, async (page) => {
  for (const path of ["/?q=engineer&category=Engineering&skill=Go&skill=Rust", posting]) {
    await page.goto(base + path)
    const small = await page.evaluate(() => {
      document.querySelectorAll("details").forEach((d) => (d.open = true))
      const inText = (e) => e.closest(".prose, .passage, .lead, .facts, .nothing, .crumb, .hint, .subscribe, .skip, .hit h3, .fold")
      return [...document.querySelectorAll("a, button, summary, input:not([type=hidden])")]
        .filter((e) => !inText(e) && e.getClientRects().length)
        .map((e) => {
          const after = getComputedStyle(e, "::after")
          const more = after.position === "absolute" && after.content !== "none" ? 2 * -parseFloat(after.top) : 0
          return [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height + more]
        })
        .filter(([, height]) => height < 43.5)
    })
    assert.deepEqual(small, [])
  }
})

await check("a title with a long word is no wider than a phone", phone, async (page) => {
  for (const path of ["/?q=engineer", posting]) {
    await page.goto(base + path)
    await page.evaluate(() => document.querySelectorAll("h1, .hit h3 a").forEach((e) => (e.textContent = "(https://www." + "harbour".repeat(8) + ".example)")))
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), path)
  }
})

await check("Apply is in view once, and whole, on a phone", phone, async (page) => {
  await page.goto(base + posting)
  for (const top of [0, 600, 1e6]) {
    await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), top)
    const inView = await page.evaluate(() => [...document.querySelectorAll(".act .button")].map((e) => e.getBoundingClientRect()).filter((r) => r.height && r.top >= 0 && r.bottom <= innerHeight).length)
    const partly = await page.evaluate(() => [...document.querySelectorAll(".act .button")].map((e) => e.getBoundingClientRect()).filter((r) => r.height && r.top < innerHeight && r.bottom > innerHeight).length)
    assert.deepEqual([inView, partly], [top === 1e6 ? 0 : 1, 0], `scrolled to ${top}`) // the foot of the page has none
  }
})

await check("figures are printed below their headings", desktop, async (page) => {
  await page.goto(base + "/insights")
  await page.emulateMedia({ media: "print" })
  const edges = await page.evaluate(() => [...document.querySelectorAll(".insights tr")].map((row) => [...row.cells].map((c) => Math.round(c.getBoundingClientRect().right)).filter(Boolean).at(-1) - Math.round(row.closest("table").getBoundingClientRect().right)))
  assert.deepEqual([...new Set(edges)], [0])
})

await check("a first search page is small", desktop, async (page) => {
  let bytes = 0
  page.on("response", async (r) => {
    const sizes = await r.request().sizes()
    bytes += sizes.responseBodySize + sizes.responseHeadersSize
  })
  await page.goto(base + "/?q=rust", { waitUntil: "networkidle" })
  assert.ok(bytes > 1000 && bytes < maxBytes, `${bytes} bytes`)
  console.log(`a first search page transfers ${bytes} bytes`)
})

for (const javaScriptEnabled of [true, false]) {
  await check(`a candidate finds a posting, JavaScript ${javaScriptEnabled}`, { ...desktop, javaScriptEnabled }, async (page) => {
    await page.goto(base + "/")
    await page.locator("#site-q").fill("rust")
    await page.getByRole("button", { name: "Search", exact: true }).click()
    await page.waitForURL("**/?q=rust")
    await page.getByRole("link", { name: /^Engineering/ }).first().click()
    await page.waitForURL("**category=Engineering")
    await page.getByRole("link", { name: "Staff Engineer, Vessel Tracking" }).click()
    await page.waitForURL("**" + posting)
    assert.match(await page.getByRole("link", { name: "Apply", exact: true }).first().getAttribute("href"), /^mailto:/)
    await page.goBack()
    await page.getByRole("link", { name: /^Remove Category/ }).click()
    await page.waitForURL("**/?q=rust")
  })
  await check(`filters fold on a phone, JavaScript ${javaScriptEnabled}`, { ...phone, javaScriptEnabled }, async (page) => {
    await page.goto(base + "/?q=engineer")
    const value = page.locator(".facet li a").first()
    assert.equal(await value.isVisible(), false)
    await page.getByText("Filter", { exact: true }).tap()
    assert.equal(await value.isVisible(), true)
    await value.tap()
    await page.waitForURL("**category=**")
  })
}

await check("the keyboard alone is enough", desktop, async (page) => {
  await page.goto(base + "/about/mission")
  await page.keyboard.press("Tab")
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content")
  await page.keyboard.press("Enter")
  assert.equal(await page.evaluate(() => document.activeElement.id), "site-main")
  await page.goto(base + "/")
  await page.keyboard.press("/")
  await page.keyboard.type("rust")
  await page.keyboard.press("Enter")
  await page.waitForURL("**/?q=rust")
  await page.locator(".hit h3 a").first().focus()
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle)
  assert.equal(outline, "solid", "focus is visible")
  await page.keyboard.press("Enter")
  await page.waitForURL("**/open-positions/**")
})

// state is what the server wrote of a page: what a script changes as one types
// has to be the same. What is above the search box stays as it is, so that the
// box does not move.
const state = () => {
  const main = document.querySelector("main").cloneNode(true)
  main.querySelectorAll("form.search, h1").forEach((e) => e.remove())
  main.querySelector(".hero").className = "hero"
  const lines = (html) => html.split("\n").map((l) => l.trim()).filter(Boolean)
  return { title: document.title, head: [...document.head.querySelectorAll("meta, link")].map((e) => e.outerHTML).sort(), main: lines(main.innerHTML) }
}

// search is the search box of a page whose script has run.
const search = (page) => page.getByRole("combobox", { name: "Search positions" })
const focused = (locator) => locator.evaluate((e) => e === document.activeElement)
const said = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor({ state: "attached" })
const value = (page, facet, name) => page.locator(`[aria-labelledby=site-facet-${facet}] li a`).filter({ has: page.locator(`.value:text-is("${name}")`) })

await check("a page that was typed to, or filtered, is the page of its address", desktop, async (page) => {
  await page.goto(base + "/")
  const overview = await page.evaluate(state)
  for (const words of ["go", "rust cobolzzz"]) {
    await search(page).fill(words)
    await page.waitForURL("**/?q=" + words.replace(" ", "+"))
    const typed = await page.evaluate(state)
    await page.reload()
    assert.deepEqual(typed, await page.evaluate(state))
  }
  await search(page).fill("")
  await page.waitForURL(base + "/")
  assert.deepEqual(await page.evaluate(state), overview)
  await value(page, "workplace", "Remote").click()
  await page.waitForURL("**/?workplace=remote")
  const filtered = await page.evaluate(state)
  await page.reload()
  assert.deepEqual(filtered, await page.evaluate(state))
})

await check("results follow what is typed", desktop, async (page) => {
  await page.goto(base + "/")
  const box = search(page)
  const before = await box.boundingBox()
  await box.pressSequentially("rus")
  await page.waitForURL("**/?q=rus")
  await box.pressSequentially("t")
  await page.waitForURL("**/?q=rust")
  await said(page, /open positions? for rust/)
  assert.equal(await focused(box), true, "focus stays in the box")
  assert.deepEqual(await box.boundingBox(), before, "the box stays where it was")
  assert.equal(await page.locator("h1").count(), 1)
  await still(page)
  await box.fill("")
  await page.waitForURL(base + "/")
  assert.equal(await page.locator(".group").count() > 0, true, "the overview is back")
  await box.fill("terrafrom")
  await said(page, /Showing results for Terraform/)
})

await check("every search that stood is a step back", desktop, async (page) => {
  await page.clock.install()
  await page.goto(base + "/")
  const type = async (text) => {
    await search(page).fill(text)
    await page.clock.runFor(200)
    await page.waitForURL("**/?q=" + text)
  }
  await type("rus")
  await type("rust") // soon after: the same step
  await page.clock.runFor(5000)
  await type("go")
  await value(page, "category", "Engineering").click()
  await page.waitForURL("**/?q=go&category=Engineering")
  await page.locator(".hit h3 a").first().click()
  await page.waitForURL("**/open-positions/**")
  await page.goBack()
  await page.waitForURL("**/?q=go&category=Engineering")
  assert.equal(await page.locator("#site-q").inputValue(), "go")
  await page.locator(".chips").waitFor()
  for (const [address, text, part] of [["/?q=go", "go", ".status"], ["/?q=rust", "rust", ".status"], ["/", "", ".group"]]) {
    await page.goBack()
    await page.waitForURL(base + address)
    await page.waitForFunction((want) => document.getElementById("site-q").value === want, text)
    await page.locator(part).first().waitFor()
  }
  await page.goForward()
  await page.locator(".status h2").filter({ hasText: "rust" }).waitFor()
})

await check("a filter keeps focus and place, by pointer, Enter and Space", desktop, async (page) => {
  await page.goto(base + "/?q=engineer")
  await page.evaluate(() => (window.same = true))
  await page.mouse.wheel(0, 300)
  const remote = value(page, "workplace", "Remote")
  await remote.scrollIntoViewIfNeeded()
  const heading = page.locator("#site-facet-workplace")
  const before = (await heading.boundingBox()).y
  await remote.focus()
  await page.keyboard.press("Space")
  await page.waitForURL("**/?q=engineer&workplace=remote")
  await said(page, /Remote/)
  assert.equal(await focused(remote), true, "focus stays on the value")
  assert.ok(Math.abs((await heading.boundingBox()).y - before) < 2, "the facet stays where it was")
  await page.keyboard.press("Enter")
  await page.waitForURL("**/?q=engineer")
  await remote.click()
  await page.waitForURL("**/?q=engineer&workplace=remote")
  await page.getByRole("link", { name: /^Remove Workplace/ }).click()
  await page.waitForURL("**/?q=engineer")
  assert.equal(await focused(page.locator(".status h2")), true, "after the last filter, focus is on the results")
  await page.getByRole("link", { name: "Newest" }).click()
  await page.waitForURL("**/?q=engineer&sort=newest")
  assert.equal(await page.evaluate(() => window.same), true, "no page was loaded")
})

await check("the drawer of a phone stays open until its results are wanted", phone, async (page) => {
  await page.goto(base + "/?q=engineer")
  await page.getByText("Filter", { exact: true }).tap()
  await value(page, "category", "Engineering").tap()
  await page.waitForURL("**category=Engineering")
  await page.getByText("Filter (1)", { exact: true }).waitFor()
  await page.getByText("Workplace", { exact: true }).last().tap()
  await value(page, "workplace", "Remote").tap()
  await page.getByText("Filter (2)", { exact: true }).waitFor()
  const found = await page.locator(".status h2").textContent()
  await page.getByRole("link", { name: `Show ${parseInt(found)} position` }).tap()
  assert.equal(await page.locator(".drawer").evaluate((d) => d.open), false)
  await page.locator(".status h2").scrollIntoViewIfNeeded()
})

await check("values of a long facet are found as one types", desktop, async (page) => {
  await page.goto(base + "/?q=engineer")
  const find = page.locator("[aria-labelledby=site-facet-skill] .find input[type=search]")
  await find.pressSequentially("ku", { delay: 20 })
  await value(page, "skill", "Rust").waitFor({ state: "detached" })
  assert.equal(await focused(find), true)
  assert.equal(page.url(), base + "/?q=engineer")
  await said(page, /values?$/)
  await value(page, "skill", "Kubernetes").click()
  await page.waitForURL("**/?q=engineer&skill=Kubernetes")
})

await check("the search box is a combobox", desktop, async (page) => {
  await page.goto(base + "/?q=ru")
  const box = search(page)
  await page.keyboard.press("/")
  await box.press("End")
  await box.pressSequentially("s")
  const list = page.getByRole("listbox", { name: "Suggestions" })
  const rust = list.getByRole("option", { name: /^Rust/ })
  await rust.waitFor()
  await said(page, /\d suggestions?$/)
  await page.waitForURL("**/?q=rus")
  await still(page)
  assert.equal(await box.getAttribute("aria-expanded"), "true")
  await page.keyboard.press("ArrowDown")
  assert.equal(await focused(box), true, "focus stays in the box")
  assert.equal(await box.getAttribute("aria-activedescendant"), await list.getByRole("option").first().getAttribute("id"))
  assert.equal(await list.getByRole("option", { selected: true }).count(), 1)
  await page.keyboard.press("ArrowUp")
  assert.equal(await box.getAttribute("aria-activedescendant"), null)
  await page.keyboard.press("Escape")
  assert.equal(await box.getAttribute("aria-expanded"), "false", "Esc closes the list")
  assert.equal(await box.inputValue(), "rus")
  await page.keyboard.press("Escape")
  assert.equal(await box.inputValue(), "", "Esc empties the box")
  await page.locator(".group").first().waitFor()
  await page.keyboard.type("rus")
  await rust.waitFor()
  while ((await rust.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await page.waitForURL("**/?skill=Rust")
})

await check("an answer that is late never replaces a newer one", desktop, async (page) => {
  let late
  await page.route("**/?q=py", async (route) => {
    late = new Promise((done) => setTimeout(done, 600)).then(() => route.continue()).catch(() => {}) // aborted by then
  })
  await page.goto(base + "/")
  const box = search(page)
  await box.fill("py")
  await page.waitForRequest("**/?q=py")
  await box.fill("rust")
  await page.waitForURL("**/?q=rust")
  await late
  assert.match(await page.locator(".status").textContent(), /rust/)
  assert.match(page.url(), /q=rust$/)
})

if (process.env.AUTHOR) {
  await check("the author hides notes, and sees what is made of the page", desktop, async (page) => {
    const notes = page.getByRole("dialog", { name: "check: 1 error, 1 warning" })
    await page.goto(process.env.AUTHOR)
    await notes.waitFor()
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true, "notes do not take the focus")
    await notes.getByRole("button", { name: "Hide" }).focus()
    await page.keyboard.press("Escape")
    assert.equal(await notes.isVisible(), false, "Esc hides them")
    await page.reload({ waitUntil: "networkidle" })
    assert.equal(await notes.isVisible(), false, "and they stay hidden")
    await page.evaluate(() => sessionStorage.clear())
    await page.reload()
    await notes.getByRole("link", { name: "Author’s view" }).click()
    await page.waitForURL("**?preview")
    await page.getByRole("searchbox", { name: "Search words" }).fill("port")
    await page.keyboard.press("Enter")
    await page.waitForURL("**q=port")
    await page.locator(".hit mark").first().waitFor()
  })
  await check("the author’s view, without JavaScript", { ...desktop, javaScriptEnabled: false }, async (page) => {
    await page.goto(process.env.AUTHOR)
    await page.getByRole("link", { name: "Author’s view of this page" }).click()
    await page.getByRole("heading", { name: "What check says" }).waitFor()
  })
}

await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
