// A search without loading its page: results follow what is typed and what is
// chosen, suggestions are a combobox, "/" leads to the search box. Everything
// works without this script, which shows nothing that the server did not write.

const pause = 150 // ms without a key before the server is asked
const settled = 1000 // ms after which a search is a step of its own in the history

const form = document.querySelector("form.search")
const box = form?.querySelector("input[type=search]")
const status = document.createElement("p")
status.className = "unseen"
status.setAttribute("role", "status")
document.body.append(status)
const said = {}

const live = form && document.getElementById("site-results") ? follow() : null
const options = box ? combobox() : null
if (box) keys()
copyLink()

// load reads a page of the site.
async function load(wanted, signal) {
  const answer = await fetch(wanted, { signal })
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  signal.throwIfAborted() // an answer to an older question must not replace a newer one
  if (!answer.ok || !page.getElementById("site-results")) throw new Error("no results")
  return page
}

// asked is the address that a form asks for; with a name, that field instead of q.
function asked(of, name, value) {
  const query = new URLSearchParams()
  for (const [n, v] of new FormData(of)) if (v.trim() && !(name && n === "q")) query.append(n, v.trim())
  if (name) query.append(name, value)
  const text = query.toString()
  return text ? "/?" + text : "/"
}

// say tells people who do not see the page what has changed on it: its results, and
// how many suggestions there are.
function say(part, ...lines) {
  said[part] = lines.filter(Boolean).join(". ")
  status.textContent = [said.page, said.suggestions].filter(Boolean).join(". ")
}

// follow makes typing and choosing change this page, and returns the functions
// that do it.
function follow() {
  let timer, running
  let typed = -Infinity // when results of typing were last shown
  let shown = location.pathname + location.search
  const finding = new WeakMap() // the question of each box that finds a value

  // go shows the answer at an address. A step is kept in the history; keys that
  // follow each other make one step together.
  async function go(wanted, how, from) {
    clearTimeout(timer)
    running?.abort()
    running = new AbortController()
    if (wanted === shown && how === "typed") return
    let page
    try {
      page = await load(wanted, running.signal)
    } catch (e) {
      if (e.name !== "AbortError" && how !== "typed") location.assign(wanted)
      return // aborted, or offline while typing: what is shown stays
    }
    if (how !== "back" && wanted !== shown) {
      const again = how === "typed" && performance.now() - typed < settled
      if (!again) history.replaceState({ top: scrollY }, "")
      history[again ? "replaceState" : "pushState"](null, "", wanted)
    }
    typed = how === "typed" ? performance.now() : -Infinity
    shown = wanted
    show(page, from)
    if (how !== "typed") box.value = page.querySelector("form.search input[type=search]").value
    const hints = [...document.querySelectorAll("#site-results .hint")]
    say("page", ...[document.querySelector(".status h2, .total"), ...hints].map((e) => e?.textContent.trim().replace(/\.$/, "")))
  }

  const type = () => go(asked(form), "typed")
  box.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(type, pause)
  })
  addEventListener("popstate", async (e) => {
    if (location.pathname + location.search === shown) return
    await go(location.pathname + location.search, "back")
    scrollTo({ top: e.state?.top ?? 0, behavior: "instant" })
  })

  document.addEventListener("click", (e) => {
    const link = e.target.closest(".facets a, .chips a, .sort a, .elsewhere a, .hint a")
    if (!link || e.defaultPrevented || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return
    if (link.matches(".show")) {
      link.closest("details").open = false // its address is a place on this page
    } else if (link.origin === location.origin && link.pathname === "/") {
      e.preventDefault()
      go(link.pathname + link.search, "chosen", link)
    }
  })
  document.addEventListener("submit", (e) => {
    if (e.target !== form && !e.target.closest(".facets")) return
    e.preventDefault()
    options.close()
    if (e.target === form && matchMedia("(pointer: coarse)").matches) box.blur() // the keyboard hides the results
    go(asked(e.target), "chosen", e.target === form ? null : e.submitter)
  })
  document.addEventListener("keydown", (e) => {
    // What looks like a box to tick is ticked like one.
    if (e.key !== " " || !e.target.matches(".facet li a")) return
    e.preventDefault()
    e.target.click()
  })
  document.addEventListener("input", (e) => {
    const find = e.target.closest(".facet .find")
    if (!find) return
    const last = finding.get(find)
    clearTimeout(last?.timer)
    last?.abort.abort()
    const abort = new AbortController()
    finding.set(find, { abort, timer: setTimeout(() => narrow(find, abort.signal).catch(() => {}), pause) })
  })

  return { go, type }
}

// show makes this page the given one, except for the search box, which is in use,
// and what is above it, so that it does not move. from is what was clicked.
function show(page, from) {
  const about = "meta[name=description], meta[name=robots], meta[property], meta[name^=twitter], link[rel=canonical], link[rel=alternate]"
  document.title = page.title
  document.head.querySelectorAll(about).forEach((e) => e.remove())
  document.head.append(...page.head.querySelectorAll(about))
  const heading = document.querySelector("h1.unseen")
  if (heading) heading.textContent = page.querySelector("h1").textContent
  const newForm = page.querySelector("form.search")
  form.querySelectorAll("input[type=hidden]").forEach((e) => e.remove())
  box.after(...newForm.querySelectorAll("input[type=hidden]"))
  while (form.nextSibling) form.nextSibling.remove()
  while (newForm.nextSibling) form.parentNode.append(newForm.nextSibling)

  const split = document.querySelector(".split")
  const newSplit = page.querySelector(".split")
  const near = from?.closest(".facet, .drawer, .status")
  const top = near?.getBoundingClientRect().top
  const focused = split.contains(document.activeElement) ? document.activeElement : null
  const place = focused && [...split.querySelectorAll(".chips a")].indexOf(focused)
  keepOpen(split, newSplit)
  split.replaceWith(newSplit)
  if (focused) focusLike(focused, newSplit, place)
  const same = near && newSplit.querySelector(selector(near))
  if (same) scrollBy({ top: same.getBoundingClientRect().top - top, behavior: "instant" })
}

// selector finds a part of the page on the page that replaces it.
function selector(part) {
  const label = part.getAttribute("aria-labelledby")
  return label ? `[aria-labelledby="${CSS.escape(label)}"]` : "." + part.classList[0]
}

// keepOpen opens the folded lists that a person had opened, and scrolls them as
// they were.
function keepOpen(before, after) {
  for (const d of before.querySelectorAll("details[open]")) {
    const facet = d.closest(".facet")
    const same = after.querySelector((facet ? selector(facet) + " " : "") + "details." + d.classList[0])
    if (same) same.open = true
  }
}

// focusLike focuses what is now what another element was: the same value, order
// or box; or else the filter after one that was removed, or the results.
function focusLike(was, split, place) {
  const key = (e) => [e.tagName, e.name, e.closest(".facet")?.getAttribute("aria-labelledby") ?? e.closest("[class]:not(a)")?.className, (e.querySelector(".value") ?? e).textContent].join("\n")
  const chips = split.querySelectorAll(".chips a")
  let like = [...split.querySelectorAll("a, summary, input, button")].find((e) => key(e) === key(was))
  if (place >= 0 && chips.length) like = chips[Math.min(place, chips.length - 1)]
  if (!like) {
    like = split.querySelector(".status h2") ?? split.querySelector("#site-results")
    like.tabIndex = -1
  }
  for (let d = like.parentElement.closest("details"); d; d = d.parentElement.closest("details")) if (!like.checkVisibility()) d.open = true
  like.focus({ preventScroll: true })
}

// narrow shows the values of a facet that begin with what is typed above them.
async function narrow(find, signal) {
  const facet = selector(find.closest(".facet"))
  const page = await load(asked(find), signal)
  const same = page.querySelector(facet + " .find")
  while (find.nextSibling) find.nextSibling.remove()
  while (same?.nextSibling) find.parentNode.append(same.nextSibling)
  const found = find.parentNode.querySelectorAll("li").length
  say("page", found === 1 ? "1 value" : `${found} values`)
}

// combobox offers suggestions under the search box, in the way of the ARIA
// Authoring Practices: focus stays in the box, arrows lead through the list.
function combobox() {
  const list = document.createElement("ul")
  list.id = "site-suggestions"
  list.className = "labels suggestions"
  list.hidden = true
  const attributes = { role: "listbox", "aria-label": "Suggestions", "aria-orientation": "horizontal" }
  for (const [name, value] of Object.entries(attributes)) list.setAttribute(name, value)
  form.append(list)
  box.setAttribute("role", "combobox")
  box.setAttribute("aria-autocomplete", "list")
  box.setAttribute("aria-controls", list.id)

  let timer, running
  let at = -1
  close()
  box.addEventListener("input", () => {
    activate(-1)
    clearTimeout(timer)
    running?.abort()
    timer = setTimeout(() => suggest().catch(() => {}), pause) // offline: nothing is suggested
  })
  box.addEventListener("blur", close)
  list.addEventListener("mousedown", (e) => e.preventDefault()) // the box keeps the focus
  list.addEventListener("click", (e) => choose(e.target.closest("[role=option]")))

  function open(isOpen) {
    list.hidden = !isOpen
    box.setAttribute("aria-expanded", isOpen)
  }

  function close() {
    clearTimeout(timer)
    running?.abort()
    activate(-1)
    open(false)
    said.suggestions = ""
  }

  function activate(i) {
    list.children[at]?.setAttribute("aria-selected", false)
    at = i
    list.children[at]?.setAttribute("aria-selected", true)
    if (at < 0) box.removeAttribute("aria-activedescendant")
    else box.setAttribute("aria-activedescendant", list.children[at].id)
  }

  // move leads to the next suggestion, or after the last one back to the box.
  function move(by) {
    if (!list.children.length) return false
    open(true)
    const stops = list.children.length + 1
    activate(((at + 1 + by + stops) % stops) - 1)
    return true
  }

  async function suggest() {
    running = new AbortController()
    const { signal } = running
    const text = box.value.trim()
    const answer = text ? await fetch("/api/v1/suggest?q=" + encodeURIComponent(text), { signal }) : null
    const found = answer?.ok ? (await answer.json()).suggestions : []
    signal.throwIfAborted()
    list.replaceChildren(...found.filter((s) => s.kind !== "word").map(option))
    open(list.children.length > 0)
    // One line of them: nothing below moves or is covered.
    while (list.lastElementChild?.offsetTop > list.firstElementChild?.offsetTop) list.lastElementChild.remove()
    const n = list.children.length
    if (n || said.suggestions) say("suggestions", n === 1 ? "1 suggestion" : n && `${n} suggestions`)
  }

  function option(s, i) {
    const li = document.createElement("li")
    li.id = `site-suggestion-${i}`
    li.setAttribute("role", "option")
    li.setAttribute("aria-selected", false)
    li.dataset.to = s.path ? s.path.split("/").map(encodeURIComponent).join("/") : asked(form, s.kind, s.text)
    const kind = document.createElement("span")
    kind.className = "n"
    // Of a facet: its heading on this page.
    kind.textContent = document.getElementById("site-facet-" + s.kind)?.textContent.toLowerCase() ?? (s.kind === "title" ? "page" : s.kind)
    li.append(s.text, " ", kind)
    return li
  }

  function choose(li) {
    if (!li) return
    const to = li.dataset.to
    close()
    if (live && to.startsWith("/?")) live.go(to, "chosen")
    else location.assign(to)
  }

  return { close, move, isOpen: () => !list.hidden, chosen: () => list.children[at], choose }
}

// keys lead to the box, through its suggestions, and from it to the results.
function keys() {
  const hint = document.createElement("kbd")
  hint.className = "key"
  hint.textContent = "/"
  hint.ariaHidden = true
  box.after(hint)
  box.setAttribute("aria-keyshortcuts", "/")
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return
    const stops = [box, ...document.querySelectorAll(".hit h3 a")]
    const at = stops.indexOf(document.activeElement)
    if (e.key === "/" && !e.target.matches("input, textarea, select, [contenteditable]")) {
      box.focus()
      box.select()
    } else if (e.key === "Escape" && at === 0 && options.isOpen()) {
      options.close()
    } else if (e.key === "Escape" && at === 0 && box.value) {
      box.value = ""
      live?.type()
    } else if (e.key === "Escape" && at > 0) {
      box.focus()
    } else if (e.key === "Enter" && at === 0 && options.chosen()) {
      options.choose(options.chosen())
    } else if (e.key === "ArrowDown" && at === 0 && options.move(1)) {
      // The next suggestion is active.
    } else if (e.key === "ArrowUp" && at === 0 && options.move(-1)) {
      // The one before it is.
    } else if (e.key === "ArrowDown" && at >= 0 && at + 1 < stops.length) {
      stops[at + 1].focus()
    } else if (e.key === "ArrowUp" && at > 0) {
      stops[at - 1].focus()
    } else {
      return
    }
    e.preventDefault()
  })
}

// copyLink copies the address of a posting.
function copyLink() {
  const button = document.querySelector("button.copy")
  if (!button) return
  if (!navigator.clipboard) button.remove() // the page did not come over HTTPS
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.value)
    button.textContent = "Copied"
    say("page", "The link is copied")
  })
}
