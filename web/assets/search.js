// What a keyboard and a connection make better: results as you type, "/" for
// the search box, Esc to empty it. Everything works without.

const pause = 150 // ms without a key before the server is asked

const form = document.querySelector("form.search")
const box = form?.querySelector("input[type=search]")
const results = document.getElementById("site-results")

document.addEventListener("keydown", (e) => {
  if (!box || e.ctrlKey || e.metaKey || e.altKey) return
  const typing = e.target.matches("input, textarea, select, [contenteditable]")
  if (e.key === "/" && !typing) {
    e.preventDefault()
    box.focus()
    box.select()
  }
})

if (box && results) live()

// live asks the server for the page of each new query and takes over its
// results and facets. The page is the one that the form would load, so there
// is one place that writes them.
function live() {
  const status = document.createElement("p")
  status.className = "unseen"
  status.setAttribute("role", "status")
  form.after(status)
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

  function address() {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (value.trim()) query.append(name, value.trim())
    const text = query.toString()
    return text ? "/?" + text : "/"
  }

  async function update() {
    const wanted = address()
    if (wanted === shown) return
    running?.abort() // an answer to an older question must not replace this one
    running = new AbortController()
    let text
    try {
      const answer = await fetch(wanted, { signal: running.signal, headers: { Accept: "text/html" } })
      if (!answer.ok) return
      text = await answer.text()
    } catch {
      return // aborted, or offline: what is shown stays
    }
    const page = new DOMParser().parseFromString(text, "text/html")
    const from = page.querySelector(".split")
    const to = document.querySelector(".split")
    if (!from || !to) return
    keepOpen(to, from)
    to.replaceWith(document.adoptNode(from))
    document.title = page.title
    // One search is one step back, however many keys it took.
    history[pushed ? "replaceState" : "pushState"](null, "", wanted)
    pushed = true
    shown = wanted
    status.textContent = from.querySelector(".status h2, .total")?.textContent.trim() ?? ""
  }

  // keepOpen leaves a folded list open that a person has opened.
  function keepOpen(before, after) {
    for (const d of before.querySelectorAll("details[open]")) {
      const facet = d.closest("[aria-labelledby]")?.getAttribute("aria-labelledby")
      const same = facet ? after.querySelector(`[aria-labelledby="${facet}"] details`) : after.querySelector("details.drawer")
      if (same) same.open = true
    }
  }
}
