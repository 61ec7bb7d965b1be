// Results and suggestions as you type, and keys: "/" for the search box, arrows
// to the results, Esc back to the box and then to empty it. Everything works
// without this script.

const pause = 150 // ms without a key before the server is asked

const form = document.querySelector("form.search")
const box = form?.querySelector("input[type=search]")
const live = form && document.getElementById("site-results") ? follow() : null

document.addEventListener("keydown", (e) => {
  if (!box || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return
  const stops = [box, ...document.querySelectorAll(".suggestions a, .hit h3 a")]
  const at = stops.indexOf(document.activeElement)
  if (e.key === "/" && !e.target.matches("input, textarea, select, [contenteditable]")) {
    box.focus()
    box.select()
  } else if (e.key === "Escape" && at > 0) {
    box.focus()
  } else if (e.key === "Escape" && at === 0 && box.value) {
    box.value = ""
    live?.()
  } else if (e.key === "ArrowDown" && at >= 0 && at + 1 < stops.length) {
    stops[at + 1].focus()
  } else if (e.key === "ArrowUp" && at > 0) {
    stops[at - 1].focus()
  } else {
    return
  }
  e.preventDefault()
})

// follow shows the results of what is typed, and returns a function that does it
// at once. Results are taken from the page that the form would load, so only the
// server writes them.
function follow() {
  const status = document.createElement("p")
  status.className = "unseen"
  status.setAttribute("role", "status")
  const list = document.createElement("ul")
  list.className = "labels suggestions"
  list.setAttribute("aria-label", "Suggestions")
  list.hidden = true
  form.after(list, status)

  let timer, running, pushed = false
  let shown = location.pathname + location.search
  box.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(update, pause)
  })
  form.addEventListener("submit", () => clearTimeout(timer))
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload()
  })

  // address of what the form asks; with a name, that field instead of q.
  function address(name, value) {
    const query = new URLSearchParams()
    for (const [n, v] of new FormData(form)) if (v.trim() && !(name && n === "q")) query.append(n, v.trim())
    if (name) query.append(name, value)
    const text = query.toString()
    return text ? "/?" + text : "/"
  }

  function update() {
    clearTimeout(timer)
    const wanted = address()
    running?.abort() // an answer to an older question must not replace this one
    running = new AbortController()
    const { signal } = running
    const failed = () => {} // aborted, or offline: what is shown stays
    suggest(signal).catch(failed)
    if (wanted !== shown) replace(wanted, signal).catch(failed)
  }

  async function replace(wanted, signal) {
    const answer = await fetch(wanted, { signal })
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    if (signal.aborted || !page.getElementById("site-results")) return
    show(page)
    // One search is one step back, however many keys it took.
    history[pushed ? "replaceState" : "pushState"](null, "", wanted)
    pushed = true
    shown = wanted
    status.textContent = document.querySelector(".status h2, .total")?.textContent.trim() ?? ""
  }

  // show makes this page the given one, except for the form, which is in use.
  function show(page) {
    const about = "meta[name=description], meta[name=robots], meta[property], link[rel=canonical], link[rel=alternate]"
    document.title = page.title
    document.head.querySelectorAll(about).forEach((e) => e.remove())
    document.head.append(...page.head.querySelectorAll(about))
    const hero = document.querySelector(".hero")
    const newHero = page.querySelector(".hero")
    hero.className = newHero.className
    while (hero.firstChild !== form) hero.firstChild.remove()
    newHero.querySelector("form.search").remove()
    form.before(...newHero.childNodes)
    const split = document.querySelector(".split")
    const newSplit = page.querySelector(".split")
    keepOpen(split, newSplit)
    split.replaceWith(newSplit)
  }

  async function suggest(signal) {
    const typed = box.value.trim()
    const answer = typed ? await fetch("/api/v1/suggest?q=" + encodeURIComponent(typed), { signal }) : null
    const found = answer?.ok ? (await answer.json()).suggestions : []
    if (signal.aborted) return
    list.replaceChildren(...found.filter((s) => s.kind !== "word").map(item))
    list.hidden = !list.children.length
    // One line of them: what does not fit is hidden but would still take focus.
    while (list.lastElementChild?.offsetTop > list.firstElementChild?.offsetTop) list.lastElementChild.remove()
  }

  function item(s) {
    const link = document.createElement("a")
    link.href = s.path ? s.path.split("/").map(encodeURIComponent).join("/") : address(s.kind, s.text)
    link.textContent = s.text
    const kind = document.createElement("span")
    kind.className = "n"
    // Of a facet: its heading on this page.
    kind.textContent = document.getElementById("site-facet-" + s.kind)?.textContent.toLowerCase() ?? (s.kind === "title" ? "page" : s.kind)
    link.append(" ", kind)
    const li = document.createElement("li")
    li.append(link)
    return li
  }

  // keepOpen opens the folded lists that a person had opened.
  function keepOpen(before, after) {
    for (const d of before.querySelectorAll("details[open]")) {
      const facet = d.closest("[aria-labelledby]")?.getAttribute("aria-labelledby")
      const same = facet ? after.querySelector(`[aria-labelledby="${facet}"] details.${d.className}`) : after.querySelector("details.drawer")
      if (same) same.open = true
    }
  }

  return update
}
